package io.github.supabasemigrate.shadow.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {

    @TempDir
    Path folder;

    private RunDirectory run() throws IOException {
        return RunDirectory.create(CacheDirectory.at(folder.resolve("cache")), dead -> {});
    }

    @Test
    void dataLiesInTheDirectoryWhereItMustNotBeInMemory() throws IOException {
        try (RunDirectory run = run()) {
            assertThat(run.placeData(false)).isEqualTo(run.path().resolve("data"));
            assertThat(Files.isSymbolicLink(run.path().resolve("data"))).isFalse();
        }
    }

    @Test
    void dataInMemoryIsSeenInTheDirectoryAndGoesWithIt() throws IOException {
        assumeTrue(MemoryFiles.arePlenty(), "there is little memory");
        Path place;
        try (RunDirectory run = run()) {
            place = run.placeData(true);
            Files.createDirectory(place);
            Files.createFile(place.resolve("file"));
            assertThat(run.path().resolve("data").resolve("file")).exists();
            assertThat(place).startsWith(Path.of("/dev/shm"));
        }
        assertThat(place).doesNotExist();
    }
}
