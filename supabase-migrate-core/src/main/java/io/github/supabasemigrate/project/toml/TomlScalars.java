package io.github.supabasemigrate.project.toml;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Values of one word: numbers, dates and times. */
final class TomlScalars {

    private static final Pattern DECIMAL = Pattern.compile("[+-]?(0|[1-9](_?[0-9])*+)");
    private static final Pattern OTHER_BASE =
            Pattern.compile("0(x\\p{XDigit}(_?\\p{XDigit})*+|o[0-7](_?[0-7])*+|b[01](_?[01])*+)");
    private static final Pattern FLOAT =
            Pattern.compile("[+-]?(0|[1-9](_?[0-9])*+)(\\.[0-9](_?[0-9])*+)?([eE][+-]?[0-9](_?[0-9])*+)?");

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern TIME = Pattern.compile("\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?");
    private static final Pattern OFFSET = Pattern.compile("[Zz]|[+-]\\d{2}:\\d{2}");

    /** A fraction finer than Java's clock is cut off, as TOML asks. */
    private static final Pattern FINER = Pattern.compile("(\\.\\d{9})\\d+");

    private TomlScalars() {}

    /** The value that a word means, if any. A date and its time may have a blank between them. */
    static Optional<Object> parse(String word) {
        return number(word).or(() -> dateOrTime(word));
    }

    static boolean isDate(String word) {
        return DATE.matcher(word).matches();
    }

    private static Optional<Object> number(String word) {
        try {
            if (DECIMAL.matcher(word).matches()) {
                return Optional.of(Long.parseLong(word.replace("_", "")));
            }
            if (OTHER_BASE.matcher(word).matches()) {
                return Optional.of(Long.parseLong(word.substring(2).replace("_", ""), base(word.charAt(1))));
            }
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
        if (FLOAT.matcher(word).matches()) {
            return Optional.of(Double.parseDouble(word.replace("_", "")));
        }
        return special(word);
    }

    private static int base(char letter) {
        return letter == 'x' ? 16 : letter == 'o' ? 8 : 2;
    }

    private static Optional<Object> special(String word) {
        return switch (word) {
            case "inf", "+inf" -> Optional.of(Double.POSITIVE_INFINITY);
            case "-inf" -> Optional.of(Double.NEGATIVE_INFINITY);
            case "nan", "+nan", "-nan" -> Optional.of(Double.NaN);
            default -> Optional.empty();
        };
    }

    private static Optional<Object> dateOrTime(String word) {
        try {
            if (TIME.matcher(word).matches()) {
                return Optional.of(LocalTime.parse(exact(word)));
            }
            if (word.length() < 10 || !isDate(word.substring(0, 10))) {
                return Optional.empty();
            }
            return word.length() == 10 ? Optional.of(LocalDate.parse(word)) : dateTime(word);
        } catch (DateTimeParseException noSuchDay) {
            return Optional.empty();
        }
    }

    private static Optional<Object> dateTime(String word) {
        String rest = word.substring(11);
        int end = 0;
        while (end < rest.length() && "0123456789:.".indexOf(rest.charAt(end)) >= 0) {
            end++;
        }
        String time = rest.substring(0, end);
        String offset = rest.substring(end);
        boolean isSeparated = "Tt ".indexOf(word.charAt(10)) >= 0;
        if (!isSeparated || !TIME.matcher(time).matches()) {
            return Optional.empty();
        }
        String local = word.substring(0, 10) + "T" + exact(time);
        if (offset.isEmpty()) {
            return Optional.of(LocalDateTime.parse(local));
        }
        return OFFSET.matcher(offset).matches()
                ? Optional.of(OffsetDateTime.parse(local + offset.replace('z', 'Z')))
                : Optional.empty();
    }

    private static String exact(String time) {
        return FINER.matcher(time).replaceFirst("$1");
    }
}
