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
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A target as its checks need it.
 *
 * @param sequenceUse how much of its range a sequence has used, 0 to 1
 * @param extensions those that are installed or can be
 * @param newerExtensions installed extensions whose server offers another default version, with that version
 */
public record TargetState(
        Catalog catalog,
        SortedMap<ObjectId, Double> sequenceUse,
        Set<String> extensions,
        SortedMap<String, String> newerExtensions) {

    private static final String SEQUENCES = """
            SELECT schemaname, sequencename,
                   (CASE WHEN increment_by > 0 THEN last_value::numeric - min_value ELSE max_value::numeric - last_value END)
                   / greatest(max_value::numeric - min_value, 1) AS used
            FROM pg_catalog.pg_sequences
            WHERE last_value IS NOT NULL AND NOT cycle""";

    private static final String EXTENSIONS = """
            SELECT coalesce(e.extname, a.name), CASE WHEN a.default_version <> e.extversion THEN a.default_version END
            FROM pg_catalog.pg_extension e
            FULL JOIN pg_catalog.pg_available_extensions a ON a.name = e.extname""";

    public TargetState {
        sequenceUse = Collections.unmodifiableSortedMap(new TreeMap<>(sequenceUse));
        extensions = Set.copyOf(extensions);
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
        Set<String> extensions = new HashSet<>();
        SortedMap<String, String> newer = new TreeMap<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery(SEQUENCES)) {
                while (rows.next()) {
                    sequences.put(
                            ObjectId.of(ObjectKind.SEQUENCE, rows.getString(1), rows.getString(2)), rows.getDouble(3));
                }
            }
            try (ResultSet rows = statement.executeQuery(EXTENSIONS)) {
                while (rows.next()) {
                    String name = rows.getString(1);
                    extensions.add(name);
                    Optional.ofNullable(rows.getString(2)).ifPresent(version -> newer.put(name, version));
                }
            }
        }
        return new TargetState(catalog, new TreeMap<>(sequences), extensions, newer);
    }
}
