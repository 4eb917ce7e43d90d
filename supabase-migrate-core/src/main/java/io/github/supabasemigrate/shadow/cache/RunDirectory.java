package io.github.supabasemigrate.shadow.cache;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * The directory of one running server. It belongs to the process that made it for as long as that process lives: a lock on a
 * file in it, which the operating system releases however the process ends, is the sign of life. What the dead leave is
 * cleaned by the next one.
 */
public final class RunDirectory implements AutoCloseable {

    private static final String OWNER = "owner.lock";
    private static final String DATA = "data";

    /** A file of the shell that watches the server: the data are on their way to where the next build finds them. */
    private static final String HANDING_OVER = "handing-over";

    private static final Duration HANDOVER = Duration.ofMinutes(1);

    private final Path path;
    private final FileChannel owner;

    private RunDirectory(Path path, FileChannel owner) {
        this.path = path;
        this.owner = owner;
    }

    /** What to do with the directory of a dead process before it is deleted: stop what still runs in it. */
    @FunctionalInterface
    public interface Undertaker {
        void bury(Path directory) throws IOException;
    }

    /** A new one in the cache; those of dead processes are cleaned on the way. */
    public static RunDirectory create(CacheDirectory cache, Undertaker undertaker) throws IOException {
        Path runs = cache.makeDirectory(cache.root().resolve(CacheDirectory.RUNS));
        return FileLocks.whileHolding(cache.root().resolve(CacheDirectory.LOCKS).resolve(CacheDirectory.RUNS), () -> {
            for (Path dead : dead(runs)) {
                undertaker.bury(dead);
                delete(dead);
            }
            Path path = cache.makeDirectory(runs.resolve(process() + "-" + UUID.randomUUID()));
            FileChannel owner =
                    FileChannel.open(path.resolve(OWNER), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            owner.lock();
            return new RunDirectory(path, owner);
        });
    }

    private static List<Path> dead(Path runs) throws IOException {
        List<Path> dead = new ArrayList<>();
        try (Stream<Path> directories = Files.list(runs)) {
            for (Path directory : (Iterable<Path>) directories::iterator) {
                // Opening and closing the lock file of this very process would release it.
                if (!directory.getFileName().toString().startsWith(process() + "-") && isDead(directory)) {
                    dead.add(directory);
                }
            }
        }
        return dead;
    }

    private static boolean isDead(Path directory) throws IOException {
        if (isHandingOver(directory)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(directory.resolve(OWNER), StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (NoSuchFileException e) {
            // Whoever makes one holds the lock that we hold now, so this one was left half made or half deleted.
            return true;
        }
    }

    /** Its process may be gone: whoever stops the server makes that file, and is done long before the time is over. */
    private static boolean isHandingOver(Path directory) {
        try {
            Instant began =
                    Files.getLastModifiedTime(directory.resolve(HANDING_OVER)).toInstant();
            return Duration.between(began, Instant.now()).compareTo(HANDOVER) < 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** This process, distinct from an earlier one with the same number. */
    private static String process() {
        ProcessHandle self = ProcessHandle.current();
        return self.pid() + "-"
                + self.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    /** The directory. */
    public Path path() {
        return path;
    }

    /**
     * Where the server's data directory has to be made, seen as {@code data} in this directory: in memory where there is plenty
     * of it.
     *
     * @param mayBeInMemory whether the server's account reaches what this user makes
     */
    public Path placeData(boolean mayBeInMemory) throws IOException {
        Path data = path.resolve(DATA);
        if (!mayBeInMemory || !MemoryFiles.arePlenty()) {
            return data;
        }
        // The link comes first: a build killed in between leaves nothing that the next one cannot find.
        Path place = MemoryFiles.place(path.getFileName().toString());
        Files.createSymbolicLink(data, place);
        return place;
    }

    private static void delete(Path run) throws IOException {
        Path data = run.resolve(DATA);
        if (Files.isSymbolicLink(data)) {
            Path place = Files.readSymbolicLink(data);
            if (MemoryFiles.isOurs(place)) {
                FileUtils.deleteQuietly(place.toFile());
            }
        }
        FileUtils.deleteQuietly(run.toFile());
    }

    /** Says which entry of the cache is needed for as long as this lives. */
    public void uses(CachedTree entry) throws IOException {
        Files.writeString(path.resolve(Eviction.USES), entry.root().toString());
    }

    /** Gives it up to somebody who deletes it. */
    public void release() {
        try {
            owner.close();
        } catch (IOException e) {
            // The lock is gone either way.
        }
    }

    /** Gives it up; whatever is still in it is deleted. */
    @Override
    public void close() {
        try {
            owner.close();
            delete(path);
        } catch (IOException e) {
            // The lock is gone either way, and the next build cleans what is left.
        }
    }
}
