package io.github.supabasemigrate.catalog.object;

import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Options of the {@code name=value} form: storage parameters, view options, foreign-data options. Their order has no meaning,
 * so they are kept by name.
 */
public record Options(SortedMap<String, String> values) {

    public static final Options NONE = new Options(Collections.emptySortedMap());

    /** A counter that PostgreSQL minors since November 2026 keep among the options of a column; pg_dump hides it too. */
    private static final String INTERNAL = "pg_attver";

    public Options {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /** Reads a {@code text[]} of {@code name=value}. */
    public static Options parse(Collection<String> items) {
        if (items.isEmpty()) {
            return NONE;
        }
        var values = new TreeMap<String, String>();
        for (String item : items) {
            int equals = item.indexOf('=');
            String name = equals < 0 ? item : item.substring(0, equals);
            if (!name.equals(INTERNAL)) {
                values.put(name, equals < 0 ? "" : item.substring(equals + 1));
            }
        }
        return new Options(values);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** True when the option is set to one of PostgreSQL's spellings of true. */
    public boolean isOn(String name) {
        return get(name)
                .filter(value -> value.matches("(?i)t|tr|tru|true|on|1|y|ye|yes"))
                .isPresent();
    }
}
