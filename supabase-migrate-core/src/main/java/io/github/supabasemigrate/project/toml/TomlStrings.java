package io.github.supabasemigrate.project.toml;

/** Reads texts in quotes, of all four kinds. */
final class TomlStrings {

    private static final String ESCAPED = "btnfr\"\\";
    private static final String MEANT = "\b\t\n\f\r\"\\";

    private final TomlSource source;

    TomlStrings(TomlSource source) {
        this.source = source;
    }

    boolean isNext() {
        return source.peek() == '"' || source.peek() == '\'';
    }

    /** A text of one line, or of many where the quote stands three times. */
    String read() {
        String quote = quote();
        if (source.isNext(quote.repeat(3))) {
            return lines(quote.repeat(3), quote);
        }
        return line();
    }

    /** A text of one line. */
    String line() {
        String quote = quote();
        source.require(quote);
        StringBuilder text = new StringBuilder();
        while (!source.skip(quote)) {
            if (source.isAtLineEnd()) {
                throw source.unexpected("`" + quote + "`");
            }
            character(quote, text);
        }
        return text.toString();
    }

    private String quote() {
        return source.peek() == '"' ? "\"" : "'";
    }

    private String lines(String quotes, String quote) {
        source.require(quotes);
        source.skipLineEnd();
        StringBuilder text = new StringBuilder();
        while (!source.skip(quotes)) {
            if (source.isAtEnd()) {
                throw source.unexpected("`" + quotes + "`");
            }
            if (source.skipLineEnd()) {
                text.append('\n');
            } else if (!(quote.equals("\"") && skipsLineEnd())) {
                character(quote, text);
            }
        }
        // One or two more quotes belong to the text.
        for (int i = 0; i < 2 && source.skip(quote); i++) {
            text.append(quote);
        }
        return text.toString();
    }

    private void character(String quote, StringBuilder text) {
        source.requirePrintable();
        char next = source.peek();
        if (next == '\\' && quote.equals("\"")) {
            escape(text);
        } else {
            text.append(source.next());
        }
    }

    /** A backslash at the end of a line takes all white space up to the next character with it. */
    private boolean skipsLineEnd() {
        if (!source.isNext("\\\n") && !source.isNext("\\\r\n") && !source.isNext("\\ ") && !source.isNext("\\\t")) {
            return false;
        }
        source.require("\\");
        source.skipBlanks();
        if (!source.skipLineEnd()) {
            throw source.unexpected("the end of the line after a backslash");
        }
        do {
            source.skipBlanks();
        } while (source.skipLineEnd());
        return true;
    }

    private void escape(StringBuilder text) {
        source.require("\\");
        char escaped = source.peek();
        int known = ESCAPED.indexOf(escaped);
        if (known >= 0) {
            source.next();
            text.append(MEANT.charAt(known));
        } else if (source.skip("u")) {
            text.appendCodePoint(codePoint(4));
        } else if (source.skip("U")) {
            text.appendCodePoint(codePoint(8));
        } else {
            throw source.unexpected("one of `b t n f r u U \" \\` after a backslash");
        }
    }

    private int codePoint(int digits) {
        long value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = Character.digit(source.peek(), 16);
            if (digit < 0) {
                throw source.unexpected("a hexadecimal digit");
            }
            source.next();
            value = value * 16 + digit;
        }
        if (value > Character.MAX_CODE_POINT
                || (value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE)) {
            throw source.error(String.format("U+%X is no character", value));
        }
        return (int) value;
    }
}
