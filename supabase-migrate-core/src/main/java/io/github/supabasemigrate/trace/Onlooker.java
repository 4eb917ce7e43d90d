package io.github.supabasemigrate.trace;

import io.github.supabasemigrate.database.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * A second session, for a statement that runs outside a transaction and has given its locks back by the time it is done.
 * Connects on first use.
 */
final class Onlooker implements AutoCloseable {

    private static final String LOCKS = """
            SELECT relation::bigint, mode FROM pg_catalog.pg_locks
             WHERE pid = ? AND locktype = 'relation' AND database <> 0 AND relation >= 16384""";

    private final Database database;
    private @Nullable Connection connection;

    Onlooker(Database database) {
        this.database = database;
    }

    /** Begins to look at the locks of another session, over and over; has looked once when this returns. */
    Watch watch(Connection session) throws SQLException {
        PreparedStatement locks = connection().prepareStatement(LOCKS);
        locks.setInt(1, session.unwrap(PGConnection.class).getBackendPID());
        Watch watch = new Watch(locks);
        watch.start();
        return watch;
    }

    private Connection connection() {
        Connection open = connection;
        if (open == null) {
            open = database.connect();
            connection = open;
        }
        return open;
    }

    @Override
    public void close() throws SQLException {
        if (connection != null) {
            connection.close();
        }
    }

    /** Looks until it is told to stop. The connection is its own in between. */
    static final class Watch {

        private final PreparedStatement locks;
        private final Map<Long, Set<LockMode>> seen = new HashMap<>();
        private final FutureTask<Void> task = new FutureTask<>(this::lookUntilStopped);
        private final CountDownLatch looking = new CountDownLatch(1);
        private final AtomicLong looks = new AtomicLong();
        private volatile boolean stopped;

        private Watch(PreparedStatement locks) {
            this.locks = locks;
        }

        private void start() {
            Thread thread = new Thread(task, "supabase-migrate-locks");
            thread.setDaemon(true);
            thread.start();
            try {
                looking.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private @Nullable Void lookUntilStopped() throws SQLException {
            try (locks) {
                while (!stopped) {
                    look();
                    looks.incrementAndGet();
                    looking.countDown();
                }
                return null;
            } finally {
                looking.countDown();
            }
        }

        private void look() throws SQLException {
            try (ResultSet answer = locks.executeQuery()) {
                while (answer.next()) {
                    seen.computeIfAbsent(answer.getLong(1), oid -> EnumSet.noneOf(LockMode.class))
                            .add(LockMode.ofServer(answer.getString(2)));
                }
            }
        }

        long looks() {
            return looks.get();
        }

        /** Ends it and tells which modes each relation was locked in, or was waited for in. */
        Map<Long, Set<LockMode>> stop() throws SQLException {
            stopped = true;
            try {
                task.get();
                return Map.copyOf(seen);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SQLException("interrupted while looking at locks", e);
            } catch (ExecutionException e) {
                throw new SQLException("looking at locks failed", e.getCause());
            }
        }
    }
}
