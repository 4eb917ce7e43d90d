package io.github.supabasemigrate.sql.grammar;

import io.github.supabasemigrate.sql.scanner.Characters;

/** The escapes of {@code U&'…'} and {@code U&"…"} (manual, sections 4.1.1 and 4.1.2.3). */
final class UnicodeString {

    private UnicodeString() {}

    /** Throws where the server refuses an escape; the token stands at {@code [start, end)}. */
    static void check(String text, int start, int end, char escape) throws ParseFailure {
        int high = 0;
        int index = start + 3;
        while (index < end - 1) {
            if (text.charAt(index) != escape || (text.charAt(index + 1) == escape && index + 1 < end - 1)) {
                failIf(high != 0, "invalid Unicode surrogate pair", index);
                index += text.charAt(index) == escape ? 2 : 1;
                continue;
            }
            boolean longForm = text.charAt(index + 1) == '+';
            int digits = index + (longForm ? 2 : 1);
            int stop = digits + (longForm ? 6 : 4);
            failIf(stop > end - 1 || !hexadecimal(text, digits, stop), "invalid Unicode escape", index);
            int code = Integer.parseInt(text, digits, stop, 16);
            failIf(code == 0 || code > Character.MAX_CODE_POINT, "invalid Unicode escape value", index);
            boolean low = code >= Character.MIN_LOW_SURROGATE && code <= Character.MAX_LOW_SURROGATE;
            failIf((high != 0) != low, "invalid Unicode surrogate pair", index);
            high = code >= Character.MIN_HIGH_SURROGATE && code <= Character.MAX_HIGH_SURROGATE ? code : 0;
            index = stop;
        }
        failIf(high != 0, "invalid Unicode surrogate pair", index);
    }

    private static boolean hexadecimal(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Characters.isDigit(text.charAt(i), 16)) {
                return false;
            }
        }
        return true;
    }

    private static void failIf(boolean bad, String message, int offset) throws ParseFailure {
        if (bad) {
            throw new ParseFailure(new SyntaxError(message, offset));
        }
    }
}
