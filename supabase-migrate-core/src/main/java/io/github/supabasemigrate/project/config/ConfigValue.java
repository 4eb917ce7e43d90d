package io.github.supabasemigrate.project.config;

import io.github.supabasemigrate.finding.Location;
import org.jspecify.annotations.Nullable;

/**
 * A value and where it came from.
 *
 * @param value {@code String}, {@code Long}, {@code Double}, {@code Boolean}, a date, or a {@code List} of these
 * @param source in words: {@code default}, {@code supabase/config.toml:12}, {@code SUPABASE_DB_PORT in supabase/.env}
 * @param location in the file, if it stands there
 */
public record ConfigValue(
        Object value, String source, @Nullable Location location) {

    /** As it stands in a file. */
    static ConfigValue at(Location location, Object value) {
        return new ConfigValue(value, location.file() + ":" + location.line(), location);
    }

    ConfigValue with(Object newValue) {
        return new ConfigValue(newValue, source, location);
    }
}
