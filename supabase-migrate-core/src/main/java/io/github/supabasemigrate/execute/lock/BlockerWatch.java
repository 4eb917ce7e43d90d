package io.github.supabasemigrate.execute.lock;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Looks now and then, over the lock's own connection, at who keeps the migrating session waiting. A lock timeout ends the wait before
 * anybody could ask, so the answer has to be there already. The same look notices when the lock is lost.
 */
public final class BlockerWatch implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofMillis(400);

    private final MigrationLock lock;
    private final int backendPid;
    private final Consumer<List<Backend>> listener;
    private final ScheduledExecutorService timer;

    private volatile List<Backend> lastSeen = List.of();
    private volatile boolean lockLost;
    private boolean reported;

    private BlockerWatch(MigrationLock lock, int backendPid, Consumer<List<Backend>> listener) {
        this.lock = lock;
        this.backendPid = backendPid;
        this.listener = listener;
        this.timer = Executors.newSingleThreadScheduledExecutor(work -> {
            var thread = new Thread(work, "supabase-migrate blocker watch");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Starts watching.
     *
     * @param backendPid the session that migrates
     * @param listener told once for every wait, from another thread
     */
    public static BlockerWatch start(MigrationLock lock, int backendPid, Consumer<List<Backend>> listener) {
        var watch = new BlockerWatch(lock, backendPid, listener);
        long millis = INTERVAL.toMillis();
        var unused = watch.timer.scheduleWithFixedDelay(watch::look, millis, millis, TimeUnit.MILLISECONDS);
        return watch;
    }

    private void look() {
        try {
            List<Backend> blockers = lock.blockersOf(backendPid);
            if (blockers.isEmpty()) {
                reported = false;
            } else {
                lastSeen = blockers;
                if (!reported) {
                    reported = true;
                    listener.accept(blockers);
                }
            }
        } catch (SQLException e) {
            lockLost = !lock.isHeld();
        }
    }

    /** Who was seen in the way last, since {@link #forget}. */
    public List<Backend> lastSeen() {
        return lastSeen;
    }

    /** Another statement begins: earlier blockers have nothing to do with it. */
    public void forget() {
        lastSeen = List.of();
    }

    /** True when the lock's session is gone, so that another migrator may have started. */
    public boolean isLockLost() {
        return lockLost;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
