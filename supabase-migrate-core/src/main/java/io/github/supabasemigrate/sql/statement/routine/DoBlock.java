package io.github.supabasemigrate.sql.statement.routine;

import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import java.util.List;
import java.util.Optional;

/**
 * {@code DO}.
 *
 * @param language in lower case; {@code plpgsql} where none is written
 * @param body the string constant with the code
 */
public record DoBlock(String language, SyntaxNode body, SyntaxNode node) {

    public static Optional<DoBlock> of(SyntaxNode node) {
        if (!node.is("DoStmt")) {
            return Optional.empty();
        }
        List<SyntaxNode> items = node.child("dostmt_opt_list").orElseThrow().children();
        String language = items.stream()
                .filter(item -> item.hasChild("LANGUAGE"))
                .map(item -> RoutineOptions.word(item.children().get(1)))
                .findFirst()
                .orElse("plpgsql");
        return items.stream().filter(SyntaxNode::isToken).findFirst().map(body -> new DoBlock(language, body, node));
    }
}
