package io.github.supabasemigrate.execute;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.database.Pooling;
import io.github.supabasemigrate.execute.lock.Backend;
import io.github.supabasemigrate.execute.lock.BlockerWatch;
import io.github.supabasemigrate.execute.lock.MigrationLock;
import io.github.supabasemigrate.execute.session.Pause;
import io.github.supabasemigrate.execute.session.Session;
import io.github.supabasemigrate.finding.MigrateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A database while a run changes it: the session that works, the lock, and a new session when the old one is lost. */
final class Target implements AutoCloseable {

    private static final int CONNECTION_ATTEMPTS = 8;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

    private final Database database;
    private final ExecutionOptions options;
    private final ExecutionListener listener;
    private Session session;
    private @Nullable MigrationLock lock;
    private @Nullable BlockerWatch watch;

    private Target(Connection connection, Database database, ExecutionOptions options, ExecutionListener listener)
            throws SQLException {
        this.database = database;
        this.options = options;
        this.listener = listener;
        this.session = sessionOn(connection);
    }

    /** Takes over a connection that has only read so far. */
    static Target on(Connection connection, Database database, ExecutionOptions options, ExecutionListener listener)
            throws SQLException {
        database.complete(connection);
        return new Target(connection, database, options, listener);
    }

    private Session sessionOn(Connection connection) throws SQLException {
        return Session.on(connection, listener::notice, listener::toSend);
    }

    /** Makes this run the only one; does nothing when the options say that it is alone anyway. */
    void lock() throws SQLException {
        if (options.isExclusive()) {
            Pooling.requireLastingSession(database, session.connection());
            lock = MigrationLock.acquire(database.connect(), options.lockWait(), listener::waitingForMigrator);
            watch();
        }
    }

    private void watch() {
        if (lock != null) {
            watch = BlockerWatch.start(lock, session.backendPid(), listener::blocked);
        }
    }

    Session session() {
        return session;
    }

    Database database() {
        return database;
    }

    /** What a file's first message begins with: a clean session, its timeouts, and the sign that it is at work. */
    List<String> freshSession() {
        var sql = new ArrayList<>(session.restoreAll());
        if (!options.lockTimeout().isZero()) {
            sql.add("SET lock_timeout = " + options.lockTimeout().toMillis());
        }
        options.statementTimeout().ifPresent(timeout -> sql.add("SET statement_timeout = " + timeout.toMillis()));
        if (options.isExclusive()) {
            sql.add(MigrationLock.sayAtWork());
        }
        return sql;
    }

    /** Who was seen in the way of the work, if anybody. */
    List<Backend> blockers() {
        return watch == null ? List.of() : watch.lastSeen();
    }

    /** Before the next piece of work. Throws when somebody else may have started to migrate. */
    void requireLock() {
        if (watch != null) {
            watch.forget();
            if (watch.isLockLost()) {
                throw MigrateException.because("The connection that holds the migration lock is lost.")
                        .state("Nothing more was run, because another migrator may have started.")
                        .next("Run again: it goes on where this run stopped.")
                        .build();
            }
        }
    }

    /** A new session in place of a lost one, once the server has really finished with the old one. */
    void reconnect() throws SQLException {
        closeWatch();
        closeQuietly(session);
        session = reopen();
        if (lock != null) {
            if (!lock.isHeld()) {
                closeQuietly(lock);
                lock = MigrationLock.acquire(database.connect(), options.lockWait(), listener::waitingForMigrator);
            } else {
                lock.awaitOldSessions(options.lockWait(), listener::waitingForMigrator);
            }
            watch();
        }
    }

    private Session reopen() throws SQLException {
        Duration pause = FIRST_PAUSE;
        for (int attempt = 1; ; attempt++) {
            try {
                return sessionOn(database.connect());
            } catch (MigrateException | SQLException e) {
                if (attempt == CONNECTION_ATTEMPTS) {
                    throw e;
                }
                Pause.of(pause);
                pause = pause.multipliedBy(2);
            }
        }
    }

    private void closeWatch() {
        if (watch != null) {
            watch.close();
        }
    }

    /** The work is over or lost: what closing has to say changes neither. */
    private static void closeQuietly(@Nullable AutoCloseable resource) {
        try {
            if (resource != null) {
                resource.close();
            }
        } catch (Exception ignored) {
            // The server ends the session in any case.
        }
    }

    @Override
    public void close() {
        closeWatch();
        closeQuietly(session);
        closeQuietly(lock);
    }
}
