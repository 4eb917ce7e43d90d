package io.github.supabasemigrate.shadow.cache;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What servers of earlier builds left behind when they ended: each belongs to the one build that takes it first, which goes on where
 * the other stopped, and copies nothing. Only a few are kept; the newest ones.
 *
 * <p>Nothing in them was forced to the disk, so they are good until the machine starts again, which their names tell.
 */
public final class Handovers {

    static final String FOLDER = "handovers";

    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

    private final CacheDirectory cache;
    private final Optional<String> boot = boot();

    private Handovers(CacheDirectory cache) {
        this.cache = cache;
    }

    /** Those of a cache. */
    public static Handovers of(CacheDirectory cache) {
        return new Handovers(cache);
    }

    /** Whether one of this key can be taken now. */
    public boolean has(String key) {
        return !named(key).isEmpty();
    }

    /**
     * Takes one away, whichever: nobody else can have it after that.
     *
     * @param place where it goes; on the cache's own disk, and not there yet
     * @return false when there is none
     */
    public boolean take(String key, Path place) {
        for (Path entry : named(key)) {
            try {
                Files.move(entry, place, StandardCopyOption.ATOMIC_MOVE);
                return true;
            } catch (IOException e) {
                // Another build was quicker.
            }
        }
        return false;
    }

    /**
     * Where a server has to be put when it ends, all at once.
     *
     * @param run directory of that server
     * @return empty where nobody can tell when the machine started
     */
    public Optional<Path> place(String key, RunDirectory run) throws IOException {
        if (boot.isEmpty()) {
            return Optional.empty();
        }
        Path folder = cache.makeDirectory(cache.root().resolve(FOLDER));
        return Optional.of(folder.resolve(prefix(key, boot.get()) + run.path().getFileName()));
    }

    private List<Path> named(String key) {
        if (boot.isEmpty()) {
            return List.of();
        }
        String prefix = prefix(key, boot.get());
        try (Stream<Path> entries = Files.list(cache.root().resolve(FOLDER))) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith(prefix))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String prefix(String key, String boot) {
        return key + "." + boot + ".";
    }

    /** Another one after every start of the machine, or of the container. */
    private static Optional<String> boot() {
        try {
            return Optional.of(
                    Files.readString(BOOT_ID, StandardCharsets.US_ASCII).strip());
        } catch (NoSuchFileException e) {
            return ProcessHandle.of(1)
                    .flatMap(first -> first.info().startInstant())
                    .map(instant -> Long.toString(instant.getEpochSecond()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
