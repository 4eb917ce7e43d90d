package io.github.supabasemigrate.access.rows;

import io.github.supabasemigrate.access.inference.AccessInference;
import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.CatalogReader;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.shadow.Shadow;
import io.github.supabasemigrate.testing.TestPlatform;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Rows that are seeded into tables of a script. */
final class SeededTables {

    private SeededTables() {}

    static List<String> owners(SeededRows rows, String table) {
        return rows.of(ObjectId.table("public", table)).stream()
                .map(row -> String.valueOf(row.owner()))
                .toList();
    }

    static SeededRows seed(String script) throws SQLException {
        return seed(script, TeamSeed.NONE);
    }

    static SeededRows seed(String script, TeamSeed team) throws SQLException {
        try (Shadow shadow = TestPlatform.with(script);
                Connection connection = shadow.asSuperuser().connect()) {
            Catalog catalog = CatalogReader.read(connection);
            connection.setAutoCommit(false);
            try {
                return RowSeeder.seed(connection, catalog, AccessInference.of(catalog, List.of("public")), team);
            } finally {
                connection.rollback();
            }
        }
    }
}
