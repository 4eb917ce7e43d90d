package io.github.supabasemigrate.sql.statement.table;

import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code CREATE TABLE}, also {@code CREATE FOREIGN TABLE} and {@code CREATE TABLE … AS}.
 *
 * @param constraints those of the table; a column's own are with the column
 * @param partitionOf the parent of a partition
 * @param query of {@code AS}
 */
public record CreateTable(
        QualifiedName name,
        boolean ifNotExists,
        boolean isTemporary,
        boolean isUnlogged,
        List<ColumnDefinition> columns,
        List<TableConstraint> constraints,
        Optional<QualifiedName> partitionOf,
        boolean isPartitioned,
        Optional<SyntaxNode> query,
        SyntaxNode node) {

    public static Optional<CreateTable> of(SyntaxNode node) {
        if (!node.is("CreateStmt") && !node.is("CreateAsStmt") && !node.is("CreateForeignTableStmt")) {
            return Optional.empty();
        }
        List<SyntaxNode> names = node.children("qualified_name");
        SyntaxNode name = names.isEmpty() ? node.first("qualified_name").orElseThrow() : names.get(0);
        String kind = node.child("OptTemp").map(SyntaxNode::words).orElse("");
        return Optional.of(new CreateTable(
                QualifiedName.of(name),
                node.hasChild("EXISTS"),
                kind.contains("TEMP"),
                kind.equals("UNLOGGED"),
                elements(node)
                        .filter(CreateTable::isColumn)
                        .map(ColumnDefinition::of)
                        .toList(),
                elements(node)
                        .filter(element -> element.is("TableConstraint"))
                        .map(TableConstraint::ofTable)
                        .toList(),
                node.hasChild("PARTITION") ? Optional.of(QualifiedName.of(names.get(1))) : Optional.empty(),
                node.hasChild("PartitionSpec"),
                node.child("SelectStmt"),
                node));
    }

    private static boolean isColumn(SyntaxNode element) {
        return element.is("columnDef") || element.is("columnOptions");
    }

    private static Stream<SyntaxNode> elements(SyntaxNode node) {
        SyntaxNode holder = node.child("OptTypedTableElementList").orElse(node);
        return holder.children().stream()
                .filter(child -> child.is("TableElementList") || child.is("TypedTableElementList"))
                .flatMap(list -> list.children().stream());
    }

    public Optional<ColumnDefinition> column(String column) {
        return columns.stream().filter(each -> each.name().equals(column)).findFirst();
    }
}
