package io.github.supabasemigrate.sql;

/** How the Supabase CLI cleans a piece of a script before it writes it to the history. */
final class Recorded {

    private Recorded() {}

    /** Without the trailing semicolons and the white space around, as JavaScript's {@code trim} understands it. */
    static String of(String piece) {
        int end = piece.length();
        while (end > 0 && (piece.charAt(end - 1) == ';' || isSpace(piece.charAt(end - 1)))) {
            end--;
        }
        int start = 0;
        while (start < end && isSpace(piece.charAt(start))) {
            start++;
        }
        return piece.substring(start, end);
    }

    private static boolean isSpace(char c) {
        return (c <= ' ' && Character.isWhitespace(c)) || c == '\u00a0' || c == '\ufeff' || Character.isSpaceChar(c);
    }
}
