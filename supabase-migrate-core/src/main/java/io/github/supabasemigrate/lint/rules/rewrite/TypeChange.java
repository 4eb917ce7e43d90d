package io.github.supabasemigrate.lint.rules.rewrite;

import io.github.supabasemigrate.lint.schema.ColumnType;
import java.util.Map;
import java.util.Set;

/** What changing a column's type costs, told from the two types. */
enum TypeChange {
    /** Only the catalog changes. */
    FREE,
    /** The rows stay, indexes on the column are built again. */
    INDEX,
    /** The table is copied. */
    REWRITE;

    private static final Map<String, Set<String>> FREE_TO = Map.of(
            "cidr",
            Set.of("inet"),
            "xml",
            Set.of("text", "varchar"),
            "oid",
            Set.of("regclass"),
            "regclass",
            Set.of("oid"));

    private static final Map<String, Set<String>> INDEX_TO = Map.of(
            "varchar", Set.of("citext"),
            "text", Set.of("citext"),
            "citext", Set.of("text", "varchar"),
            "int4", Set.of("oid", "regclass"),
            "oid", Set.of("int4"),
            "regclass", Set.of("int4"),
            "bit", Set.of("varbit"));

    /** Of a change without USING, in a session whose time zone is UTC. */
    static TypeChange of(ColumnType from, ColumnType to) {
        if (from.equals(to) || isFree(from, to)) {
            return FREE;
        }
        if (from.isArray() || to.isArray()) {
            return REWRITE;
        }
        boolean changesZone = from.is("timestamp", "timestamptz") && to.is("timestamp", "timestamptz");
        boolean keepsRows = changesZone
                ? to.precision() == 6
                : to.isUnlimited()
                        && INDEX_TO.getOrDefault(from.name(), Set.of()).contains(to.name());
        return keepsRows ? INDEX : REWRITE;
    }

    private static boolean isFree(ColumnType from, ColumnType to) {
        if (from.isArray() || to.isArray()) {
            return from.isArray() && to.isArray() && from.is("varchar") && to.is("varchar") && to.isUnlimited();
        }
        if (from.is("varchar", "text") && to.is("varchar", "text")) {
            return to.isUnlimited() || (from.is("varchar") && !from.isUnlimited() && to.first() >= from.first());
        }
        if (from.name().equals(to.name())) {
            return widens(from, to);
        }
        return to.isUnlimited() && FREE_TO.getOrDefault(from.name(), Set.of()).contains(to.name());
    }

    private static boolean widens(ColumnType from, ColumnType to) {
        return switch (from.name()) {
            case "numeric" ->
                to.isUnlimited() || (!from.isUnlimited() && to.first() >= from.first() && to.scale() == from.scale());
            case "time", "timestamp", "timestamptz", "interval" -> to.precision() >= from.precision();
            case "varbit" -> to.isUnlimited() || (!from.isUnlimited() && to.first() >= from.first());
            default -> false;
        };
    }

    /** Whether values may not fit any more. */
    static boolean narrows(ColumnType from, ColumnType to) {
        Set<String> smaller = SMALLER.getOrDefault(from.name(), Set.of());
        if (smaller.contains(to.name())) {
            return true;
        }
        if (from.is("text", "varchar") && to.is("varchar", "bpchar")) {
            return !to.isUnlimited() && (from.isUnlimited() || to.first() < from.first());
        }
        return from.is("numeric")
                && to.is("numeric")
                && !to.isUnlimited()
                && (from.isUnlimited()
                        || to.first() - to.scale() < from.first() - from.scale()
                        || to.scale() < from.scale());
    }

    /** Whether values are read anew as another type, which not every text is. */
    static boolean parses(ColumnType from, ColumnType to) {
        boolean isOfText = from.is("text", "varchar", "bpchar", "citext") && !from.isArray();
        return isOfText && !to.isArray() && !to.is("text", "varchar", "bpchar", "citext", "name", "bytea", "xml");
    }

    private static final Map<String, Set<String>> SMALLER = Map.of(
            "int8", Set.of("int4", "int2"),
            "int4", Set.of("int2"),
            "float8", Set.of("float4", "int8", "int4", "int2"),
            "numeric", Set.of("int8", "int4", "int2"),
            "timestamptz", Set.of("date", "time"),
            "timestamp", Set.of("date", "time"));
}
