package io.github.supabasemigrate.shadow.baseline;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;

/** A named piece of SQL, run whole and in one transaction. */
public record BaselineScript(String name, String text) {

    public BaselineScript {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(text, "text");
    }

    /** Runs the script; the connection is in autocommit mode, so that the driver sends it as one transaction. */
    void runOn(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(text);
        }
    }
}
