package io.github.supabasemigrate.diff;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.CatalogReader;
import io.github.supabasemigrate.testing.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * One empty database for all cases: each state is made in a transaction that is rolled back, which PostgreSQL can do with
 * nearly all of a schema, and far more quickly than it makes databases.
 */
final class ScratchDatabase implements AutoCloseable {

    private final Connection connection;

    ScratchDatabase() throws SQLException {
        // One message a script, as psql sends it: the driver's own splitting knows no SQL-standard bodies.
        connection = DriverManager.getConnection(TestPostgres.newDatabase() + "&preferQueryMode=simple");
        execute("""
                SET client_min_messages = error;
                SET allow_in_place_tablespaces = on;
                DO $$ BEGIN
                    IF to_regrole('app_owner') IS NULL THEN CREATE ROLE app_owner; CREATE ROLE app_reader; END IF;
                END $$;
                GRANT ALL ON SCHEMA public TO app_owner""");
        if (text("SELECT spcname FROM pg_tablespace WHERE spcname = 'ts1'").isEmpty()) {
            execute("CREATE TABLESPACE ts1 LOCATION ''");
        }
        connection.setAutoCommit(false);
    }

    /** Runs a script that stays, as one transaction. */
    void commit(String script) throws SQLException {
        execute(script);
        connection.commit();
    }

    /** Runs a script that stays, outside of any transaction. */
    void runAlone(String script) throws SQLException {
        connection.commit();
        connection.setAutoCommit(true);
        try {
            for (String statement : script.split(";\n+")) {
                execute(statement);
            }
        } finally {
            connection.setAutoCommit(false);
        }
    }

    /** The catalog as it is now. */
    Catalog read() {
        return CatalogReader.read(connection);
    }

    /** The catalog after the scripts ran one after the other, each told what the database looked like before; all undone. */
    Catalog after(List<String> scripts, Map<String, String> facts, Consumer<Map<String, String>> look)
            throws SQLException {
        try {
            for (String script : scripts) {
                execute(script);
            }
            look.accept(facts(facts));
            return CatalogReader.read(connection);
        } finally {
            connection.rollback();
        }
    }

    /** What queries answer, each a single text. */
    Map<String, String> facts(Map<String, String> queries) throws SQLException {
        var answers = new TreeMap<String, String>();
        for (Map.Entry<String, String> query : queries.entrySet()) {
            answers.put(query.getKey(), text(query.getValue()));
        }
        return answers;
    }

    private String text(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? String.valueOf(rows.getString(1)) : "";
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    int major() throws SQLException {
        return connection.getMetaData().getDatabaseMajorVersion();
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
