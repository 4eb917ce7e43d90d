package io.github.supabasemigrate.diff.partition;

import io.github.supabasemigrate.sql.scanner.Lexer;
import io.github.supabasemigrate.sql.scanner.SourceText;
import io.github.supabasemigrate.sql.scanner.Tokens;
import java.util.ArrayList;
import java.util.List;

/** The lists between parentheses of a key or bound: {@code FROM ('a', 1) TO (MAXVALUE, 2)} has two. */
final class Listed {

    private Listed() {}

    static Tokens tokens(String text) {
        return Lexer.tokens(SourceText.of(text), 0, text.length());
    }

    /** Each list as the texts of its parts. */
    static List<List<String>> lists(String text) {
        Tokens tokens = tokens(text);
        var lists = new ArrayList<List<String>>();
        var parts = new ArrayList<String>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < tokens.count(); i++) {
            boolean closes = tokens.is(i, ")");
            if (depth == 1 && (closes || tokens.is(i, ","))) {
                parts.add(text.substring(start, tokens.start(i)).strip());
                start = tokens.end(i);
            }
            if (tokens.is(i, "(") && depth++ == 0) {
                start = tokens.end(i);
            } else if (closes && --depth == 0) {
                lists.add(List.copyOf(parts));
                parts.clear();
            }
        }
        return lists;
    }
}
