package io.github.supabasemigrate.sql.tables.generator;

/**
 * Cuts a Bison file into words: names, {@code 'c'} literals, {@code %directives}, {@code | : ; %%}. Comments, {@code <tags>},
 * prologues and braced C code are skipped; {@link #actionSeen()} tells whether code was.
 */
final class YaccScanner {

    private final String text;
    private int position;
    private boolean action;

    YaccScanner(String text) {
        this.text = text;
    }

    /** Whether braced code was skipped since the last call. */
    boolean actionSeen() {
        boolean seen = action;
        action = false;
        return seen;
    }

    /** The next word, or the empty string at the end. */
    String next() {
        while (skipped()) {
            // everything that is no word
        }
        if (position >= text.length()) {
            return "";
        }
        int start = position;
        char first = text.charAt(start);
        if (first == '\'') {
            position = start + (text.charAt(start + 1) == '\\' ? 4 : 3);
        } else if (text.startsWith("%%", start)) {
            position = start + 2;
        } else if (first == '%' || isNamePart(first)) {
            do {
                position++;
            } while (position < text.length() && (isNamePart(text.charAt(position)) || text.charAt(position) == '-'));
        } else {
            position++;
        }
        return text.substring(start, position);
    }

    void expect(String word) {
        String found = next();
        if (!found.equals(word)) {
            throw new IllegalArgumentException("expected " + word + " and found " + found + " at " + position);
        }
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }

    private boolean skipped() {
        if (position >= text.length()) {
            return false;
        }
        char c = text.charAt(position);
        if (Character.isWhitespace(c)) {
            position++;
        } else if (text.startsWith("/*", position)) {
            skipPast("*/");
        } else if (text.startsWith("//", position)) {
            skipPast("\n");
        } else if (text.startsWith("%{", position)) {
            skipPast("%}");
        } else if (c == '<') {
            skipPast(">");
        } else if (c == '"') {
            skipQuoted();
        } else if (c == '=') {
            position++;
        } else if (c == '{') {
            skipCode();
            action = true;
        } else {
            return false;
        }
        return true;
    }

    private void skipPast(String end) {
        int found = text.indexOf(end, position);
        position = found < 0 ? text.length() : found + end.length();
    }

    private void skipCode() {
        int depth = 0;
        do {
            char c = text.charAt(position);
            if (c == '\'' || c == '"') {
                skipQuoted();
            } else if (text.startsWith("/*", position)) {
                skipPast("*/");
            } else if (text.startsWith("//", position)) {
                skipPast("\n");
            } else {
                depth += c == '{' ? 1 : c == '}' ? -1 : 0;
                position++;
            }
        } while (depth > 0);
    }

    private void skipQuoted() {
        char quote = text.charAt(position++);
        while (text.charAt(position) != quote) {
            position += text.charAt(position) == '\\' ? 2 : 1;
        }
        position++;
    }
}
