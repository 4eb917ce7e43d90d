package io.github.supabasemigrate.verify.state;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.CatalogReader;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A target as its checks need it.
 *
 * @param sequenceUse how much of its range a sequence has used, 0 to 1
 * @param newerExtensions installed extensions whose server offers another default version, with that version
 */
public record TargetState(
        Catalog catalog, SortedMap<ObjectId, Double> sequenceUse, SortedMap<String, String> newerExtensions) {

    private static final String SEQUENCES = """
            SELECT schemaname, sequencename,
                   (CASE WHEN increment_by > 0 THEN last_value::numeric - min_value ELSE max_value::numeric - last_value END)
                   / greatest(max_value::numeric - min_value, 1) AS used
            FROM pg_catalog.pg_sequences
            WHERE last_value IS NOT NULL AND NOT cycle""";

    private static final String EXTENSIONS = """
            SELECT e.extname, a.default_version
            FROM pg_catalog.pg_extension e
            JOIN pg_catalog.pg_available_extensions a ON a.name = e.extname
            WHERE a.default_version <> e.extversion""";

    public TargetState {
        sequenceUse = Collections.unmodifiableSortedMap(new TreeMap<>(sequenceUse));
        newerExtensions = Collections.unmodifiableSortedMap(new TreeMap<>(newerExtensions));
    }

    /**
     * Three questions to the target; changes nothing.
     *
     * @param sessions opens another session there, which helps where the catalog is large
     */
    public static TargetState read(Connection connection, CatalogReader.Sessions sessions) throws SQLException {
        Catalog catalog = CatalogReader.read(connection, sessions);
        Map<ObjectId, Double> sequences = new TreeMap<>();
        Map<String, String> extensions = new TreeMap<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery(SEQUENCES)) {
                while (rows.next()) {
                    sequences.put(
                            ObjectId.of(ObjectKind.SEQUENCE, rows.getString(1), rows.getString(2)), rows.getDouble(3));
                }
            }
            try (ResultSet rows = statement.executeQuery(EXTENSIONS)) {
                while (rows.next()) {
                    extensions.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return new TargetState(catalog, new TreeMap<>(sequences), new TreeMap<>(extensions));
    }
}
