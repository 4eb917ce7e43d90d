package io.github.supabasemigrate.shadow.cache;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Linux's file system in memory, for data that nobody will miss: a thousand small files are there in a sixth of the time that a
 * disk takes. Used only where both it and the machine have plenty to spare; a container's usual 64 MB of it are not.
 */
final class MemoryFiles {

    private static final Path ROOT = Path.of("/dev/shm");
    private static final String PREFIX = "supabase-migrate-";
    private static final long PLENTY = 4L << 30;

    private MemoryFiles() {}

    static boolean arePlenty() {
        try {
            return Files.isDirectory(ROOT)
                    && Files.isWritable(ROOT)
                    && Files.getFileStore(ROOT).getUsableSpace() >= PLENTY
                    && available(Files.readAllLines(Path.of("/proc/meminfo"), StandardCharsets.US_ASCII)) >= PLENTY;
        } catch (IOException e) {
            return false;
        }
    }

    /** Bytes that programs can still get without swapping, from the lines of {@code /proc/meminfo}; zero when they do not say. */
    static long available(List<String> meminfo) {
        for (String line : meminfo) {
            if (line.startsWith("MemAvailable:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) << 10;
            }
        }
        return 0;
    }

    /** A place that does not exist yet; a name that nobody can guess keeps others from being there first. */
    static Path place(String unguessable) {
        return ROOT.resolve(PREFIX + unguessable);
    }

    /** Whether {@link #place} gave it. */
    static boolean isOurs(Path path) {
        return ROOT.equals(path.getParent()) && path.getFileName().toString().startsWith(PREFIX);
    }
}
