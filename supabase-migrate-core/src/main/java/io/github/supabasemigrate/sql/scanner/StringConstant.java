package io.github.supabasemigrate.sql.scanner;

import java.util.Arrays;

/**
 * Undoes the quoting of a constant ({@code '…'}, {@code E'…'}, {@code U&'…'}, {@code $$…$$}, and {@code U&"…"} names) and
 * remembers where each character of the value stands, so that errors inside a function body written as a string still have
 * their place in the file. Expects a token that the lexer accepted.
 */
public final class StringConstant {

    private final String text;
    private final int end;
    private final SourceText outer;
    private final StringBuilder value = new StringBuilder();
    private int[] origins = new int[64];
    private int index;

    private StringConstant(String text, int start, int end, SourceText outer) {
        this.text = text;
        this.end = end;
        this.outer = outer;
        index = start;
    }

    /** The value of the constant at {@code [start, end)} of a text that is (part of) {@code outer}. */
    public static SourceText read(String text, int start, int end, SourceText outer) {
        StringConstant constant = new StringConstant(text, start, end, outer);
        constant.read();
        return constant.result();
    }

    private void read() {
        char first = text.charAt(index);
        switch (first) {
            case '$' -> dollarQuoted();
            case 'e', 'E' -> segments(index + 1, '\\');
            case 'u', 'U' -> unicode();
            default -> segments(index, '\0');
        }
    }

    private SourceText result() {
        int[] all = Arrays.copyOf(origins, value.length() + 1);
        all[value.length()] = outer.origin(index);
        return SourceText.decoded(value.toString(), all);
    }

    private void put(char c, int at) {
        if (value.length() + 1 >= origins.length) {
            origins = Arrays.copyOf(origins, origins.length * 2);
        }
        origins[value.length()] = outer.origin(at);
        value.append(c);
    }

    private void put(int codePoint, int at) {
        for (char c : Character.toChars(codePoint)) {
            put(c, at);
        }
    }

    private void dollarQuoted() {
        int tag = text.indexOf('$', index + 1) + 1 - index;
        int stop = end - tag;
        for (index += tag; index < stop; index++) {
            put(text.charAt(index), index);
        }
    }

    /** {@code '…'} and what continues it on later lines; {@code escape} is NUL where a backslash is ordinary. */
    private void segments(int quote, char escape) {
        index = quote + 1;
        while (index < end) {
            char c = text.charAt(index);
            if (c == '\'' && index + 1 < end && text.charAt(index + 1) == '\'') {
                put('\'', index);
                index += 2;
            } else if (c == '\'') {
                int next = text.indexOf('\'', afterComments(index + 1));
                if (next < 0 || next >= end) {
                    return;
                }
                index = next + 1;
            } else if (escape != '\0' && c == escape) {
                escape();
            } else {
                put(c, index++);
            }
        }
    }

    /** Between two segments there may be comments with quotes in them. */
    private int afterComments(int from) {
        int at = from;
        while (at < end && text.charAt(at) != '\'') {
            at = text.startsWith("--", at) ? QuotedText.endOfLine(text, at, end) : at + 1;
        }
        return at;
    }

    private void escape() {
        int at = index;
        char letter = text.charAt(at + 1);
        index += 2;
        switch (letter) {
            case 'b' -> put('\b', at);
            case 'f' -> put('\f', at);
            case 'n' -> put('\n', at);
            case 'r' -> put('\r', at);
            case 't' -> put('\t', at);
            case 'v' -> put('\u000b', at);
            case 'u' -> put(digits(4, 16), at);
            case 'U' -> put(digits(8, 16), at);
            case 'x' -> {
                if (index < end && Characters.isDigit(text.charAt(index), 16)) {
                    put((char) digits(2, 16), at);
                } else {
                    put('x', at);
                }
            }
            default -> {
                if (Characters.isDigit(letter, 8)) {
                    index--;
                    put((char) (digits(3, 8) & 0xff), at);
                } else {
                    put(letter, at);
                }
            }
        }
    }

    /** At most so many digits from here. */
    private int digits(int most, int base) {
        int from = index;
        while (index < end && index < from + most && Characters.isDigit(text.charAt(index), base)) {
            index++;
        }
        return Integer.parseInt(text, from, index, base);
    }

    /** {@code U&'…'} or {@code U&"…"}, with UESCAPE if it is part of the token. */
    private void unicode() {
        char quote = text.charAt(index + 2);
        int close = lastQuoteOfFirst(quote);
        char escape = close + 1 < end ? text.charAt(end - 2) : '\\';
        int stop = close;
        index += 3;
        while (index < stop) {
            char c = text.charAt(index);
            if (c == quote) {
                put(quote, index);
                index += 2;
            } else if (c == escape && text.charAt(index + 1) == escape) {
                put(escape, index);
                index += 2;
            } else if (c == escape) {
                int at = index;
                boolean longForm = text.charAt(index + 1) == '+';
                index += longForm ? 2 : 1;
                put(digits(longForm ? 6 : 4, 16), at);
            } else {
                put(c, index++);
            }
        }
    }

    private int lastQuoteOfFirst(char quote) {
        int at = index + 3;
        while (true) {
            at = text.indexOf(quote, at);
            if (at + 1 >= end || text.charAt(at + 1) != quote) {
                return at;
            }
            at += 2;
        }
    }
}
