package io.github.supabasemigrate.sql.scanner;

import org.jspecify.annotations.Nullable;

/**
 * A numeric constant (manual, section 4.1.2.6): decimal, {@code 0x}, {@code 0o}, {@code 0b}, with underscores between digits.
 * As in the server the longest match wins, so that letters which follow make the whole an error.
 */
public final class NumberScanner {

    private static final String JUNK = "trailing junk after numeric literal";

    private final String text;
    private final int limit;
    private final int start;
    private int end;
    private boolean integer = true;
    private @Nullable String complaint;

    NumberScanner(String text, int limit, int start) {
        this.text = text;
        this.limit = limit;
        this.start = start;
        int base = base();
        if (base == 10) {
            decimal();
        } else {
            based(base);
        }
    }

    int end() {
        return end;
    }

    /** Why the server refuses it, or null. */
    @Nullable String complaint() {
        return complaint;
    }

    /** Whether it is a whole number that fits into 32 bits. */
    boolean isInteger() {
        return integer;
    }

    private char at(int index) {
        return index < limit ? text.charAt(index) : '\0';
    }

    private int base() {
        if (at(start) != '0') {
            return 10;
        }
        return switch (at(start + 1)) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 10;
        };
    }

    private void based(int base) {
        end = digits(start + 2, base, true);
        if (Characters.isNamePart(at(end))
                && (end > start + 2 || at(end) != '_' || Characters.isNamePart(at(end + 1)))) {
            junk(start + 1);
        } else if (end == start + 2) {
            end += at(end) == '_' ? 1 : 0;
            complaint = switch (base) {
                case 16 -> "invalid hexadecimal integer";
                case 8 -> "invalid octal integer";
                default -> "invalid binary integer";
            };
        } else {
            integer = fits(text.substring(start + 2, end).replace("_", ""), base);
        }
    }

    private void decimal() {
        end = digits(start, 10, false);
        boolean point = at(end) == '.' && at(end + 1) != '.';
        if (point) {
            end = digits(end + 1, 10, false);
        }
        boolean exponent = exponent();
        if (complaint == null && Characters.isNameStart(at(end))) {
            junk(end);
        }
        integer = !point
                && !exponent
                && (end - start < 10 || fits(text.substring(start, end).replace("_", ""), 10));
    }

    private boolean exponent() {
        if (at(end) != 'e' && at(end) != 'E') {
            return false;
        }
        int digits = end + 1;
        boolean signed = at(digits) == '+' || at(digits) == '-';
        digits += signed ? 1 : 0;
        if (Characters.isDigit(at(digits))) {
            end = digits(digits, 10, false);
            return true;
        }
        if (signed) {
            end = digits;
            complaint = JUNK;
        }
        return false;
    }

    private void junk(int from) {
        end = from;
        while (Characters.isNamePart(at(end))) {
            end++;
        }
        complaint = JUNK;
    }

    /** The end of digits with single underscores between them, before the first one too if so said. */
    private int digits(int from, int base, boolean underscoreFirst) {
        int index = from;
        while (Characters.isDigit(at(index), base)
                || (at(index) == '_' && (index > from || underscoreFirst) && Characters.isDigit(at(index + 1), base))) {
            index++;
        }
        return index;
    }

    private static boolean fits(String digits, int base) {
        try {
            Integer.parseInt(digits, base);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
