package io.github.supabasemigrate.project.toml;

import java.util.List;
import java.util.Map;

/**
 * A value with the place of its key.
 *
 * @param value {@code String}, {@code Long}, {@code Double}, {@code Boolean}, {@code OffsetDateTime}, {@code LocalDateTime}, {@code LocalDate},
 *     {@code LocalTime}, a {@code List} of these, or in a list a {@code Map} with text keys
 * @param line from 1
 * @param column from 1, in characters
 */
public record TomlEntry(Object value, int line, int column) implements TomlNode {

    @Override
    public Object plain() {
        return value;
    }

    @Override
    public void collect(List<String> path, Map<List<String>, TomlEntry> into) {
        into.put(path, this);
    }
}
