package io.github.supabasemigrate.shadow.embedded;

import io.github.supabasemigrate.shadow.Baseline;
import io.github.supabasemigrate.shadow.DatabaseCopy;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Runs the baseline's scripts in a fresh server. */
final class BaselineInstaller {

    private BaselineInstaller() {}

    static void install(AdminUrl admin, Baseline baseline) throws IOException {
        try (Connection connection = admin.connect("postgres");
                Statement statement = connection.createStatement()) {
            // Hashed anew, as cheaply as the server's settings now say: see ServerSettings.
            statement.execute("ALTER ROLE postgres PASSWORD '" + admin.password() + "'");
            // A place from which every other database can be copied.
            statement.execute("ALTER DATABASE template0 ALLOW_CONNECTIONS true");
        } catch (SQLException e) {
            throw new IOException("The new server refuses its superuser.", e);
        }
        // The simple protocol sends a script as it is.
        for (Baseline.Script script : baseline.scripts()) {
            try (Connection connection = DriverManager.getConnection(admin.of("postgres") + "&preferQueryMode=simple");
                    Statement statement = connection.createStatement()) {
                statement.execute(script.text());
            } catch (SQLException e) {
                throw new IOException("The baseline script " + script.name() + " fails: " + e.getMessage(), e);
            }
        }
        if (!baseline.scripts().isEmpty()) {
            renewTemplate(admin);
        }
    }

    /** Makes {@code template1} a copy of {@code postgres}, from a place that is neither. */
    private static void renewTemplate(AdminUrl admin) throws IOException {
        try {
            try (Connection connection = admin.connect("template1")) {
                DatabaseCopy.of("postgres").as("renewed").run(connection);
            }
            try (Connection connection = admin.connect("postgres");
                    Statement statement = connection.createStatement()) {
                statement.execute("ALTER DATABASE template1 IS_TEMPLATE false");
                statement.execute("DROP DATABASE template1");
                statement.execute("ALTER DATABASE renewed RENAME TO template1");
                statement.execute("ALTER DATABASE template1 IS_TEMPLATE true");
            }
        } catch (SQLException e) {
            throw new IOException("The baseline cannot be made a template: " + e.getMessage(), e);
        }
    }
}
