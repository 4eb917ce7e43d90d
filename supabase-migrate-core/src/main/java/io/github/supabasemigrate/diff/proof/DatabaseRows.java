package io.github.supabasemigrate.diff.proof;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.diff.proof.StoredTables.Stored;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What is in all tables and sequences of a database, as digests: enough to tell whether two databases hold the same. */
public final class DatabaseRows {

    private static final String HISTORY = "supabase_migrations";
    private static final String SEQUENCES = """
            SELECT schemaname, sequencename, last_value FROM pg_catalog.pg_sequences
            WHERE schemaname NOT LIKE 'pg\\_%' ORDER BY 1, 2
            """;

    private final SortedMap<ObjectId, RowDigest> tables;
    private final SortedMap<ObjectId, String> sequences;

    private DatabaseRows(SortedMap<ObjectId, RowDigest> tables, SortedMap<ObjectId, String> sequences) {
        this.tables = tables;
        this.sequences = sequences;
    }

    /** Reads everything but the history of migrations. */
    public static DatabaseRows read(Connection superuser) throws SQLException {
        var tables = new TreeMap<ObjectId, RowDigest>();
        for (Stored table : StoredTables.read(superuser)) {
            if (!table.id().schema().equals(HISTORY)) {
                Map<String, String> names = new LinkedHashMap<>();
                table.columns().values().forEach(name -> names.put(name, name));
                tables.put(table.id(), RowDigest.of(superuser, table.id(), names, List.of()));
            }
        }
        var sequences = new TreeMap<ObjectId, String>();
        try (Statement statement = superuser.createStatement();
                ResultSet row = statement.executeQuery(SEQUENCES)) {
            while (row.next()) {
                ObjectId id = ObjectId.of(ObjectKind.SEQUENCE, row.getString(1), row.getString(2));
                sequences.put(id, String.valueOf(row.getString(3)));
            }
        }
        return new DatabaseRows(tables, sequences);
    }

    /** The tables of which these hold other rows than those. */
    public List<ObjectId> tablesBeside(DatabaseRows other) {
        return tables.entrySet().stream()
                .filter(table -> !table.getValue().equals(other.tables.get(table.getKey()))
                        && table.getValue().rows() > 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Columns that two runs of one script fill differently: with random values, or the time. */
    public Set<ObjectId> columnsBeside(DatabaseRows other) {
        var columns = new TreeSet<ObjectId>();
        tables.forEach((table, digest) -> {
            RowDigest there = other.tables.getOrDefault(table, RowDigest.NOTHING);
            digest.columns().forEach((name, values) -> {
                if (digest.rows() == there.rows()
                        && !values.equals(there.columns().get(name))) {
                    columns.add(table.child(ObjectKind.COLUMN, name));
                }
            });
        });
        return columns;
    }

    /**
     * What those have otherwise than these.
     *
     * @param free columns that may differ in all but the count of their values
     * @return one phrase a table, column or sequence
     */
    public List<String> differences(DatabaseRows other, Set<ObjectId> free) {
        var found = new ArrayList<String>();
        var ids = new TreeSet<>(tables.keySet());
        ids.addAll(other.tables.keySet());
        for (ObjectId table : ids) {
            RowDigest here = tables.getOrDefault(table, RowDigest.NOTHING);
            RowDigest there = other.tables.getOrDefault(table, RowDigest.NOTHING);
            if (here.rows() != there.rows()) {
                found.add("%s has %d rows, not %d".formatted(table.display(), there.rows(), here.rows()));
            } else {
                columns(table, here, there, free, found);
            }
        }
        sequences.forEach((id, value) -> {
            if (!Objects.equals(value, other.sequences.get(id))) {
                found.add("%s is at %s, not at %s".formatted(id.display(), other.sequences.get(id), value));
            }
        });
        return found;
    }

    private static void columns(
            ObjectId table, RowDigest here, RowDigest there, Set<ObjectId> free, List<String> found) {
        here.columns().forEach((name, values) -> {
            RowDigest.Values others = there.columns().get(name);
            ObjectId column = table.child(ObjectKind.COLUMN, name);
            boolean isSame = others != null
                    && others.count() == values.count()
                    && (free.contains(column) || others.digest().compareTo(values.digest()) == 0);
            if (!isSame) {
                found.add(column.display() + " has other values");
            }
        });
    }
}
