package io.github.supabasemigrate.lint.suppress;

import io.github.supabasemigrate.sql.grammar.TextRange;
import java.util.ArrayList;
import java.util.List;

/**
 * The comments of a SQL text, those inside dollar-quoted bodies included: to whoever writes a suppression there it is a comment, though to
 * the server it is part of a string.
 */
final class Comments {

    private final String text;

    Comments(String text) {
        this.text = text;
    }

    List<TextRange> all() {
        List<TextRange> found = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\'' || c == '"') {
                int end = text.indexOf(c, at + 1);
                at = end < 0 ? text.length() : end + 1;
            } else if (text.startsWith("--", at)) {
                int end = text.indexOf('\n', at);
                int stop = end < 0 ? text.length() : end;
                found.add(new TextRange(at, stop));
                at = stop;
            } else if (text.startsWith("/*", at)) {
                int stop = endOfBlock(at);
                found.add(new TextRange(at, stop));
                at = stop;
            } else {
                at++;
            }
        }
        return found;
    }

    /** Comments of this kind nest. */
    private int endOfBlock(int start) {
        int depth = 0;
        for (int i = start; i < text.length() - 1; i++) {
            if (text.startsWith("/*", i)) {
                depth++;
                i++;
            } else if (text.startsWith("*/", i)) {
                depth--;
                i++;
                if (depth == 0) {
                    return i + 1;
                }
            }
        }
        return text.length();
    }
}
