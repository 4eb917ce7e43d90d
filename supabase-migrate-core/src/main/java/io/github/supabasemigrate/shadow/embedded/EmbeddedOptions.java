package io.github.supabasemigrate.shadow.embedded;

import io.github.supabasemigrate.shadow.Baseline;
import io.github.supabasemigrate.shadow.cache.CacheDirectory;
import java.util.HashMap;
import java.util.Map;

/**
 * How an embedded server is made.
 *
 * @param cache where what can be used again is kept
 * @param baseline what the server is given before the first migration
 * @param extensionFiles further files for the server's extensions, that no script of the baseline needs; by file name
 */
public record EmbeddedOptions(CacheDirectory cache, Baseline baseline, Map<String, String> extensionFiles) {

    public EmbeddedOptions {
        extensionFiles = Map.copyOf(extensionFiles);
    }

    /** A plain PostgreSQL, kept in this user's cache. */
    public static EmbeddedOptions plain() {
        return of(CacheDirectory.ofUser(System.getenv()), Baseline.none());
    }

    /** A server with this baseline. */
    public static EmbeddedOptions of(CacheDirectory cache, Baseline baseline) {
        return new EmbeddedOptions(cache, baseline, Map.of());
    }

    Map<String, String> allExtensionFiles() {
        Map<String, String> all = new HashMap<>(baseline.extensionFiles());
        all.putAll(extensionFiles);
        return all;
    }
}
