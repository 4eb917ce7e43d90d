package io.github.supabasemigrate.history;

import io.github.supabasemigrate.sql.Literals;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How far a migration came that cannot run in one transaction. The table stands beside the history, in the one schema that the
 * CLI's diff, dump and list all leave alone, and is there only while a migration is unfinished: the CLI never meets it.
 */
public final class UnfinishedMigrations {

    private static final String TABLE = "supabase_migrations.unfinished_migrations";

    private final Connection connection;

    private UnfinishedMigrations(Connection connection) {
        this.connection = connection;
    }

    public static UnfinishedMigrations on(Connection connection) {
        return new UnfinishedMigrations(connection);
    }

    /** What earlier runs left, by version. */
    public Map<String, Progress> all() throws SQLException {
        var all = new TreeMap<String, Progress>();
        try (Statement statement = connection.createStatement()) {
            if (exists(statement)) {
                try (ResultSet rows = statement.executeQuery("SELECT version, sha256, done, running FROM " + TABLE)) {
                    while (rows.next()) {
                        var progress =
                                new Progress(rows.getString(1), rows.getString(2), rows.getInt(3), rows.getBoolean(4));
                        all.put(progress.version(), progress);
                    }
                }
            }
        }
        return all;
    }

    /** What is left of one version, if anything. */
    public Optional<Progress> find(String version) throws SQLException {
        return Optional.ofNullable(all().get(version));
    }

    /** Makes the table and the row from which {@link Progress#record()} counts. */
    public void begin(Progress progress) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("""
                    CREATE TABLE IF NOT EXISTS %s (
                      version text PRIMARY KEY,
                      sha256 text NOT NULL,
                      done integer NOT NULL,
                      running boolean NOT NULL,
                      started_at timestamptz NOT NULL DEFAULT pg_catalog.now()
                    );
                    INSERT INTO %1$s (version, sha256, done, running) VALUES (%s, %s, %d, %b)
                    """.formatted(
                            TABLE,
                            Literals.quote(progress.version()),
                            Literals.quote(progress.sha256()),
                            progress.done(),
                            progress.isRunning()));
        }
    }

    /** Removes what is known of a version, and the table with its last row. */
    public void forget(String version) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (exists(statement)) {
                statement.setEscapeProcessing(false);
                statement.execute(forgetSql(version));
            }
        }
    }

    /** The statements that {@link #forget} runs, for the transaction that also writes the history row. */
    public static String forgetSql(String version) {
        return """
                DELETE FROM %s WHERE version = %s;
                DO 'BEGIN
                  IF NOT EXISTS (SELECT FROM %1$s) THEN
                    DROP TABLE %1$s;
                  END IF;
                END'
                """.formatted(TABLE, Literals.quote(version));
    }

    private static boolean exists(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT pg_catalog.to_regclass('" + TABLE + "') IS NOT NULL")) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    /**
     * How far one migration came.
     *
     * @param sha256 of the file, so that a run resumes only in the text it began with
     * @param done statements, counted from the file's start, whose effects are committed
     * @param isRunning the next statement was sent outside a transaction and nobody knows how it ended
     */
    public record Progress(String version, String sha256, int done, boolean isRunning) {

        public Progress running() {
            return new Progress(version, sha256, done, true);
        }

        public Progress done(int statements) {
            return new Progress(version, sha256, statements, false);
        }

        /** The statement that records this; inside a transaction it becomes true together with the work it counts. */
        public String record() {
            return "UPDATE %s SET done = %d, running = %b WHERE version = %s"
                    .formatted(TABLE, done, isRunning, Literals.quote(version));
        }
    }
}
