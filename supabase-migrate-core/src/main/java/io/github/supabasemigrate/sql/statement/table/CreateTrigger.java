package io.github.supabasemigrate.sql.statement.table;

import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import java.util.List;
import java.util.Optional;

/**
 * {@code CREATE TRIGGER}.
 *
 * @param timing {@code BEFORE}, {@code AFTER} or {@code INSTEAD OF}
 * @param events {@code INSERT}, {@code UPDATE}, {@code DELETE}, {@code TRUNCATE}, without columns
 */
public record CreateTrigger(
        String name,
        QualifiedName table,
        boolean orReplace,
        boolean isConstraint,
        String timing,
        List<String> events,
        boolean forEachRow,
        QualifiedName function,
        SyntaxNode node) {

    public static Optional<CreateTrigger> of(SyntaxNode node) {
        if (!node.is("CreateTrigStmt")) {
            return Optional.empty();
        }
        return Optional.of(new CreateTrigger(
                node.child("name").orElseThrow().identifier(),
                QualifiedName.of(node.child("qualified_name").orElseThrow()),
                node.hasChild("opt_or_replace"),
                node.hasChild("CONSTRAINT"),
                node.child("TriggerActionTime").map(SyntaxNode::words).orElse("AFTER"),
                node.child("TriggerEvents").orElseThrow().children("TriggerOneEvent").stream()
                        .map(event -> event.tokens().get(0).words())
                        .toList(),
                node.hasChild("ROW")
                        || node.child("TriggerForSpec")
                                .map(spec -> spec.contains("ROW"))
                                .orElse(false),
                QualifiedName.of(node.child("func_name").orElseThrow()),
                node));
    }
}
