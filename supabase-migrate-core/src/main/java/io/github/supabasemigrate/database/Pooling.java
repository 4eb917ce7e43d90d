package io.github.supabasemigrate.database;

import io.github.supabasemigrate.finding.MigrateException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;

/** What stands between a session and its server, told by how it behaves rather than by its name. */
public enum Pooling {
    /** Nothing: the session is the server's own. */
    NONE,
    /** A pooler that keeps a server's session for the client's: locks and settings last. */
    SESSION,
    /** A pooler that gives each transaction, or each statement, any of its sessions: nothing lasts. */
    TRANSACTION;

    private static final int ROUNDS = 5;
    private static final int PATIENCE_SECONDS = 5;

    /**
     * Finds out. Without a pooler this is one query: the process that answers is the one that the server announced at login.
     * A pooler announces a number of its own; then a second session holds a transaction, and either gets the first's process
     * or makes the first move to another, where nothing lasts.
     *
     * @param connection in auto-commit mode
     */
    public static Pooling of(Database database, Connection connection) throws SQLException {
        int process = process(connection);
        if (connection.unwrap(PGConnection.class).getBackendPID() == process) {
            return NONE;
        }
        Properties patient = database.properties();
        PGProperty.CONNECT_TIMEOUT.set(patient, PATIENCE_SECONDS);
        PGProperty.SOCKET_TIMEOUT.set(patient, PATIENCE_SECONDS);
        try (Connection other = database.open(patient)) {
            other.setAutoCommit(false);
            for (int i = 0; i < ROUNDS; i++) {
                if (process(other) == process || process(connection) != process) {
                    return TRANSACTION;
                }
                other.rollback();
            }
            return SESSION;
        } catch (SQLException e) {
            // No second session while the first exists: the pool has one for each client, and no more of them.
            return refusesTransactions(e) ? TRANSACTION : SESSION;
        }
    }

    private static boolean refusesTransactions(SQLException e) {
        return ServerError.from(e).message().contains("statement pooling");
    }

    private static int process(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("SELECT pg_catalog.pg_backend_pid()")) {
            answer.next();
            return answer.getInt(1);
        }
    }

    /**
     * Refuses a session that does not last, for whoever is going to lock and write.
     *
     * @throws MigrateException naming the URL to use, as far as the server tells it
     */
    public static void requireLastingSession(Database database, Connection connection) throws SQLException {
        if (of(database, connection) != TRANSACTION) {
            return;
        }
        String instead = serverBehind(database, connection)
                .map(url -> "Use the server's own URL, which may be " + url + ",")
                .orElse("Use the server's own URL");
        throw MigrateException.because("`" + database.url().authority()
                        + "` is a transaction pooler, through which nothing is written.")
                .why("It gives every transaction another session, so that locks, settings and roles do not last.")
                .state("Nothing was changed.")
                .next(instead + " or a pool with pool_mode = session.")
                .build();
    }

    private static Optional<DatabaseUrl> serverBehind(Database database, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("SELECT pg_catalog.host(pg_catalog.inet_server_addr()),"
                        + " pg_catalog.inet_server_port(), pg_catalog.current_database()")) {
            answer.next();
            String host = answer.getString(1);
            return host == null
                    ? Optional.empty()
                    : Optional.of(new DatabaseUrl(
                            host,
                            answer.getInt(2),
                            answer.getString(3),
                            database.url().user(),
                            null,
                            Map.of()));
        }
    }
}
