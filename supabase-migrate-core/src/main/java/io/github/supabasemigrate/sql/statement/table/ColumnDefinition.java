package io.github.supabasemigrate.sql.statement.table;

import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A column as {@code CREATE TABLE} or {@code ADD COLUMN} defines it.
 *
 * @param type as written; empty in a typed table or partition
 * @param constraints in the order written, defaults included
 */
public record ColumnDefinition(
        String name, Optional<SyntaxNode> type, List<TableConstraint> constraints, SyntaxNode node) {

    public ColumnDefinition {
        constraints = List.copyOf(constraints);
    }

    /** A {@code columnDef} or {@code columnOptions}. */
    static ColumnDefinition of(SyntaxNode node) {
        String name = node.children().isEmpty()
                ? node.identifier()
                : node.children().get(0).identifier();
        List<TableConstraint> constraints = node.child("ColQualList").stream()
                .flatMap(list -> list.children().stream())
                .flatMap(item -> TableConstraint.ofColumn(item, name).stream())
                .toList();
        return new ColumnDefinition(name, node.child("Typename"), constraints, node);
    }

    public boolean has(TableConstraint.Kind kind) {
        return constraint(kind).isPresent();
    }

    public Optional<TableConstraint> constraint(TableConstraint.Kind kind) {
        return constraints.stream().filter(each -> each.kind() == kind).findFirst();
    }

    /** Whether it is written as NOT NULL or as a primary key. */
    public boolean refusesNull() {
        return has(TableConstraint.Kind.NOT_NULL) || has(TableConstraint.Kind.PRIMARY_KEY);
    }

    /** Whether the type makes a sequence: {@code serial} and its kin. */
    public boolean isSerial() {
        return type.map(SyntaxNode::text)
                .map(text -> text.toLowerCase(Locale.ROOT))
                .filter(text -> text.matches("(small|big)?serial[248]?"))
                .isPresent();
    }
}
