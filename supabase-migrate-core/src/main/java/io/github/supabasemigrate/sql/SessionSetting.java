package io.github.supabasemigrate.sql;

import io.github.supabasemigrate.sql.scanner.Tokens;
import java.util.Optional;

/** Statements that change how the server reads the strings after them. */
final class SessionSetting {

    private static final String NAME = "standard_conforming_strings";

    private SessionSetting() {}

    /** What a statement sets {@code standard_conforming_strings} to, if it does. */
    static Optional<Boolean> standardConformingStrings(Tokens tokens, int first, int end) {
        if (tokens.is(first, "RESET")) {
            return tokens.is(first + 1, NAME) || tokens.is(first + 1, "ALL") ? Optional.of(true) : Optional.empty();
        }
        if (!tokens.is(first, "SET")) {
            return Optional.empty();
        }
        int name = tokens.is(first + 1, "SESSION") || tokens.is(first + 1, "LOCAL") ? first + 2 : first + 1;
        if (!tokens.is(name, NAME) || name + 2 >= end) {
            return Optional.empty();
        }
        String value = tokens.text(name + 2).replace("'", "");
        return Optional.of(!isFalse(value));
    }

    /** Any unambiguous beginning of {@code off}, {@code false} or {@code no}; everything else leaves or makes it true. */
    private static boolean isFalse(String value) {
        return value.equals("0")
                || (value.length() > 1 && "off".regionMatches(true, 0, value, 0, value.length()))
                || (!value.isEmpty() && "false".regionMatches(true, 0, value, 0, value.length()))
                || (!value.isEmpty() && "no".regionMatches(true, 0, value, 0, value.length()));
    }
}
