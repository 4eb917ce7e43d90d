package io.github.supabasemigrate.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a setting's text may be.
 *
 * @param name one word for tables
 * @param expected how a wrong value is told, completing "which is not …"
 * @param form what it is about the text
 * @param choices the only values, of a {@link Form#CHOICE}
 */
public record SettingType(String name, String expected, Form form, List<String> choices) {

    static final SettingType TEXT = new SettingType("text", "a text", Form.TEXT, List.of());
    static final SettingType PATH = new SettingType("path", "a path", Form.PATH, List.of());
    static final SettingType FLAG = new SettingType("flag", "`true` or `false`", Form.CHOICE, List.of("true", "false"));
    static final SettingType COUNT = new SettingType("count", "a whole number", Form.COUNT, List.of());
    static final SettingType LIST = new SettingType("list", "a list separated by commas", Form.TEXT, List.of());
    static final SettingType DURATION =
            new SettingType("duration", "a duration such as `500ms`, `5s` or `2min`", Form.DURATION, List.of());

    private static final Pattern DURATION_TEXT = Pattern.compile("(\\d{1,9})\\s*(ms|s|min|h)?");

    /** What is looked at to tell a value from another text. */
    enum Form {
        TEXT,
        PATH,
        COUNT,
        DURATION,
        CHOICE
    }

    static SettingType oneOf(String... choices) {
        List<String> all = List.of(choices);
        return new SettingType(String.join("|", all), "one of `" + String.join("`, `", all) + "`", Form.CHOICE, all);
    }

    /** Whether a text is a value of this type. */
    boolean accepts(String text) {
        return switch (form) {
            case TEXT -> true;
            case PATH -> isPath(text);
            case COUNT -> text.matches("\\d{1,9}");
            case DURATION -> parseDuration(text).isPresent();
            case CHOICE -> choices.contains(text);
        };
    }

    private static boolean isPath(String text) {
        try {
            return !Path.of(text).toString().isEmpty();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Reads PostgreSQL's way of writing a duration; a bare number is milliseconds, as for its {@code lock_timeout}. */
    static Optional<Duration> parseDuration(String text) {
        Matcher matcher = DURATION_TEXT.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(matcher.group(1));
        String unit = matcher.group(2) == null ? "ms" : matcher.group(2);
        return Optional.of(
                switch (unit) {
                    case "h" -> Duration.ofHours(amount);
                    case "min" -> Duration.ofMinutes(amount);
                    case "s" -> Duration.ofSeconds(amount);
                    default -> Duration.ofMillis(amount);
                });
    }
}
