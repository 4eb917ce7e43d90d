package io.github.supabasemigrate.shadow.cache;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where a user's programs keep what they can make again, on each operating system. */
final class CacheLocation {

    private static final String NAME = "supabase-migrate";

    private CacheLocation() {}

    /**
     * The directory for this program.
     *
     * @param environment the process's
     * @param osName as in the system property {@code os.name}
     * @param home the user's home directory
     */
    static Path ofUser(Map<String, String> environment, String osName, Path home) {
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            String local = environment.getOrDefault("LOCALAPPDATA", "");
            return (local.isEmpty() ? home.resolve("AppData").resolve("Local") : Path.of(local)).resolve(NAME);
        }
        String configured = environment.getOrDefault("XDG_CACHE_HOME", "");
        // The XDG specification says to ignore relative paths.
        if (!configured.isEmpty() && Path.of(configured).isAbsolute()) {
            return Path.of(configured).resolve(NAME);
        }
        if (os.startsWith("mac") || os.startsWith("darwin")) {
            return home.resolve("Library").resolve("Caches").resolve(NAME);
        }
        return home.resolve(".cache").resolve(NAME);
    }
}
