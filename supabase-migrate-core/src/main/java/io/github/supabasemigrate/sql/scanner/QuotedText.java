package io.github.supabasemigrate.sql.scanner;

import org.jspecify.annotations.Nullable;

/**
 * Where quoted things end (manual, sections 4.1.1, 4.1.2.1 to 4.1.2.4 and 4.1.5): strings, names, dollar quotes, comments.
 * An offset, or -1 when the end is missing. A fault inside a string that does not hide its end is kept until taken.
 */
public final class QuotedText {

    private final String text;
    private final int limit;
    private @Nullable LexicalError error;

    QuotedText(String text, int limit) {
        this.text = text;
        this.limit = limit;
    }

    void fail(String message, int offset) {
        fail(new LexicalError(message, offset));
    }

    /** Keeps the first fault of a token. */
    void fail(LexicalError fault) {
        if (error == null) {
            error = fault;
        }
    }

    @Nullable LexicalError takeError() {
        LexicalError taken = error;
        if (taken != null) {
            error = null;
        }
        return taken;
    }

    static int endOfLine(String text, int from, int limit) {
        int end = from;
        while (end < limit && !Characters.isNewline(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** Comments nest. */
    static int endOfComment(String text, int from, int limit) {
        int depth = 0;
        int index = from;
        while (index + 1 < limit) {
            char c = text.charAt(index);
            char next = text.charAt(index + 1);
            if (c == '/' && next == '*') {
                depth++;
                index += 2;
            } else if (c == '*' && next == '/') {
                depth--;
                index += 2;
                if (depth == 0) {
                    return index;
                }
            } else {
                index++;
            }
        }
        return -1;
    }

    int endOfName(int content) {
        int index = content;
        while (true) {
            index = text.indexOf('"', index);
            if (index < 0 || index >= limit) {
                return -1;
            }
            if (index + 1 >= limit || text.charAt(index + 1) != '"') {
                return index + 1;
            }
            index += 2;
        }
    }

    /** The offset after {@code $tag$}, or -1 if the dollar starts no quote. */
    int endOfDollarTag(int start) {
        int index = start + 1;
        if (index < limit && Characters.isNameStart(text.charAt(index))) {
            while (index < limit && Characters.isTagPart(text.charAt(index))) {
                index++;
            }
        }
        return index < limit && text.charAt(index) == '$' ? index + 1 : -1;
    }

    int endOfDollarQuote(int start, int tagEnd) {
        String tag = text.substring(start, tagEnd);
        int found = text.indexOf(tag, tagEnd);
        return found < 0 || found + tag.length() > limit ? -1 : found + tag.length();
    }

    /** The end of a string whose content starts here, with those that continue it on later lines. */
    int endOfString(int start, int content, boolean escapes) {
        if (!escapes) {
            return endOfPlainString(content);
        }
        UnicodeEscapes unicode = new UnicodeEscapes(this, start);
        int index = content;
        while (index < limit) {
            char c = text.charAt(index);
            if (c == '\'') {
                if (index + 1 < limit && text.charAt(index + 1) == '\'') {
                    index += 2;
                    unicode.ordinary(text, index - 2, index);
                    continue;
                }
                int next = continuation(index + 1);
                if (next < 0) {
                    unicode.end(text, index + 1);
                    return index + 1;
                }
                index = next;
            } else if (c == '\\' && index + 1 < limit) {
                index = unicode.escape(text, index, limit);
            } else {
                index++;
                unicode.ordinary(text, index - 1, index);
            }
        }
        return -1;
    }

    private int endOfPlainString(int content) {
        int index = content;
        while (true) {
            int quote = text.indexOf('\'', index);
            if (quote < 0 || quote >= limit) {
                return -1;
            }
            if (quote + 1 < limit && text.charAt(quote + 1) == '\'') {
                index = quote + 2;
            } else {
                index = continuation(quote + 1);
                if (index < 0) {
                    return quote + 1;
                }
            }
        }
    }

    /**
     * The offset of the content that continues a string, or -1. White space with at least one line break must part them; a
     * {@code --} comment may stand before the break, and after it only if a line break follows the comment.
     */
    private int continuation(int from) {
        int index = from;
        boolean newline = false;
        while (index < limit) {
            char c = text.charAt(index);
            if (c == '\'') {
                return newline ? index + 1 : -1;
            } else if (Characters.isSpace(c)) {
                newline |= Characters.isNewline(c);
                index++;
            } else if (c == '-' && index + 1 < limit && text.charAt(index + 1) == '-') {
                index = endOfLine(text, index, limit);
            } else {
                return -1;
            }
        }
        return -1;
    }
}
