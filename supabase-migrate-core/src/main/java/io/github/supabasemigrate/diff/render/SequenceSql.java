package io.github.supabasemigrate.diff.render;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.catalog.relation.Sequence;
import io.github.supabasemigrate.sql.Literals;
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

    /** Gives a new sequence the position of an old one. */
    public static String takeOver(ObjectId old, ObjectId sequence) {
        return "SELECT pg_catalog.setval(" + name(sequence) + ", last_value, is_called) FROM " + Names.of(old);
    }

    /** Moves a sequence forward to where another one is, if that is ahead: what it gave out to others stays given out. */
    public static String catchUp(ObjectId old, Sequence sequence) {
        String sign = sequence.increment() < 0 ? "-" : "";
        return """
                SELECT pg_catalog.setval(%1$s, old.last_value)
                FROM %2$s AS old, %3$s AS shared
                WHERE old.is_called AND old.last_value BETWEEN %4$d AND %5$d
                    AND (%6$sshared.last_value, shared.is_called) < (%6$sold.last_value, true)""".formatted(
                        name(sequence.id()),
                        Names.of(old),
                        Names.of(sequence.id()),
                        sequence.minimum(),
                        sequence.maximum(),
                        sign);
    }

    /** Lets a new sequence begin behind the values of a column. */
    public static String beginBehind(ObjectId sequence, ObjectId column) {
        String name = Names.quote(column.name());
        return "SELECT pg_catalog.setval(" + name(sequence) + ", coalesce(max(" + name + "), 1), max(" + name
                + ") IS NOT NULL) FROM " + Names.parent(column);
    }

    private static String name(ObjectId sequence) {
        return Literals.quote(Names.of(sequence));
    }
}
