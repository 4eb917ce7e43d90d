package io.github.supabasemigrate.shadow.cache;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which entries have to go so that the cache stays bounded: those that nobody used for long, then the ones used longest ago until
 * the rest is small enough. What a server runs from stays, and so does what was used a moment ago.
 *
 * @param maxBytes that the entries together may take
 * @param maxAge after which an unused entry goes
 * @param grace in which an entry stays whatever the size
 */
record Eviction(long maxBytes, Duration maxAge, Duration grace) {

    static final Eviction DEFAULT = new Eviction(4L << 30, Duration.ofDays(30), Duration.ofMinutes(10));

    /** Named by a run directory: one path a line that its server needs. */
    static final String USES = "uses";

    private record Entry(Path path, Instant lastUse, long size) {}

    /** The entries to remove at a moment, of those in some folders. */
    List<Path> choose(List<Path> kinds, Path runs, Instant now) throws IOException {
        Set<Path> inUse = inUse(runs);
        List<Entry> entries = new ArrayList<>();
        for (Path kind : kinds) {
            entries.addAll(entries(kind));
        }
        entries.sort(Comparator.comparing(Entry::lastUse));
        long total = entries.stream().mapToLong(Entry::size).sum();
        List<Path> chosen = new ArrayList<>();
        for (Entry entry : entries) {
            Duration unused = Duration.between(entry.lastUse, now);
            boolean isOld = unused.compareTo(maxAge) > 0;
            boolean isTooMuch = total > maxBytes && unused.compareTo(grace) > 0;
            if ((isOld || isTooMuch) && !inUse.contains(entry.path)) {
                chosen.add(entry.path);
                total -= entry.size;
            }
        }
        return chosen;
    }

    private static List<Entry> entries(Path kind) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (Path path : list(kind)) {
            try {
                entries.add(new Entry(path, Files.getLastModifiedTime(path).toInstant(), FileTree.size(path)));
            } catch (IOException e) {
                // Being made or being deleted by another build.
            }
        }
        return entries;
    }

    private static Set<Path> inUse(Path runs) throws IOException {
        Set<Path> used = new HashSet<>();
        for (Path run : list(runs)) {
            try {
                for (String line : Files.readAllLines(run.resolve(USES), StandardCharsets.UTF_8)) {
                    used.add(Path.of(line));
                }
            } catch (NoSuchFileException e) {
                // Not started yet: what it takes now was used a moment ago.
            }
        }
        return used;
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }
}
