package io.github.supabasemigrate.sql.statement;

import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import java.util.Optional;

/**
 * {@code COPY}.
 *
 * @param table empty for a query
 * @param isFrom whether rows come in
 * @param usesClient whether they come from or go to the client: STDIN or STDOUT
 */
public record CopyStatement(Optional<QualifiedName> table, boolean isFrom, boolean usesClient, SyntaxNode node) {

    public static Optional<CopyStatement> of(SyntaxNode node) {
        if (!node.is("CopyStmt")) {
            return Optional.empty();
        }
        boolean from = node.child("copy_from").map(word -> word.is("FROM")).orElse(false);
        boolean client =
                node.child("copy_file_name").map(file -> !file.is("SCONST")).orElse(false)
                        && !node.hasChild("opt_program");
        return Optional.of(new CopyStatement(node.child("qualified_name").map(QualifiedName::of), from, client, node));
    }
}
