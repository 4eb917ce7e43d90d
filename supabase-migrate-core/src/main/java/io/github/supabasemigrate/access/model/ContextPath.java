package io.github.supabasemigrate.access.model;

import java.util.List;
import java.util.Locale;

/**
 * Where a policy reads something about the caller.
 *
 * @param keys down to the value: {@code app_metadata}, {@code org_id}; the name alone for a setting
 */
public record ContextPath(Source source, List<String> keys) implements Comparable<ContextPath> {

    /** Who vouches for the value. */
    public enum Source {
        /** A claim of the token. */
        CLAIM,
        /** A session setting of the application's own. */
        SETTING,
        /** A header that the client sends. */
        HEADER,
        /** A cookie that the client sends. */
        COOKIE,
        /** {@code raw_user_meta_data} of {@code auth.users}. */
        USER_METADATA_COLUMN,
        /** {@code raw_app_meta_data} of {@code auth.users}. */
        APP_METADATA_COLUMN
    }

    public ContextPath {
        keys = List.copyOf(keys);
    }

    /** True for what the client itself writes: headers, cookies and the metadata that {@code updateUser()} sets. */
    public boolean isClientWritable() {
        return switch (source) {
            case HEADER, COOKIE, USER_METADATA_COLUMN -> true;
            case CLAIM -> keys.get(0).equals("user_metadata");
            case SETTING, APP_METADATA_COLUMN -> false;
        };
    }

    @Override
    public int compareTo(ContextPath other) {
        return toString().compareTo(other.toString());
    }

    /** {@code claim app_metadata.org_id}, {@code setting app.tenant}. */
    @Override
    public String toString() {
        return source.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + String.join(".", keys);
    }
}
