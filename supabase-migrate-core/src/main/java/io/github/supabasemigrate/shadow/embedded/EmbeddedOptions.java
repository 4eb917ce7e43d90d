package io.github.supabasemigrate.shadow.embedded;

import io.github.supabasemigrate.shadow.Baseline;
import io.github.supabasemigrate.shadow.cache.CacheDirectory;

/**
 * How an embedded server is made.
 *
 * @param cache where what can be used again is kept
 * @param baseline what the server is given before the first migration
 */
public record EmbeddedOptions(CacheDirectory cache, Baseline baseline) {

    /** A plain PostgreSQL, kept in this user's cache. */
    public static EmbeddedOptions plain() {
        return new EmbeddedOptions(CacheDirectory.ofUser(System.getenv()), Baseline.none());
    }
}
