package io.github.supabasemigrate.shadow.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheLocationTest {

    private static final Path HOME = Path.of("/home/ada");

    @Test
    void isWhereEachSystemKeepsSuchThings() {
        assertThat(CacheLocation.ofUser(Map.of(), "Linux", HOME)).isEqualTo(HOME.resolve(".cache/supabase-migrate"));
        assertThat(CacheLocation.ofUser(Map.of(), "Mac OS X", HOME))
                .isEqualTo(HOME.resolve("Library/Caches/supabase-migrate"));
        assertThat(CacheLocation.ofUser(Map.of("LOCALAPPDATA", "/local"), "Windows 11", HOME))
                .isEqualTo(Path.of("/local/supabase-migrate"));
        assertThat(CacheLocation.ofUser(Map.of(), "Windows 11", HOME))
                .isEqualTo(HOME.resolve("AppData/Local/supabase-migrate"));
    }

    @Test
    void followsTheXdgSpecification() {
        assertThat(CacheLocation.ofUser(Map.of("XDG_CACHE_HOME", "/fast"), "Linux", HOME))
                .isEqualTo(Path.of("/fast/supabase-migrate"));
        assertThat(CacheLocation.ofUser(Map.of("XDG_CACHE_HOME", "relative"), "Linux", HOME))
                .isEqualTo(HOME.resolve(".cache/supabase-migrate"));
    }
}
