package io.github.supabasemigrate.sql.statement.table;

import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import java.util.Optional;

/**
 * {@code CREATE SEQUENCE}.
 *
 * @param ownedBy {@code schema.table.column} as written, if a column owns it
 */
public record CreateSequence(
        QualifiedName name, boolean ifNotExists, boolean isTemporary, Optional<String> ownedBy, SyntaxNode node) {

    public static Optional<CreateSequence> of(SyntaxNode node) {
        if (!node.is("CreateSeqStmt")) {
            return Optional.empty();
        }
        return Optional.of(new CreateSequence(
                QualifiedName.of(node.child("qualified_name").orElseThrow()),
                node.hasChild("EXISTS"),
                node.child("OptTemp").map(word -> word.words().contains("TEMP")).orElse(false),
                node.child("OptSeqOptList").stream()
                        .flatMap(list -> list.children().stream())
                        .filter(option -> option.hasChild("OWNED"))
                        .map(option -> option.children().get(2).text())
                        .filter(column -> !column.equalsIgnoreCase("none"))
                        .findFirst(),
                node));
    }
}
