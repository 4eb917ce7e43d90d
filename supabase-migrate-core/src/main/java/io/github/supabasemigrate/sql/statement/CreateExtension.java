package io.github.supabasemigrate.sql.statement;

import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import java.util.Optional;

/** {@code CREATE EXTENSION}. */
public record CreateExtension(
        String name,
        Optional<String> schema,
        Optional<String> version,
        boolean ifNotExists,
        boolean cascade,
        SyntaxNode node) {

    public static Optional<CreateExtension> of(SyntaxNode node) {
        if (!node.is("CreateExtensionStmt")) {
            return Optional.empty();
        }
        return Optional.of(new CreateExtension(
                node.child("name").orElseThrow().identifier(),
                option(node, "SCHEMA").map(SyntaxNode::identifier),
                option(node, "VERSION_P").map(CreateExtension::word),
                node.hasChild("EXISTS"),
                node.children().stream()
                        .anyMatch(child -> child.is("create_extension_opt_list") && child.contains("CASCADE")),
                node));
    }

    private static Optional<SyntaxNode> option(SyntaxNode node, String word) {
        return node.child("create_extension_opt_list").stream()
                .flatMap(list -> list.children().stream())
                .filter(item -> item.hasChild(word))
                .map(item -> item.children().get(1))
                .findFirst();
    }

    private static String word(SyntaxNode value) {
        return value.is("SCONST") ? value.literal() : value.identifier();
    }
}
