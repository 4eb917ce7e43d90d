package io.github.supabasemigrate.sql.statement;

import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import java.util.List;
import java.util.Optional;

/**
 * {@code ALTER … SET SCHEMA}.
 *
 * @param kind in the words of the command tag: {@code TABLE}, {@code FUNCTION}
 * @param object as written; functions without their arguments
 */
public record SetSchema(String kind, QualifiedName object, String schema, SyntaxNode node) {

    public static Optional<SetSchema> of(SyntaxNode node) {
        if (!node.is("AlterObjectSchemaStmt")) {
            return Optional.empty();
        }
        List<SyntaxNode> children = node.children();
        int last = children.size() - 1;
        return Optional.of(new SetSchema(
                CommandTag.of(node).substring("ALTER ".length()),
                QualifiedName.of(children.get(last - 3)),
                children.get(last).identifier(),
                node));
    }
}
