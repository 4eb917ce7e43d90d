package io.github.supabasemigrate.shadow.container;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.database.ServerError;
import io.github.supabasemigrate.finding.MigrateException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Files that make extensions available to a server that lacks them.
 *
 * @param byName their text
 */
record ExtensionFiles(Map<String, String> byName) {

    ExtensionFiles(Map<String, String> ofBaseline, Map<String, String> others) {
        this(union(ofBaseline, others));
    }

    private static Map<String, String> union(Map<String, String> ofBaseline, Map<String, String> others) {
        Map<String, String> all = new HashMap<>(ofBaseline);
        all.putAll(others);
        return all;
    }

    /** Puts those of extensions that the server has not got by itself where it looks for them. */
    void offer(RunningContainer container, Database server) {
        if (byName.isEmpty()) {
            return;
        }
        try (Connection connection = server.actingAsLogin().connect()) {
            Set<String> there = ask(connection, "SELECT name FROM pg_catalog.pg_available_extensions");
            String share = ask(connection, "SELECT setting FROM pg_catalog.pg_config WHERE name = 'SHAREDIR'")
                    .iterator()
                    .next();
            byName.forEach((name, text) -> {
                if (!there.contains(extension(name))) {
                    container.write(share + "/extension/" + name, text);
                }
            });
        } catch (SQLException e) {
            throw MigrateException.because("The container's extensions cannot be listed.")
                    .why(ServerError.from(e).describe())
                    .cause(e)
                    .build();
        }
    }

    /** {@code vector.control} and {@code vector--0.8.0.sql} are both of {@code vector}. */
    static String extension(String fileName) {
        int end = fileName.indexOf("--");
        return fileName.substring(0, end < 0 ? fileName.lastIndexOf('.') : end);
    }

    private static Set<String> ask(Connection connection, String query) throws SQLException {
        Set<String> answers = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                answers.add(rows.getString(1));
            }
        }
        return answers;
    }
}
