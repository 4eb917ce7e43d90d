package io.github.supabasemigrate.diff;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.CatalogReader;
import io.github.supabasemigrate.testing.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * One empty database for all cases: each state is made in a transaction that is rolled back, which PostgreSQL can do with
 * nearly all of a schema, and far more quickly than it makes databases.
 */
final class ScratchDatabase {

    private final Connection connection;

    ScratchDatabase() throws SQLException {
        // One message a script, as psql sends it: the driver's own splitting knows no SQL-standard bodies.
        connection = DriverManager.getConnection(TestPostgres.newDatabase() + "&preferQueryMode=simple");
        execute("""
                SET client_min_messages = error;
                SET allow_in_place_tablespaces = on;
                CREATE ROLE app_owner;
                CREATE ROLE app_reader;
                GRANT ALL ON SCHEMA public TO app_owner""");
        execute("CREATE TABLESPACE ts1 LOCATION ''");
        connection.setAutoCommit(false);
    }

    String name() throws SQLException {
        return connection.getCatalog();
    }

    /** The catalog after the script ran on the empty database, which is empty again when this returns. */
    Catalog after(String script) throws SQLException {
        try {
            execute(script);
            return CatalogReader.read(connection);
        } finally {
            connection.rollback();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e.getMessage() + "\n" + sql, e);
        }
    }
}
