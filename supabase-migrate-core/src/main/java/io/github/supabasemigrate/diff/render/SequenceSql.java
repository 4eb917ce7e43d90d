package io.github.supabasemigrate.diff.render;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.catalog.relation.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Sequences, of their own and of identity columns. */
public final class SequenceSql {

    private static final Map<String, Long> LARGEST =
            Map.of("smallint", (long) Short.MAX_VALUE, "integer", (long) Integer.MAX_VALUE, "bigint", Long.MAX_VALUE);

    private SequenceSql() {}

    static String create(Sequence sequence) {
        var text = new StringBuilder("CREATE ")
                .append(sequence.isUnlogged() ? "UNLOGGED " : "")
                .append("SEQUENCE ")
                .append(Names.of(sequence.id()));
        if (!sequence.type().equals("bigint")) {
            text.append(" AS ").append(sequence.type());
        }
        options(sequence).forEach(option -> text.append(' ').append(option));
        return text.toString();
    }

    /** Null owner is {@code NONE}. */
    public static String ownedBy(Sequence sequence) {
        ObjectId column = sequence.ownedBy();
        return "ALTER SEQUENCE " + Names.of(sequence.id()) + " OWNED BY "
                + (column == null ? "NONE" : Names.parent(column) + "." + Names.quote(column.name()));
    }

    /** Options that are not what an identity column would get by itself. */
    static String identityOptions(Sequence sequence, Column column) {
        var options = new ArrayList<String>();
        ObjectId id = sequence.id();
        boolean named = id.schema().equals(column.id().schema())
                && id.name().equals(column.id().parent() + "_" + column.name() + "_seq");
        if (!named) {
            options.add("SEQUENCE NAME " + Names.of(id));
        }
        options.addAll(options(sequence));
        return String.join(" ", options);
    }

    /** Options that differ from the defaults (manual, CREATE SEQUENCE). */
    public static List<String> options(Sequence sequence) {
        boolean ascending = sequence.increment() > 0;
        long largest = LARGEST.getOrDefault(sequence.type(), Long.MAX_VALUE);
        long minimum = ascending ? 1 : -largest - 1;
        long maximum = ascending ? largest : -1;
        var options = new ArrayList<String>();
        add(options, "INCREMENT BY", sequence.increment(), 1);
        add(options, "MINVALUE", sequence.minimum(), minimum);
        add(options, "MAXVALUE", sequence.maximum(), maximum);
        add(options, "START WITH", sequence.start(), ascending ? sequence.minimum() : sequence.maximum());
        add(options, "CACHE", sequence.cache(), 1);
        if (sequence.cycles()) {
            options.add("CYCLE");
        }
        return options;
    }

    private static void add(List<String> options, String word, long value, long usual) {
        if (value != usual) {
            options.add(word + " " + value);
        }
    }
}
