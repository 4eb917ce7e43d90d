package io.github.supabasemigrate.execute.lock;

import io.github.supabasemigrate.execute.session.Pause;
import io.github.supabasemigrate.finding.MigrateException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The right to change a database's history: a session-level advisory lock, which the server takes back when the session ends, however it
 * ends. It is held on an idle connection in autocommit mode, so it keeps no transaction open; and whoever waits for it polls, because a
 * session that waits <em>inside</em> {@code pg_advisory_lock} holds a snapshot that {@code CREATE INDEX CONCURRENTLY} waits for.
 */
public final class MigrationLock implements AutoCloseable {

    /** Any number will do that no application is likely to choose: the bytes of "supamigr". */
    private static final long KEY = 0x73757061_6d696772L;

    /** Held by the session that migrates, so that nobody starts while the session of a killed run is still at work. */
    private static final long WORK_KEY = KEY + 1;

    private static final Duration POLL = Duration.ofMillis(250);

    private final Connection connection;

    private MigrationLock(Connection connection) {
        this.connection = connection;
    }

    /**
     * Waits for the lock and takes it.
     *
     * @param connection for this lock alone, in autocommit mode; closed with the lock
     * @param waiting told once who holds the lock, before the waiting begins
     * @throws MigrateException when somebody else still holds the lock after the limit
     */
    public static MigrationLock acquire(Connection connection, Duration limit, Consumer<Optional<Backend>> waiting)
            throws SQLException {
        waitFor(connection, KEY, limit, waiting);
        stayConnected(connection);
        var lock = new MigrationLock(connection);
        lock.awaitOldSessions(limit, waiting);
        return lock;
    }

    /** Waits until no session works any more that was begun under this lock; to be asked again after a connection is lost. */
    public void awaitOldSessions(Duration limit, Consumer<Optional<Backend>> waiting) throws SQLException {
        waitFor(connection, WORK_KEY, limit, waiting);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_catalog.pg_advisory_unlock(" + WORK_KEY + ")");
        }
    }

    /** The statement by which the session that migrates says that it is at work; it says so until it ends. */
    public static String sayAtWork() {
        return "SELECT pg_catalog.pg_try_advisory_lock(" + WORK_KEY + ")";
    }

    private static void waitFor(Connection connection, long key, Duration limit, Consumer<Optional<Backend>> waiting)
            throws SQLException {
        long deadline = System.nanoTime() + limit.toNanos();
        boolean told = false;
        while (!tryLock(connection, key)) {
            Optional<Backend> holder = holder(connection, key);
            if (System.nanoTime() - deadline >= 0) {
                throw tookTooLong(limit, holder);
            }
            if (!told) {
                waiting.accept(holder);
                told = true;
            }
            Pause.of(POLL);
        }
    }

    private static boolean tryLock(Connection connection, long key) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_catalog.pg_try_advisory_lock(" + key + ")")) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** A server may end sessions that are idle, which this one always is. The setting exists since PostgreSQL 14. */
    private static void stayConnected(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    SELECT pg_catalog.set_config(name, '0', false) FROM pg_catalog.pg_settings
                    WHERE name = 'idle_session_timeout'
                    """);
        }
    }

    private static Optional<Backend> holder(Connection connection, long key) throws SQLException {
        List<Backend> holders = Backends.query(connection, """
                JOIN pg_catalog.pg_locks AS l ON l.pid = a.pid
                WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
                  AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())
                  AND (l.classid::bigint << 32) + l.objid::bigint = %d
                """.formatted(key));
        return holders.stream().findFirst();
    }

    private static MigrateException tookTooLong(Duration limit, Optional<Backend> holder) {
        return MigrateException.because("Another migrator works on this database; it did not finish within "
                        + limit.toSeconds() + " s.")
                .why(holder.map(backend -> "It is " + backend.describe() + ".").orElse(null))
                .state("Nothing was run.")
                .next("Run again when it is done, or wait longer: -Dsupabase-migrate.lockWait=" + 2 * limit.toSeconds()
                        + holder.map(backend ->
                                        ". If it is stuck, end it: SELECT pg_terminate_backend(" + backend.pid() + ")")
                                .orElse(""))
                .build();
    }

    /** True while the server still knows this session, and so the lock. */
    public boolean isHeld() {
        try {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Who keeps this session of the server waiting now, other than by chance for a moment. */
    public List<Backend> blockersOf(int backendPid) throws SQLException {
        return Backends.query(
                connection,
                "WHERE a.pid IN (SELECT pg_catalog.unnest(pg_catalog.pg_blocking_pids(" + backendPid + ")))");
    }

    /** Gives the lock back by ending its session. */
    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
