package io.github.supabasemigrate.shadow.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryFilesTest {

    @Test
    void readsHowMuchMemoryThereIs() {
        assertThat(MemoryFiles.available(List.of("MemTotal:  24 kB", "MemAvailable:     8 kB", "Cached: 1 kB")))
                .isEqualTo(8192);
        assertThat(MemoryFiles.available(List.of("MemTotal: 24 kB"))).isZero();
    }

    @Test
    void knowsWhatIsOurs() {
        assertThat(MemoryFiles.isOurs(MemoryFiles.place("1-2-3"))).isTrue();
        assertThat(MemoryFiles.isOurs(Path.of("/dev/shm/somebody-else"))).isFalse();
        assertThat(MemoryFiles.isOurs(Path.of("/dev/shm/supabase-migrate-1/../x")))
                .isFalse();
    }
}
