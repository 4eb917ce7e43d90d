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
 * @param mayUseMemory whether data may lie in memory where there is plenty of it
 */
public record EmbeddedOptions(
        CacheDirectory cache, Baseline baseline, Map<String, String> extensionFiles, boolean mayUseMemory) {

    public EmbeddedOptions {
        extensionFiles = Map.copyOf(extensionFiles);
    }

    /** With data in memory where there is plenty of it. */
    public EmbeddedOptions(CacheDirectory cache, Baseline baseline, Map<String, String> extensionFiles) {
        this(cache, baseline, extensionFiles, true);
    }

    /** The same with all data on the disk. */
    public EmbeddedOptions onDisk() {
        return new EmbeddedOptions(cache, baseline, extensionFiles, false);
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
