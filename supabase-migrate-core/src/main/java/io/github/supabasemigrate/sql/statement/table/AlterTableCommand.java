package io.github.supabasemigrate.sql.statement.table;

import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import java.util.List;
import java.util.Optional;

/** One command of {@code ALTER TABLE}. Those that no rule looks into are {@link Other}. */
public sealed interface AlterTableCommand {

    SyntaxNode node();

    /** {@code ADD COLUMN}. */
    record AddColumn(ColumnDefinition column, boolean ifNotExists, SyntaxNode node) implements AlterTableCommand {}

    /** {@code DROP COLUMN}. */
    record DropColumn(String column, boolean ifExists, boolean cascade, SyntaxNode node) implements AlterTableCommand {}

    /** {@code ALTER COLUMN … TYPE}. */
    record AlterType(String column, SyntaxNode type, Optional<SyntaxNode> using, SyntaxNode node)
            implements AlterTableCommand {}

    /** {@code SET DEFAULT}. */
    record SetDefault(String column, SyntaxNode expression, SyntaxNode node) implements AlterTableCommand {}

    /** {@code DROP DEFAULT}. */
    record DropDefault(String column, SyntaxNode node) implements AlterTableCommand {}

    /** {@code SET NOT NULL}. */
    record SetNotNull(String column, SyntaxNode node) implements AlterTableCommand {}

    /** {@code DROP NOT NULL}. */
    record DropNotNull(String column, SyntaxNode node) implements AlterTableCommand {}

    /** {@code ADD CONSTRAINT}, with or without a name. */
    record AddConstraint(TableConstraint constraint, SyntaxNode node) implements AlterTableCommand {}

    /** {@code VALIDATE CONSTRAINT}. */
    record ValidateConstraint(String constraint, SyntaxNode node) implements AlterTableCommand {}

    /** {@code DROP CONSTRAINT}. */
    record DropConstraint(String constraint, boolean ifExists, boolean cascade, SyntaxNode node)
            implements AlterTableCommand {}

    /** {@code ENABLE}, {@code DISABLE}, {@code FORCE} or {@code NO FORCE ROW LEVEL SECURITY}. */
    record RowSecurity(Change change, SyntaxNode node) implements AlterTableCommand {

        /** Which of them. */
        public enum Change {
            ENABLE,
            DISABLE,
            FORCE,
            NO_FORCE
        }
    }

    /** {@code ENABLE} or {@code DISABLE TRIGGER}; the name is empty for ALL and USER. */
    record SwitchTrigger(boolean enables, Optional<String> trigger, SyntaxNode node) implements AlterTableCommand {}

    /** {@code ATTACH PARTITION}. */
    record AttachPartition(QualifiedName partition, SyntaxNode node) implements AlterTableCommand {}

    /** {@code DETACH PARTITION}. */
    record DetachPartition(QualifiedName partition, boolean concurrently, boolean finalizes, SyntaxNode node)
            implements AlterTableCommand {}

    /** {@code OWNER TO}. */
    record SetOwner(String role, SyntaxNode node) implements AlterTableCommand {}

    /** {@code SET (…)} or {@code RESET (…)} of storage or view options. */
    record SetOptions(SyntaxNode options, boolean isReset, SyntaxNode node) implements AlterTableCommand {}

    /** Any other command; {@link SyntaxNode#words()} tells which. */
    record Other(SyntaxNode node) implements AlterTableCommand {}

    /** Reads an {@code alter_table_cmd}, {@code partition_cmd} or {@code index_partition_cmd}. */
    static AlterTableCommand of(SyntaxNode node) {
        List<SyntaxNode> children = node.children();
        return switch (children.get(0).kind()) {
            case "ADD_P" -> added(node);
            case "DROP" -> dropped(node);
            case "ALTER" -> node.hasChild("CONSTRAINT") ? new Other(node) : column(node);
            case "VALIDATE" -> new ValidateConstraint(children.get(2).identifier(), node);
            case "ENABLE_P", "DISABLE_P", "FORCE", "NO" -> switched(node);
            case "ATTACH" -> new AttachPartition(QualifiedName.of(children.get(2)), node);
            case "DETACH" ->
                new DetachPartition(
                        QualifiedName.of(children.get(2)),
                        node.hasChild("opt_concurrently"),
                        node.hasChild("FINALIZE"),
                        node);
            case "OWNER" -> new SetOwner(children.get(2).identifier(), node);
            case "SET", "RESET" ->
                node.hasChild("reloptions")
                        ? new SetOptions(children.get(1), children.get(0).is("RESET"), node)
                        : new Other(node);
            default -> new Other(node);
        };
    }

    private static AlterTableCommand added(SyntaxNode node) {
        Optional<SyntaxNode> column = node.child("columnDef");
        if (column.isPresent()) {
            return new AddColumn(ColumnDefinition.of(column.get()), node.hasChild("EXISTS"), node);
        }
        return new AddConstraint(
                TableConstraint.ofTable(node.child("TableConstraint").orElseThrow()), node);
    }

    private static AlterTableCommand dropped(SyntaxNode node) {
        boolean ifExists = node.hasChild("EXISTS");
        boolean cascade =
                node.child("opt_drop_behavior").map(how -> how.is("CASCADE")).orElse(false);
        if (node.hasChild("CONSTRAINT")) {
            return new DropConstraint(node.child("name").orElseThrow().identifier(), ifExists, cascade, node);
        }
        return new DropColumn(node.child("ColId").orElseThrow().identifier(), ifExists, cascade, node);
    }

    private static AlterTableCommand column(SyntaxNode node) {
        Optional<SyntaxNode> name = node.child("ColId");
        if (name.isEmpty()) {
            return new Other(node);
        }
        String column = name.get().identifier();
        Optional<SyntaxNode> type = node.child("Typename");
        if (type.isPresent()) {
            Optional<SyntaxNode> using =
                    node.child("alter_using").map(clause -> clause.children().get(1));
            return new AlterType(column, type.get(), using, node);
        }
        Optional<SyntaxNode> fallback = node.child("alter_column_default");
        if (fallback.isPresent()) {
            return fallback.get().hasChild("SET")
                    ? new SetDefault(column, fallback.get().children().get(2), node)
                    : new DropDefault(column, node);
        }
        if (node.hasChild("NULL_P")) {
            return node.hasChild("SET") ? new SetNotNull(column, node) : new DropNotNull(column, node);
        }
        return new Other(node);
    }

    private static AlterTableCommand switched(SyntaxNode node) {
        if (node.hasChild("SECURITY")) {
            RowSecurity.Change change = switch (node.children().get(0).kind()) {
                case "ENABLE_P" -> RowSecurity.Change.ENABLE;
                case "DISABLE_P" -> RowSecurity.Change.DISABLE;
                case "FORCE" -> RowSecurity.Change.FORCE;
                default -> RowSecurity.Change.NO_FORCE;
            };
            return new RowSecurity(change, node);
        }
        if (node.hasChild("TRIGGER")) {
            return new SwitchTrigger(
                    node.hasChild("ENABLE_P"), node.child("name").map(SyntaxNode::identifier), node);
        }
        return new Other(node);
    }
}
