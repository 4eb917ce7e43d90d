package io.github.supabasemigrate.sql.scanner;

/** Operator names (manual, section 4.1.3). */
public final class Operators {

    /** One of these lets a longer operator end in {@code +} or {@code -}. */
    private static final String ALLOWS_SIGN_AT_END = "~!@#^&|`?%";

    private Operators() {}

    /** Where the operator that starts here ends: before a comment, and without the trailing signs that SQL wants apart. */
    static int end(String text, int start, int limit) {
        int end = start;
        while (end < limit && Characters.isOperator(text.charAt(end)) && !startsComment(text, start, end, limit)) {
            end++;
        }
        if (end - start > 1 && isSign(text.charAt(end - 1)) && !allowsSignAtEnd(text, start, end - 1)) {
            while (end - start > 1 && isSign(text.charAt(end - 1))) {
                end--;
            }
        }
        return end;
    }

    static int terminal(String text, int start, int end) {
        char first = text.charAt(start);
        if (end - start == 1) {
            int sign = Terminals.sign(first);
            return sign == 0 ? Terminals.OP : sign;
        }
        if (end - start == 2) {
            char second = text.charAt(start + 1);
            if (first == '=' && second == '>') {
                return Terminals.EQUALS_GREATER;
            }
            if (first == '>' && second == '=') {
                return Terminals.GREATER_EQUALS;
            }
            if (first == '<' && second == '=') {
                return Terminals.LESS_EQUALS;
            }
            if ((first == '<' && second == '>') || (first == '!' && second == '=')) {
                return Terminals.NOT_EQUALS;
            }
        }
        return Terminals.OP;
    }

    private static boolean startsComment(String text, int start, int at, int limit) {
        if (at == start || at + 1 >= limit) {
            return false;
        }
        char c = text.charAt(at);
        char next = text.charAt(at + 1);
        return (c == '-' && next == '-') || (c == '/' && next == '*');
    }

    private static boolean isSign(char c) {
        return c == '+' || c == '-';
    }

    private static boolean allowsSignAtEnd(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (ALLOWS_SIGN_AT_END.indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }
}
