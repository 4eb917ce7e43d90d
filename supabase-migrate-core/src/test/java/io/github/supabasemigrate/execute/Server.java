package io.github.supabasemigrate.execute;

import io.github.supabasemigrate.database.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What tests ask and tell a database beside the run they test. */
final class Server {

    private final Database database;

    Server(Database database) {
        this.database = database;
    }

    List<String> query(String sql) throws SQLException {
        try (Connection connection = database.connect()) {
            return query(connection, sql);
        }
    }

    static List<String> query(Connection connection, String sql) throws SQLException {
        var values = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Waits until a query has an answer; fails after a minute. */
    void await(String sql) throws Exception {
        try (Connection connection = database.connect()) {
            long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
            while (query(connection, sql).isEmpty()) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("nothing in a minute: " + sql);
                }
                TimeUnit.MILLISECONDS.sleep(10);
            }
        }
    }
}
