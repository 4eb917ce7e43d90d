package io.github.supabasemigrate.sql.statement.table;

import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import java.util.List;
import java.util.Optional;

/**
 * A constraint of a table or of one of its columns; what else may stand behind a column's type counts as one, as in the
 * grammar: a default, a generation expression, an identity.
 *
 * @param name if it is given one
 * @param columns that it names; for a column's own constraint that column
 * @param references the table that a foreign key points at
 * @param referencedColumns empty for the primary key
 * @param expression of a check, default or generated column
 * @param isValidated false for NOT VALID
 * @param usingIndex the index that a primary key or unique constraint takes over
 * @param actions {@code ON DELETE CASCADE ON UPDATE SET NULL}, or empty
 */
public record TableConstraint(
        Kind kind,
        Optional<String> name,
        List<String> columns,
        Optional<QualifiedName> references,
        List<String> referencedColumns,
        Optional<SyntaxNode> expression,
        boolean isValidated,
        Optional<String> usingIndex,
        String actions,
        SyntaxNode node) {

    /** What it demands. */
    public enum Kind {
        NOT_NULL,
        NULL,
        CHECK,
        UNIQUE,
        PRIMARY_KEY,
        FOREIGN_KEY,
        EXCLUDE,
        DEFAULT,
        GENERATED,
        IDENTITY
    }

    /** A {@code TableConstraint}. */
    static TableConstraint ofTable(SyntaxNode node) {
        SyntaxNode element = element(node, "ConstraintElem");
        Kind kind = kind(element);
        List<String> columns = kind == Kind.NOT_NULL
                ? element.child("ColId")
                        .map(SyntaxNode::identifier)
                        .map(List::of)
                        .orElse(List.of())
                : element.child("columnList").map(TableConstraint::names).orElse(List.of());
        return read(node, element, kind, columns, "opt_column_and_period_list");
    }

    /** A {@code ColConstraint} of a column; empty for a collation or an attribute such as DEFERRABLE. */
    static Optional<TableConstraint> ofColumn(SyntaxNode node, String column) {
        if (!node.is("ColConstraintElem") && !node.hasChild("ColConstraintElem")) {
            return Optional.empty();
        }
        SyntaxNode element = element(node, "ColConstraintElem");
        return Optional.of(read(node, element, kind(element), List.of(column), "opt_column_list"));
    }

    private static SyntaxNode element(SyntaxNode node, String kind) {
        return node.is(kind) ? node : node.child(kind).orElse(node);
    }

    private static TableConstraint read(
            SyntaxNode node, SyntaxNode element, Kind kind, List<String> columns, String referencedList) {
        boolean named = node != element;
        return new TableConstraint(
                kind,
                named ? node.child("name").map(SyntaxNode::identifier) : Optional.empty(),
                columns,
                element.child("qualified_name").map(QualifiedName::of),
                element.child(referencedList)
                        .flatMap(list -> list.child("columnList"))
                        .map(TableConstraint::names)
                        .orElse(List.of()),
                element.child("a_expr").or(() -> element.child("b_expr")),
                element.child("ConstraintAttributeSpec").stream()
                        .flatMap(spec -> spec.children().stream())
                        .noneMatch(attribute -> attribute.words().equals("NOT VALID")),
                element.child("ExistingIndex")
                        .map(index -> index.children().get(2).identifier()),
                element.child("key_actions").map(SyntaxNode::words).orElse(""),
                node);
    }

    private static Kind kind(SyntaxNode element) {
        String first = element.tokens().get(0).kind();
        return switch (first) {
            case "NOT" -> Kind.NOT_NULL;
            case "NULL_P" -> Kind.NULL;
            case "CHECK" -> Kind.CHECK;
            case "UNIQUE" -> Kind.UNIQUE;
            case "PRIMARY" -> Kind.PRIMARY_KEY;
            case "EXCLUDE" -> Kind.EXCLUDE;
            case "DEFAULT" -> Kind.DEFAULT;
            case "GENERATED" -> element.hasChild("IDENTITY_P") ? Kind.IDENTITY : Kind.GENERATED;
            default -> Kind.FOREIGN_KEY;
        };
    }

    private static List<String> names(SyntaxNode columnList) {
        return columnList.children("columnElem").stream()
                .map(SyntaxNode::identifier)
                .toList();
    }
}
