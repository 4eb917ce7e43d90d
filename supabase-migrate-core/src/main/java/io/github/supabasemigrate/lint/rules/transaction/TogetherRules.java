package io.github.supabasemigrate.lint.rules.transaction;

import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.lint.Family;
import io.github.supabasemigrate.lint.Findings;
import io.github.supabasemigrate.lint.LintFile;
import io.github.supabasemigrate.lint.LintRule;
import io.github.supabasemigrate.lint.LintStatement;
import io.github.supabasemigrate.lint.schema.ObjectName;
import io.github.supabasemigrate.lint.schema.SchemaEvent;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.plpgsql.InnerStatement.Place;
import io.github.supabasemigrate.sql.statement.DataChange;
import io.github.supabasemigrate.sql.statement.EnumType;
import io.github.supabasemigrate.sql.statement.table.AlterTable;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.AddColumn;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.DropColumn;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.SetDefault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Statements that are right by themselves and wrong in one transaction, or better in one statement. */
public final class TogetherRules {

    private TogetherRules() {}

    public static List<LintRule> all() {
        return List.of(
                LintRule.of("enum-value-used-same-tx", Family.TRANSACTION, Severity.ERROR)
                        .file(TogetherRules::enumValue)
                        .build(),
                LintRule.of("ddl-and-backfill-same-tx", Family.TRANSACTION, Severity.WARNING)
                        .eugene("E4")
                        .on("UpdateStmt", "DeleteStmt")
                        .statement(TogetherRules::backfill)
                        .build(),
                LintRule.of("multiple-alter-table", Family.TRANSACTION, Severity.INFO)
                        .eugene("W12")
                        .file(TogetherRules::severalAlters)
                        .build());
    }

    private static void enumValue(LintFile file, Findings found) {
        Map<String, String> added = new HashMap<>();
        for (LintStatement statement : file.statements()) {
            if (statement.place() == Place.ROUTINE) {
                continue;
            }
            Optional<EnumType> type = EnumType.of(statement.node());
            if (type.isPresent()) {
                EnumType change = type.get();
                if (!change.isNew() && !statement.before().isNew(statement.object("TYPE", change.name()))) {
                    added.put(change.labels().get(0), change.name().toString());
                }
            } else if (!added.isEmpty() && !statement.is("DoStmt") && !statement.is("CreateFunctionStmt")) {
                use(statement, added)
                        .ifPresent(value -> found.at(
                                        value,
                                        "`%s` was added to `%s` in this file: until that is committed, using it fails (55P04)."
                                                .formatted(value.literal(), added.get(value.literal())))
                                .hint("Put ADD VALUE into a migration before this one."));
            }
        }
    }

    /** A constant where a value is computed; not one in a comment on an object. */
    private static Optional<SyntaxNode> use(LintStatement statement, Map<String, String> added) {
        return statement.is("CommentStmt")
                ? Optional.empty()
                : statement
                        .node()
                        .descendants("SCONST")
                        .filter(constant -> added.containsKey(constant.literal()))
                        .findFirst();
    }

    private static void backfill(LintStatement statement, Findings found) {
        Optional<DataChange> change = statement
                .dataChange()
                .filter(data -> data.kind() == DataChange.Kind.UPDATE || data.kind() == DataChange.Kind.DELETE);
        if (change.isEmpty()) {
            return;
        }
        ObjectName table = statement.table(change.get().tables().get(0));
        if (statement.before().isNew(table)) {
            return;
        }
        statement.before().eventsInFile(table).stream()
                .filter(TogetherRules::blocksReaders)
                .findFirst()
                .ifPresent(event -> found.at(
                                statement.node(),
                                "Since line %d nobody can read `%s`, and they wait until these rows are written."
                                        .formatted(
                                                statement
                                                        .file()
                                                        .locate(event.node().start())
                                                        .line(),
                                                change.get().tables().get(0)))
                        .about(table.name())
                        .hint("Write the rows in a migration of their own."));
    }

    /** Whether it keeps an ACCESS EXCLUSIVE lock until the commit. */
    private static boolean blocksReaders(SchemaEvent event) {
        return event.act() == SchemaEvent.Act.ALTERED
                && AlterTable.of(event.node())
                        .filter(alter -> alter.commands().stream().anyMatch(TogetherRules::isExclusive))
                        .isPresent();
    }

    private static boolean isExclusive(AlterTableCommand command) {
        return !(command instanceof AlterTableCommand.ValidateConstraint
                || command instanceof AlterTableCommand.SwitchTrigger
                || command instanceof AlterTableCommand.AttachPartition);
    }

    private static void severalAlters(LintFile file, Findings found) {
        String last = "";
        for (LintStatement statement : file.topStatements()) {
            Optional<AlterTable> alter = statement.alterTable().filter(TogetherRules::canBeMerged);
            String table = alter.map(each -> statement.qualified(each.name())).orElse("");
            if (!table.isEmpty()
                    && table.equals(last)
                    && !statement.isNewTable(alter.get().name())) {
                found.at(statement.node(), "This could be one `ALTER TABLE` with the one before it.")
                        .about(table);
            }
            last = table;
        }
    }

    private static boolean canBeMerged(AlterTable alter) {
        return alter.kind().equals("TABLE")
                && alter.commands().stream()
                        .allMatch(command -> command instanceof AddColumn
                                || command instanceof DropColumn
                                || command instanceof SetDefault);
    }
}
