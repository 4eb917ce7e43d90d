package io.github.supabasemigrate.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SystemTablesTest {

    private static final String BEFORE = "CREATE TABLE kept (a int); CREATE TABLE left_behind (b text)";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE kept ADD c int DEFAULT 7",
                "DROP TABLE left_behind",
                "COMMENT ON COLUMN kept.a IS 'why'",
                "GRANT SELECT (a) ON kept TO PUBLIC",
                "CREATE FUNCTION f() RETURNS int LANGUAGE sql RETURN 1",
                "CREATE POLICY p ON kept USING (a > 1)",
                "ALTER DATABASE %s SET work_mem = '5MB'"
            })
    void everyChangeShows(String change) throws SQLException {
        try (Connection connection = TestPostgres.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(BEFORE);
            long born = lastTransaction(statement);
            String all = SystemTables.digest(connection, 0);
            String recent = SystemTables.digest(connection, born);

            statement.execute(change.formatted(connection.getCatalog()));

            assertThat(SystemTables.digest(connection, 0)).isNotEqualTo(all);
            assertThat(SystemTables.digest(connection, born)).isNotEqualTo(recent);
        }
    }

    @Test
    void dataDoNotCount() throws SQLException {
        try (Connection connection = TestPostgres.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(BEFORE);
            String before = SystemTables.digest(connection, 0);

            statement.execute("INSERT INTO kept SELECT generate_series(1, 1000)");
            statement.execute("ANALYZE kept");

            assertThat(SystemTables.digest(connection, 0)).isEqualTo(before);
        }
    }

    @Test
    void otherDatabasesDoNotCount() throws SQLException {
        try (Connection connection = TestPostgres.connect()) {
            String before = SystemTables.digest(connection, 0);
            try (Connection other = TestPostgres.connect();
                    Statement statement = other.createStatement()) {
                statement.execute("CREATE TABLE elsewhere (a int)");
                statement.execute("ALTER DATABASE " + other.getCatalog() + " SET work_mem = '5MB'");
                statement.execute("GRANT CONNECT ON DATABASE " + other.getCatalog() + " TO pg_monitor");

                assertThat(SystemTables.digest(connection, 0)).isEqualTo(before);
            }
        }
    }

    private static long lastTransaction(Statement statement) throws SQLException {
        try (ResultSet row =
                statement.executeQuery("SELECT pg_catalog.max(xmin::text::bigint) FROM pg_catalog.pg_class")) {
            row.next();
            return row.getLong(1);
        }
    }
}
