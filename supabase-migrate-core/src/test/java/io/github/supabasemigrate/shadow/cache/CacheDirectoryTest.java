package io.github.supabasemigrate.shadow.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.supabasemigrate.finding.MigrateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CacheDirectoryTest {

    @TempDir
    private Path home;

    private CacheDirectory cache;
    private final AtomicInteger builds = new AtomicInteger();

    @BeforeEach
    void open() {
        cache = CacheDirectory.at(home.resolve("cache"));
    }

    @Test
    @DisabledOnOs(
            value = OS.WINDOWS,
            disabledReason = "a profile's directories are closed to others there by themselves")
    void isClosedToOthers() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache.root())))
                .isEqualTo("rwx------");
    }

    @Test
    void buildsAnEntryOnce() throws IOException {
        Path first = obtain().root();
        assertThat(obtain().root()).isEqualTo(first);
        assertThat(builds).hasValue(1);
        assertThat(first.resolve("folder/file")).hasContent("content");
    }

    @Test
    void buildsAnEntryOnceForManyThreads() throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<CachedTree>> same = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                same.add(this::obtain);
            }
            for (Future<CachedTree> entry : threads.invokeAll(same)) {
                assertThat(entry.get().isWhole()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(builds).hasValue(1);
    }

    @Test
    void buildsAnewWhenAFileIsMissing() throws IOException {
        Files.delete(obtain().root().resolve("folder/file"));
        assertThat(obtain().root().resolve("folder/file")).hasContent("content");
        assertThat(builds).hasValue(2);
    }

    @Test
    void buildsAnewWhenAFileIsCut() throws IOException {
        Files.writeString(obtain().root().resolve("folder/file"), "cont");
        assertThat(obtain().root().resolve("folder/file")).hasContent("content");
        assertThat(builds).hasValue(2);
    }

    @Test
    void buildsAnewWhenTheListIsDamaged() throws IOException {
        Files.writeString(obtain().root().resolve(FileTree.LIST), "what is this");
        assertThat(obtain().isWhole()).isTrue();
        assertThat(builds).hasValue(2);
    }

    @Test
    void doesNotTrustWhatAKilledBuilderLeft() throws IOException {
        Path half = Files.createDirectories(cache.root().resolve("kind/key.new"));
        Files.writeString(half.resolve("other"), "half");
        Path whole = Files.createDirectories(cache.root().resolve("kind/key"));
        Files.writeString(whole.resolve("folder"), "no list of files here");

        assertThat(obtain().root().resolve("folder/file")).hasContent("content");
        assertThat(half).doesNotExist();
        assertThat(cache.root().resolve("kind"))
                .isDirectoryNotContaining(path -> path.toString().endsWith(".old"));
    }

    @Test
    void leavesNothingOfAFailedBuild() {
        assertThatThrownBy(() -> cache.obtain("kind", "key", directory -> {
                    Files.writeString(directory.resolve("half"), "half");
                    throw new IllegalStateException("stop");
                }))
                .hasMessage("stop");
        assertThat(cache.root().resolve("kind")).isEmptyDirectory();
    }

    @Test
    void copiesAFolderOfAnEntryAndNoticesWhatIsMissing() throws IOException {
        CachedTree entry = obtain();
        entry.copy("folder", home.resolve("copy"));
        assertThat(home.resolve("copy/file")).hasContent("content");
        assertThat(home.resolve("copy/empty")).isEmptyDirectory();

        Files.writeString(entry.root().resolve("folder/file"), "cont");
        assertThatThrownBy(() -> entry.copy("folder", home.resolve("second"))).isInstanceOf(IOException.class);
    }

    @Test
    void forgetsADiscardedEntry() {
        obtain();
        cache.discard("kind", "key");
        assertThat(cache.find("kind", "key")).isEmpty();
    }

    @Test
    void namesTheSettingWhenItCannotBeUsed() throws IOException {
        Path file = Files.writeString(home.resolve("file"), "in the way");
        assertThatThrownBy(() -> CacheDirectory.at(file.resolve("cache")))
                .isInstanceOf(MigrateException.class)
                .hasMessageContaining(file.resolve("cache").toString())
                .hasMessageContaining("-Dsupabase-migrate.cacheDirectory=");
    }

    private CachedTree obtain() {
        return cache.obtain("kind", "key", directory -> {
            builds.incrementAndGet();
            Files.createDirectories(directory.resolve("folder/empty"));
            Files.writeString(directory.resolve("folder/file"), "content");
        });
    }
}
