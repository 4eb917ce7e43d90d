package io.github.supabasemigrate.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.supabasemigrate.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class ServerErrorTest {

    @Test
    void placesTheErrorByUtf16UnitsThoughTheServerCountsCodePoints() throws SQLException {
        String sql = "SELECT '😀', nowhere";
        try (Connection connection = TestPostgres.connect()) {
            ServerError error = failing(connection, sql);

            assertThat(error.sqlState()).isEqualTo("42703");
            assertThat(error.offsetIn(sql)).hasValue(sql.indexOf("nowhere"));
        }
    }

    @Test
    void namesWhatAConstraintViolationIsAbout() throws SQLException {
        try (Connection connection = TestPostgres.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (a int CONSTRAINT positive CHECK (a > 0))");
            ServerError error = failing(connection, "INSERT INTO t VALUES (-1)");

            assertThat(error.subject().schema()).isEqualTo("public");
            assertThat(error.subject().table()).isEqualTo("t");
            assertThat(error.constraint()).hasValue("positive");
            assertThat(error.detail()).isEqualTo("Failing row contains (-1).");
        }
    }

    @Test
    void showsTheStatementInsideAFunctionAndWhereItFails() throws SQLException {
        try (Connection connection = TestPostgres.connect()) {
            ServerError error = failing(connection, "DO $$ BEGIN EXECUTE 'SELECT 1 FROM absent'; END $$");

            assertThat(error.internalQuery()).isEqualTo("SELECT 1 FROM absent");
            assertThat(error.internalOffset()).hasValue("SELECT 1 FROM ".length());
            assertThat(error.describe()).isEqualTo("""
                    ERROR: relation "absent" does not exist (SQLSTATE 42P01)
                    QUERY: SELECT 1 FROM absent
                    CONTEXT: PL/pgSQL function inline_code_block line 1 at EXECUTE""");
        }
    }

    @Test
    void findsTheServersWordsBehindTheDriversWrapping() throws SQLException {
        try (Connection connection = TestPostgres.connect()) {
            SQLException inner = catchThrowableOfType(SQLException.class, () -> run(connection, "SELECT 1/0"));

            assertThat(ServerError.from(new SQLException("wrapped", inner)).sqlState())
                    .isEqualTo("22012");
        }
    }

    @Test
    void readsAnErrorThatOnlyTheDriverSaw() {
        ServerError error = ServerError.from(new SQLException("socket closed", "08006"));

        assertThat(error.isConnectionLost()).isTrue();
        assertThat(error.describe()).isEqualTo("ERROR: socket closed (SQLSTATE 08006)");
    }

    private static ServerError failing(Connection connection, String sql) {
        return ServerError.from(catchThrowableOfType(SQLException.class, () -> run(connection, sql)));
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
