package io.github.supabasemigrate.shadow.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvictionTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Eviction RULE = new Eviction(250, Duration.ofDays(30), Duration.ofMinutes(10));

    @TempDir
    private Path home;

    @Test
    void removesWhatNobodyUsedForLong() throws IOException {
        entry("fresh", Duration.ofDays(29));
        Path old = entry("old", Duration.ofDays(31));
        assertThat(chosen()).containsExactly(old);
    }

    @Test
    void removesTheLongestUnusedUntilTheRestIsSmallEnough() throws IOException {
        Path oldest = entry("a", Duration.ofDays(4));
        Path older = entry("b", Duration.ofDays(3));
        entry("c", Duration.ofDays(2));
        entry("d", Duration.ofDays(1));
        assertThat(chosen()).containsExactly(oldest, older);
    }

    @Test
    void keepsWhatWasUsedAMomentAgo() throws IOException {
        for (String name : List.of("a", "b", "c", "d")) {
            entry(name, Duration.ofMinutes(9));
        }
        assertThat(chosen()).isEmpty();
    }

    @Test
    void keepsWhatAServerRunsFrom() throws IOException {
        Path used = entry("used", Duration.ofDays(31));
        Path run = Files.createDirectories(home.resolve("run/1"));
        Files.writeString(run.resolve(Eviction.USES), used.toString());
        assertThat(chosen()).isEmpty();
    }

    private List<Path> chosen() throws IOException {
        return RULE.choose(List.of(home.resolve("kind")), home.resolve("run"), NOW);
    }

    /** An entry of 100 bytes. */
    private Path entry(String name, Duration unused) throws IOException {
        Path path = Files.createDirectories(home.resolve("kind").resolve(name));
        Files.write(path.resolve("file"), new byte[100]);
        FileTree.of(path).write(path);
        Files.setLastModifiedTime(path, FileTime.from(NOW.minus(unused)));
        return path;
    }
}
