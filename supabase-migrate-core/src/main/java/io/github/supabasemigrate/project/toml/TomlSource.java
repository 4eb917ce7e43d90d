package io.github.supabasemigrate.project.toml;

/** The text and how far it is read. */
final class TomlSource {

    /** Stands for the end of the text, which it is not a character of. */
    static final char END = '\uFFFF';

    private final String text;
    private int at;
    private int line = 1;
    private int lineStart;

    TomlSource(String text) {
        this.text = text;
    }

    /** The next character, unread; {@link #END} when there is none. */
    char peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    boolean isAtEnd() {
        return at >= text.length();
    }

    boolean isAtLineEnd() {
        return isAtEnd() || isNext("\n") || isNext("\r\n");
    }

    boolean isNext(String expected) {
        return text.startsWith(expected, at);
    }

    /** Reads a character of a line. */
    char next() {
        return text.charAt(at++);
    }

    /** Reads this, if it comes next; it has no line end. */
    boolean skip(String expected) {
        boolean isNext = isNext(expected);
        if (isNext) {
            at += expected.length();
        }
        return isNext;
    }

    /** Reads this, or fails. */
    void require(String expected) {
        if (!skip(expected)) {
            throw unexpected("`" + expected + "`");
        }
    }

    void skipBlanks() {
        while (peek() == ' ' || peek() == '\t') {
            at++;
        }
    }

    /** Reads a line end, if one comes next. */
    boolean skipLineEnd() {
        if (isAtEnd() || !isAtLineEnd()) {
            return false;
        }
        at = text.indexOf('\n', at) + 1;
        line++;
        lineStart = at;
        return true;
    }

    /** Reads what is left of a line, and its end. */
    void skipLine() {
        int end = text.indexOf('\n', at);
        if (end < 0) {
            at = text.length();
        } else {
            at = end;
            skipLineEnd();
        }
    }

    /** Blanks, a comment if there is one, and the line's end. */
    void endLine() {
        skipBlanks();
        skipComment();
        if (!isAtEnd() && !skipLineEnd()) {
            throw unexpected("the end of the line");
        }
    }

    /** Blanks, line ends and comments: all that may stand between the elements of an array. */
    void skipLines() {
        do {
            skipBlanks();
            skipComment();
        } while (skipLineEnd());
    }

    private void skipComment() {
        if (peek() == '#') {
            int end = lineEnd();
            while (at < end) {
                requirePrintable();
                at++;
            }
        }
    }

    private int lineEnd() {
        int feed = text.indexOf('\n', at);
        if (feed < 0) {
            return text.length();
        }
        return feed > at && text.charAt(feed - 1) == '\r' ? feed - 1 : feed;
    }

    /** Fails on a control character other than a tab. */
    void requirePrintable() {
        char next = peek();
        if ((next < ' ' && next != '\t') || next == '\u007F') {
            throw error(String.format("the control character U+%04X, which is not allowed", (int) next));
        }
    }

    /** All characters from here that a number, a date or a word can have. */
    String word() {
        int start = at;
        while (isOfWord(peek())) {
            at++;
        }
        return text.substring(start, at);
    }

    private static boolean isOfWord(char c) {
        return isOfBareKey(c) || c == '+' || c == '.' || c == ':';
    }

    /** Whether a blank comes next that a digit follows, as between a date and its time. */
    boolean isDigitAfterBlank() {
        return peek() == ' ' && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1));
    }

    /** All characters from here that a key without quotes can have. */
    String bareKey() {
        int start = at;
        while (isOfBareKey(peek())) {
            at++;
        }
        return text.substring(start, at);
    }

    private static boolean isOfBareKey(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    }

    int line() {
        return line;
    }

    int column() {
        return at - lineStart + 1;
    }

    TomlException unexpected(String expected) {
        return error("expected " + expected + ", found " + found());
    }

    private String found() {
        if (isAtEnd()) {
            return "the end of the file";
        }
        return isAtLineEnd() ? "the end of the line" : "`" + Character.toString(text.codePointAt(at)) + "`";
    }

    TomlException error(String message) {
        return errorAt(message, line, column());
    }

    static TomlException errorAt(String message, int line, int column) {
        return new TomlException(new TomlError(message, line, column));
    }
}
