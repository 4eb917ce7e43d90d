package io.github.supabasemigrate.project.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a value must be. Text converts where it can, since variables and {@code env(NAME)} are text. */
enum Kind {
    TEXT("a text"),
    TEXTS("a list of texts"),
    INTEGER("a whole number"),
    PORT("a port, 0 to 65535"),
    MAJOR("a PostgreSQL major version, 13 to 18"),
    BOOLEAN("true or false");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    /** Completes "must be …". */
    String words() {
        return words;
    }

    /** Text to {@code String}, lists to {@code List<String>}, numbers to {@code Integer}; empty if the value is no such thing. */
    Optional<Object> convert(Object value) {
        return switch (this) {
            case TEXT -> text(value);
            case TEXTS -> texts(value);
            case INTEGER -> integer(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case PORT -> integer(value, 0, 65_535);
            case MAJOR -> integer(value, 13, 18);
            case BOOLEAN -> bool(value);
        };
    }

    private static Optional<Object> text(Object value) {
        return value instanceof String ? Optional.of(value) : Optional.empty();
    }

    private static Optional<Object> texts(Object value) {
        if (value instanceof String text) {
            return Optional.of(parts(text));
        }
        return value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)
                ? Optional.of(list.stream().map(String.class::cast).toList())
                : Optional.empty();
    }

    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        for (String part : text.split(",")) {
            if (!part.isBlank()) {
                parts.add(part.strip());
            }
        }
        return List.copyOf(parts);
    }

    private static Optional<Object> integer(Object value, int min, int max) {
        try {
            long number = value instanceof Long whole ? whole : Long.parseLong(value.toString());
            return number >= min && number <= max ? Optional.of((int) number) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Object> bool(Object value) {
        return switch (value.toString().toLowerCase(Locale.ROOT)) {
            case "true", "t", "1" -> Optional.of(true);
            case "false", "f", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
