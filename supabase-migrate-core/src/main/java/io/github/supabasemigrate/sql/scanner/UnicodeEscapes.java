package io.github.supabasemigrate.sql.scanner;

/**
 * Checks the {@code \}{@code u} escapes of one {@code E'…'} string as the server's scanner does: four or eight hexadecimal
 * digits, a valid code point, surrogates in pairs.
 */
public final class UnicodeEscapes {

    private final QuotedText quoted;
    private final int start;
    private boolean highSurrogate;

    UnicodeEscapes(QuotedText quoted, int start) {
        this.quoted = quoted;
        this.start = start;
    }

    /** Notes a character that is no escape. */
    void ordinary(String text, int from, int to) {
        if (highSurrogate) {
            unpaired(text, from, to);
        }
    }

    /** Notes the end of the string. */
    void end(String text, int end) {
        if (highSurrogate) {
            unpaired(text, end - 1, end);
        }
    }

    /** Steps over the escape at a backslash; the offset after it. */
    int escape(String text, int backslash, int limit) {
        char letter = text.charAt(backslash + 1);
        int digits = letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
        if (digits == 0) {
            ordinary(text, backslash, backslash + 1);
            return backslash + 2;
        }
        int end = backslash + 2;
        while (end < limit && end < backslash + 2 + digits && Characters.isDigit(text.charAt(end), 16)) {
            end++;
        }
        if (end < backslash + 2 + digits) {
            quoted.fail("invalid Unicode escape", backslash);
            return backslash + 2;
        }
        codePoint(text, backslash, end);
        return end;
    }

    private void codePoint(String text, int from, int to) {
        long code = Long.parseLong(text, from + 2, to, 16);
        boolean low = code >= Character.MIN_LOW_SURROGATE && code <= Character.MAX_LOW_SURROGATE;
        boolean high = code >= Character.MIN_HIGH_SURROGATE && code <= Character.MAX_HIGH_SURROGATE;
        if (highSurrogate != low) {
            unpaired(text, from, to);
        } else if (code == 0 || code > Character.MAX_CODE_POINT) {
            fail("invalid Unicode escape value", text, from, to);
        }
        highSurrogate = high;
    }

    private void unpaired(String text, int from, int to) {
        fail("invalid Unicode surrogate pair", text, from, to);
        highSurrogate = false;
    }

    private void fail(String complaint, String text, int from, int to) {
        quoted.fail(Lexer.near(complaint, text, Math.max(start, from), to, text.length()));
    }
}
