package io.github.supabasemigrate.sql.scanner;

/** The character classes of PostgreSQL's scanner. Every character beyond ASCII may stand in a name. */
public final class Characters {

    private static final byte SPACE = 1;
    private static final byte NAME_START = 2;
    private static final byte DIGIT = 4;
    private static final byte OPERATOR = 8;
    private static final byte NAME_PART = 16;

    private static final byte[] CLASSES = classes();

    private Characters() {}

    public static boolean isSpace(char c) {
        return c < 128 && (CLASSES[c] & SPACE) != 0;
    }

    public static boolean isNewline(char c) {
        return c == '\n' || c == '\r';
    }

    public static boolean isNameStart(char c) {
        return c >= 128 || (CLASSES[c] & NAME_START) != 0;
    }

    public static boolean isNamePart(char c) {
        return c >= 128 || (CLASSES[c] & NAME_PART) != 0;
    }

    /** A character of a dollar quote's tag: as in a name, but no dollar. */
    public static boolean isTagPart(char c) {
        return c >= 128 || (CLASSES[c] & (NAME_START | DIGIT)) != 0;
    }

    public static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    public static boolean isOperator(char c) {
        return c < 128 && (CLASSES[c] & OPERATOR) != 0;
    }

    /** Whether an ASCII character is a digit in a base up to 16. */
    public static boolean isDigit(char c, int base) {
        return c < 128 && Character.digit(c, base) >= 0;
    }

    private static byte[] classes() {
        byte[] classes = new byte[128];
        mark(classes, " \t\n\r\f\u000b", SPACE);
        mark(classes, "~!@#^&|`?+-*/%<>=", OPERATOR);
        mark(classes, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_", (byte) (NAME_START | NAME_PART));
        mark(classes, "0123456789", (byte) (DIGIT | NAME_PART));
        mark(classes, "$", NAME_PART);
        return classes;
    }

    private static void mark(byte[] classes, String characters, byte kind) {
        for (int i = 0; i < characters.length(); i++) {
            classes[characters.charAt(i)] |= kind;
        }
    }
}
