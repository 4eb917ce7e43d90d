package io.github.supabasemigrate.sql.statement.table;

import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.statement.CommandTag;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import java.util.List;
import java.util.Optional;

/**
 * {@code ALTER TABLE} and the same for indexes, sequences and views. Renaming and {@code SET SCHEMA} are other statements.
 *
 * @param kind {@code TABLE}, {@code INDEX}, {@code VIEW} …
 */
public record AlterTable(
        String kind, QualifiedName name, boolean ifExists, List<AlterTableCommand> commands, SyntaxNode node) {

    public AlterTable {
        commands = List.copyOf(commands);
    }

    /** Empty also for {@code ALTER TABLE ALL IN TABLESPACE}. */
    public static Optional<AlterTable> of(SyntaxNode node) {
        if (!node.is("AlterTableStmt") || node.hasChild("ALL")) {
            return Optional.empty();
        }
        SyntaxNode name = node.child("relation_expr")
                .or(() -> node.child("qualified_name"))
                .orElseThrow();
        List<AlterTableCommand> commands = node.child("alter_table_cmds").isPresent()
                ? node.child("alter_table_cmds").orElseThrow().children("alter_table_cmd").stream()
                        .map(AlterTableCommand::of)
                        .toList()
                : List.of(
                        AlterTableCommand.of(node.children().get(node.children().size() - 1)));
        return Optional.of(new AlterTable(
                CommandTag.of(node).substring("ALTER ".length()),
                QualifiedName.of(name),
                node.hasChild("EXISTS"),
                commands,
                node));
    }

    /** The commands of one type. */
    public <T extends AlterTableCommand> List<T> commands(Class<T> type) {
        return commands.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
