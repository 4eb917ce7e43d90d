package io.github.supabasemigrate.sql.statement;

import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import java.util.Optional;
import java.util.Set;

/**
 * {@code COMMENT ON}.
 *
 * @param kind of the object: {@code TABLE}, {@code COLUMN}, {@code POLICY} …
 * @param object as written, without ON and what follows; functions with their arguments
 * @param on the table of a policy, trigger, rule or constraint
 * @param text empty for {@code IS NULL}
 */
public record CommentOn(
        String kind, SyntaxNode object, Optional<QualifiedName> on, Optional<String> text, SyntaxNode node) {

    private static final Set<String> OBJECTS = Set.of(
            "any_name",
            "name",
            "Typename",
            "function_with_argtypes",
            "aggregate_with_argtypes",
            "operator_with_argtypes");

    public static Optional<CommentOn> of(SyntaxNode node) {
        if (!node.is("CommentStmt")) {
            return Optional.empty();
        }
        StringBuilder kind = new StringBuilder();
        SyntaxNode object = node;
        for (SyntaxNode child : node.children().subList(2, node.children().size())) {
            if (OBJECTS.stream().anyMatch(child::is) || child.is("'('") || child.is("NumericOnly") || child.is("FOR")) {
                object = child;
                break;
            }
            kind.append(kind.isEmpty() ? "" : " ").append(child.words());
        }
        boolean inTable =
                node.children().stream().filter(child -> child.is("ON")).count() > 1;
        SyntaxNode text = node.child("comment_text").orElseThrow();
        return Optional.of(new CommentOn(
                kind.toString(),
                object,
                inTable ? node.child("any_name").map(QualifiedName::of) : Optional.empty(),
                text.is("SCONST") ? Optional.of(text.literal()) : Optional.empty(),
                node));
    }
}
