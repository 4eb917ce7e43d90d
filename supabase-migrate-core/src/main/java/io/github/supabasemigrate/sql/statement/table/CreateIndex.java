package io.github.supabasemigrate.sql.statement.table;

import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import java.util.List;
import java.util.Optional;

/**
 * {@code CREATE INDEX}.
 *
 * @param name empty where the server chooses it; always in the table's schema
 * @param method {@code btree} where none is written
 * @param elements columns and expressions as written, with their order and operator class
 * @param options the {@code WITH (…)} clause
 */
public record CreateIndex(
        Optional<String> name,
        QualifiedName table,
        boolean isUnique,
        boolean concurrently,
        boolean ifNotExists,
        String method,
        List<SyntaxNode> elements,
        Optional<SyntaxNode> options,
        Optional<SyntaxNode> where,
        SyntaxNode node) {

    public static Optional<CreateIndex> of(SyntaxNode node) {
        if (!node.is("IndexStmt")) {
            return Optional.empty();
        }
        return Optional.of(new CreateIndex(
                node.child("opt_single_name").or(() -> node.child("name")).map(SyntaxNode::identifier),
                QualifiedName.of(node.child("relation_expr").orElseThrow()),
                node.hasChild("opt_unique"),
                node.hasChild("opt_concurrently"),
                node.hasChild("EXISTS"),
                node.child("access_method_clause")
                        .map(clause -> clause.children().get(1).identifier())
                        .orElse("btree"),
                node.child("index_params").orElseThrow().children("index_elem"),
                node.child("opt_reloptions"),
                node.child("where_clause").map(clause -> clause.children().get(1)),
                node));
    }

    /** The plain columns at its front, as long as no expression comes first. */
    public List<String> leadingColumns() {
        return elements.stream()
                .takeWhile(element -> element.is("ColId") || element.hasChild("ColId"))
                .map(element -> element.is("ColId")
                        ? element.identifier()
                        : element.children().get(0).identifier())
                .toList();
    }
}
