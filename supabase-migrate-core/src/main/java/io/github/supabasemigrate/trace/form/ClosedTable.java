package io.github.supabasemigrate.trace.form;

import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.statement.Drop;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import io.github.supabasemigrate.sql.statement.table.AlterTable;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand;
import io.github.supabasemigrate.sql.statement.table.CreatePolicy;
import java.util.Optional;

/** The table that a statement locks against everybody, so that until the transaction ends no weaker lock on it keeps anybody waiting. */
final class ClosedTable {

    private ClosedTable() {}

    static Optional<QualifiedName> of(SyntaxNode tree) {
        return switch (tree.kind()) {
            case "CreatePolicyStmt", "AlterPolicyStmt" -> CreatePolicy.of(tree).map(CreatePolicy::table);
            case "DropStmt" ->
                Drop.of(tree)
                        .filter(drop -> drop.kind().equals("POLICY") && !drop.ifExists())
                        .flatMap(Drop::table);
            case "AlterTableStmt" ->
                AlterTable.of(tree)
                        .filter(alter -> alter.kind().equals("TABLE") && !alter.ifExists())
                        .filter(alter -> alter.commands().stream().anyMatch(ClosedTable::closes))
                        .map(AlterTable::name);
            default -> Optional.empty();
        };
    }

    private static boolean closes(AlterTableCommand command) {
        return command instanceof AlterTableCommand.AddColumn
                || command instanceof AlterTableCommand.DropColumn
                || command instanceof AlterTableCommand.RowSecurity
                || command instanceof AlterTableCommand.SetNotNull
                || command instanceof AlterTableCommand.DropNotNull
                || command instanceof AlterTableCommand.SetDefault
                || command instanceof AlterTableCommand.DropDefault
                || command instanceof AlterTableCommand.AlterType;
    }

    /** Whether a statement reads no row of its table and copies none, so that behind a closed door nobody notices it. */
    static boolean isUnnoticed(SyntaxNode tree) {
        return switch (tree.kind()) {
            case "CommentStmt", "CreatePolicyStmt", "CreateTrigStmt" -> true;
            case "AlterTableStmt" ->
                AlterTable.of(tree).stream()
                        .flatMap(alter -> alter.commands().stream())
                        .allMatch(command -> command instanceof AlterTableCommand.RowSecurity
                                || command instanceof AlterTableCommand.SetDefault
                                || command instanceof AlterTableCommand.SetOwner);
            default -> false;
        };
    }
}
