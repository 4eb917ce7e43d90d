package io.github.supabasemigrate.shadow.cache;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Mutual exclusion between builds: threads, class loaders and processes alike. */
final class FileLocks {

    private FileLocks() {}

    /** What runs while a lock is held. */
    @FunctionalInterface
    interface Action<T> {
        T run() throws IOException;
    }

    /**
     * Runs an action while nobody else holds the file's lock. Not for use inside another of the same file.
     *
     * <p>A file lock belongs to the process: a second thread is refused instead of waiting, and when it closes its channel
     * the first one's lock is silently lost (see {@link FileLock}, "platform dependencies"). So threads queue on a monitor
     * first, and as two plugins in one Maven have two copies of this class, the monitor is an interned string, of which a
     * JVM has one.
     */
    static <T> T whileHolding(Path file, Action<T> action) throws IOException {
        String monitor = ("supabase-migrate lock " + file.toAbsolutePath().normalize()).intern();
        synchronized (monitor) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                assert held.isValid();
                return action.run();
            }
        }
    }
}
