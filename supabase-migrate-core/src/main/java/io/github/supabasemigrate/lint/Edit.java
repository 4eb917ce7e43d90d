package io.github.supabasemigrate.lint;

import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.grammar.TextRange;

/** A change of a file's text. */
public record Edit(TextRange range, String replacement) {

    public static Edit insertBefore(SyntaxNode node, String text) {
        return new Edit(new TextRange(node.start(), node.start()), text);
    }

    public static Edit insertAfter(SyntaxNode node, String text) {
        int end = node.range().end();
        return new Edit(new TextRange(end, end), text);
    }

    public static Edit replace(SyntaxNode node, String text) {
        return new Edit(node.range(), text);
    }
}
