package io.github.supabasemigrate.shadow.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.shadow.Baseline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerSettingsTest {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void listenOnThisMachineOnlyAndThrowDurabilityAway(boolean isWindows) {
        assertThat(ServerSettings.file(17, isWindows, Baseline.none()).lines())
                .contains("listen_addresses = '127.0.0.1'", "unix_socket_directories = ''", "fsync = 'off'");
        assertThat(ServerSettings.access()).isEqualTo("host all all 127.0.0.1/32 password\n");
    }

    /** A server under Windows does not start with the name of a memory that it does not know. */
    @Test
    void nameNoMemoryThatWindowsLacks() {
        assertThat(ServerSettings.file(17, true, Baseline.none())).doesNotContain("dynamic_shared_memory_type");
        assertThat(ServerSettings.file(17, false, Baseline.none())).contains("dynamic_shared_memory_type = 'mmap'");
    }

    @Test
    void hashPasswordsCheaplyInEveryVersion() {
        assertThat(ServerSettings.file(15, false, Baseline.none()))
                .contains("password_encryption = 'md5'")
                .doesNotContain("scram_iterations");
        assertThat(ServerSettings.file(16, false, Baseline.none()))
                .contains("scram_iterations = '1'")
                .doesNotContain("password_encryption");
    }
}
