package io.github.supabasemigrate.shadow.embedded;

import io.github.supabasemigrate.database.ServerError;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.shadow.Baseline;
import io.github.supabasemigrate.shadow.DatabaseCopy;
import io.github.supabasemigrate.shadow.baseline.BaselineScript;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Makes a fresh server what a {@link Baseline} says.
 *
 * @param access to the server
 * @param baseline to install
 */
record BaselineInstaller(Access access, Baseline baseline) {

    /** The database that every other is copied from. */
    static final String PRISTINE = "template1";

    /** A place to be while others are copied: nobody copies it. */
    static final String ADMINISTRATION = "template0";

    private static final String RENEWED = "renewed";

    void install() {
        try {
            runScripts();
            prepareRoles();
            if (!baseline.scripts().isEmpty()) {
                renewTemplate();
            }
        } catch (SQLException e) {
            throw failure("The platform's baseline cannot be installed.", e);
        }
    }

    private void runScripts() throws SQLException {
        try (Connection connection = access.administered(Baseline.OWNER).connect();
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (BaselineScript script : baseline.scripts()) {
                try {
                    statement.execute(script.text());
                } catch (SQLException e) {
                    throw failure("The baseline script `" + script.name() + "` fails.", e);
                }
            }
        }
    }

    private static MigrateException failure(String what, SQLException cause) {
        return MigrateException.because(what)
                .why(ServerError.from(cause).describe())
                .cause(cause)
                .build();
    }

    /** Passwords are hashed now, as cheaply as {@link ServerSettings} say, and not by {@code initdb}. */
    private void prepareRoles() throws SQLException {
        try (Connection connection = access.administered(Baseline.OWNER).connect();
                Statement statement = connection.createStatement()) {
            String password = access.password().reveal();
            statement.execute("ALTER ROLE " + baseline.superuser() + " PASSWORD '" + password + "'");
            statement.execute("ALTER ROLE " + Baseline.OWNER + " PASSWORD '" + password + "'");
            statement.execute("ALTER DATABASE " + ADMINISTRATION + " ALLOW_CONNECTIONS true");
        }
    }

    /** Makes the pristine database a copy of the one that the scripts ran in. */
    private void renewTemplate() throws SQLException {
        try (Connection connection = access.administered(ADMINISTRATION).connect();
                Statement statement = connection.createStatement()) {
            DatabaseCopy.of(Baseline.OWNER).as(RENEWED).run(connection);
            statement.execute("ALTER DATABASE " + PRISTINE + " IS_TEMPLATE false");
            statement.execute("DROP DATABASE " + PRISTINE);
            statement.execute("ALTER DATABASE " + RENEWED + " RENAME TO " + PRISTINE);
            statement.execute("ALTER DATABASE " + PRISTINE + " IS_TEMPLATE true");
        }
    }
}
