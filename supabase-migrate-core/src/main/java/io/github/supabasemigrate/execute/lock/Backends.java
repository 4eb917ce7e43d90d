package io.github.supabasemigrate.execute.lock;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Queries on {@code pg_stat_activity}. */
public final class Backends {

    private Backends() {}

    static List<Backend> query(Connection connection, String joinsAndConditions) throws SQLException {
        var found = new ArrayList<Backend>();
        String sql = "SELECT " + Backend.COLUMNS + "FROM pg_catalog.pg_stat_activity AS a\n" + joinsAndConditions;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(Backend.read(rows));
            }
        }
        return found;
    }
}
