package io.github.supabasemigrate.lint.rules.destructive;

import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.lint.Findings;
import io.github.supabasemigrate.lint.LintRule;
import io.github.supabasemigrate.lint.LintStatement;
import io.github.supabasemigrate.lint.schema.SchemaEvent.Act;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import io.github.supabasemigrate.sql.statement.Rename;
import io.github.supabasemigrate.sql.statement.SetStatement;
import io.github.supabasemigrate.sql.statement.table.AlterTable;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.AddConstraint;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.DropConstraint;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.DropNotNull;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.SetNotNull;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.SwitchTrigger;
import java.util.List;
import java.util.Set;

/** What running programs and old rows rely on: names, constraints, triggers. */
public final class ClientRules {

    private static final Set<String> RELATIONS = Set.of("TABLE", "VIEW", "MATERIALIZED VIEW", "FOREIGN TABLE");

    private ClientRules() {}

    public static List<LintRule> all() {
        return List.of(
                Losses.rule("rename-column", Severity.ERROR, ClientRules::renameColumn, "RenameStmt")
                        .squawk("renaming-column")
                        .build(),
                Losses.rule("rename-table", Severity.ERROR, ClientRules::renameTable, "RenameStmt")
                        .squawk("renaming-table")
                        .build(),
                Losses.rule(
                                "rename-schema",
                                Severity.ERROR,
                                ClientRules::renameSchema,
                                "RenameStmt",
                                "AlterObjectSchemaStmt")
                        .build(),
                Losses.rule("rename-enum-value", Severity.WARNING, ClientRules::renameEnumValue, "AlterEnumStmt")
                        .build(),
                Losses.rule("drop-not-null", Severity.INFO, ClientRules::dropNotNull, "AlterTableStmt")
                        .squawk("ban-drop-not-null")
                        .build(),
                Losses.rule("drop-constraint", Severity.INFO, ClientRules::dropConstraint, "AlterTableStmt")
                        .build(),
                Losses.rule(
                                "triggers-disabled",
                                Severity.WARNING,
                                ClientRules::triggersDisabled,
                                "AlterTableStmt",
                                "VariableSetStmt")
                        .build());
    }

    private static void renameColumn(LintStatement statement, Findings found) {
        Rename.of(statement.node())
                .filter(rename -> rename.kind().equals("COLUMN") && !isNew(statement, rename.object()))
                .ifPresent(rename -> found.at(
                                rename.node(),
                                "Programs that know `%s.%s` fail as soon as it is called `%s`."
                                        .formatted(rename.object(), rename.from(), rename.to()))
                        .about(statement.qualified(rename.object()) + "." + rename.from())
                        .hint("Add `%s`, write both, move the readers, then drop `%s`."
                                .formatted(rename.to(), rename.from())));
    }

    private static boolean isNew(LintStatement statement, QualifiedName name) {
        return statement.isNewTable(name)
                || statement.before().isNew(statement.object("VIEW", name))
                || statement.before().isNew(statement.object("MATERIALIZED VIEW", name))
                || statement.before().isNew(statement.object("TYPE", name));
    }

    private static void renameTable(LintStatement statement, Findings found) {
        Rename.of(statement.node())
                .filter(rename -> RELATIONS.contains(rename.kind()) && !isNew(statement, rename.object()))
                .filter(rename -> !isReplacedByView(statement, rename))
                .ifPresent(rename -> found.at(
                                rename.node(),
                                "Programs that know `%s` fail as soon as it is called `%s`."
                                        .formatted(rename.object(), rename.to()))
                        .about(statement.qualified(rename.object()))
                        .hint(
                                "In the same migration, make a view of the old name: CREATE VIEW %s WITH (security_invoker = true) AS SELECT * FROM %s;"
                                        .formatted(
                                                rename.object(),
                                                new QualifiedName(
                                                        rename.object().schema(), rename.to()))));
    }

    private static boolean isReplacedByView(LintStatement statement, Rename rename) {
        return List.of("VIEW", "TABLE").stream()
                .flatMap(kind -> statement.before().laterInFile(statement.object(kind, rename.object())).stream())
                .anyMatch(event -> event.act() == Act.CREATED);
    }

    private static void renameSchema(LintStatement statement, Findings found) {
        boolean isMoved = statement.is("AlterObjectSchemaStmt")
                && RELATIONS.stream().anyMatch(kind -> statement.node().words().startsWith("ALTER " + kind));
        boolean isRenamed = Rename.of(statement.node())
                .filter(rename -> rename.kind().equals("SCHEMA"))
                .isPresent();
        if (isRenamed) {
            found.at(
                    statement.node(),
                    "Everything in this schema gets another name, and programs that know the old one fail.");
        } else if (isMoved) {
            found.at(statement.node(), "Programs that know it in its old schema fail.")
                    .hint("Leave a view in the old place.");
        }
    }

    private static void renameEnumValue(LintStatement statement, Findings found) {
        if (statement.is("AlterEnumStmt") && statement.node().hasChild("RENAME")) {
            found.at(statement.node(), "Programs that write or compare the old value fail or find nothing.")
                    .hint("Add the new value, move rows and programs, and leave the old one.");
        }
    }

    private static void dropNotNull(LintStatement statement, Findings found) {
        statement
                .alterTable()
                .filter(alter -> !statement.isNewTable(alter.name()))
                .ifPresent(alter -> alter.commands(DropNotNull.class)
                        .forEach(drop -> found.at(
                                drop.node(),
                                "`%s.%s` may be NULL from now on, which its readers do not expect."
                                        .formatted(alter.name(), drop.column()))));
    }

    private static void dropConstraint(LintStatement statement, Findings found) {
        statement
                .alterTable()
                .filter(alter -> !statement.isNewTable(alter.name()))
                .ifPresent(alter -> alter.commands(DropConstraint.class).stream()
                        .filter(drop -> !isAddedAgain(statement, alter) && !isReplacedByNotNull(statement, alter))
                        .forEach(drop -> found.at(
                                drop.node(),
                                "Without `%s` rows of `%s` may be what they never were."
                                        .formatted(drop.constraint(), alter.name()))));
    }

    /** Whether the file gives the table a constraint, in the same statement or later. */
    private static boolean isAddedAgain(LintStatement statement, AlterTable alter) {
        return !alter.commands(AddConstraint.class).isEmpty()
                || statement.before().laterInFile(statement.table(alter.name())).stream()
                        .flatMap(event -> AlterTable.of(event.node()).stream())
                        .anyMatch(later -> !later.commands(AddConstraint.class).isEmpty());
    }

    /** A CHECK that only helped to set NOT NULL has done its work. */
    private static boolean isReplacedByNotNull(LintStatement statement, AlterTable alter) {
        return !alter.commands(SetNotNull.class).isEmpty()
                || statement.before().eventsInFile(statement.table(alter.name())).stream()
                        .flatMap(event -> AlterTable.of(event.node()).stream())
                        .anyMatch(before -> !before.commands(SetNotNull.class).isEmpty());
    }

    private static void triggersDisabled(LintStatement statement, Findings found) {
        statement
                .alterTable()
                .ifPresent(alter -> alter.commands(SwitchTrigger.class).stream()
                        .filter(change -> !change.enables())
                        .forEach(change -> {
                            Findings.Draft draft = found.at(
                                    change.node(),
                                    change.trigger()
                                            .map(name -> "`" + name + "` does not fire from now on.")
                                            .orElse("No trigger of `%s` fires from now on, foreign keys included."
                                                    .formatted(alter.name())));
                            if (isEnabledAgain(statement, alter)) {
                                draft.weighing(Severity.INFO);
                            }
                        }));
        SetStatement.of(statement.node())
                .filter(set -> set.name().equals("session_replication_role")
                        && set.values().contains("replica"))
                .ifPresent(set ->
                        found.at(set.node(), "No trigger fires and no foreign key is checked until this is reset."));
    }

    private static boolean isEnabledAgain(LintStatement statement, AlterTable alter) {
        return statement.before().laterInFile(statement.table(alter.name())).stream()
                .flatMap(event -> AlterTable.of(event.node()).stream())
                .flatMap(later -> later.commands(SwitchTrigger.class).stream())
                .anyMatch(SwitchTrigger::enables);
    }
}
