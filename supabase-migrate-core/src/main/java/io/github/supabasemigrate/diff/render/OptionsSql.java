package io.github.supabasemigrate.diff.render;

import io.github.supabasemigrate.catalog.object.Options;
import io.github.supabasemigrate.sql.Literals;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Changes of {@code name=value} options. */
public final class OptionsSql {

    private OptionsSql() {}

    /** {@code SET (…)} and {@code RESET (…)} actions from one set of storage parameters to another, each after a prefix. */
    public static List<String> changes(String alter, String namespace, @Nullable Options before, Options after) {
        SortedMap<String, String> old = before == null ? Options.NONE.values() : before.values();
        var set = new TreeMap<>(after.values());
        set.entrySet().removeIf(option -> option.getValue().equals(old.get(option.getKey())));
        List<String> gone = old.keySet().stream()
                .filter(name -> !after.values().containsKey(name))
                .map(name -> namespace + Names.quote(name))
                .toList();
        var actions = new ArrayList<String>();
        if (!set.isEmpty()) {
            actions.add(alter + "SET (" + Names.parameters(set, namespace) + ")");
        }
        if (!gone.isEmpty()) {
            actions.add(alter + "RESET (" + String.join(", ", gone) + ")");
        }
        return actions;
    }

    /** {@code OPTIONS (ADD …, SET …, DROP …)} of foreign data; empty for no change. */
    public static String foreignChanges(Options before, Options after) {
        var changes = new ArrayList<String>();
        after.values().forEach((name, value) -> {
            String old = before.values().get(name);
            if (!value.equals(old)) {
                changes.add((old == null ? "ADD " : "SET ") + Names.quote(name) + " " + Literals.quote(value));
            }
        });
        before.values().keySet().stream()
                .filter(name -> !after.values().containsKey(name))
                .forEach(name -> changes.add("DROP " + Names.quote(name)));
        return changes.isEmpty() ? "" : "OPTIONS (" + String.join(", ", changes) + ")";
    }
}
