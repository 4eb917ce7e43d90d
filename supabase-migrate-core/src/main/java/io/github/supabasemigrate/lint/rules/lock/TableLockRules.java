package io.github.supabasemigrate.lint.rules.lock;

import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.lint.Family;
import io.github.supabasemigrate.lint.Findings;
import io.github.supabasemigrate.lint.LintRule;
import io.github.supabasemigrate.lint.LintStatement;
import io.github.supabasemigrate.lint.schema.KnownTable;
import io.github.supabasemigrate.sql.statement.CommandTag;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import io.github.supabasemigrate.sql.statement.SetStatement;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.AttachPartition;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.DetachPartition;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.SwitchTrigger;
import io.github.supabasemigrate.sql.statement.table.ColumnDefinition;
import io.github.supabasemigrate.sql.statement.table.CreateTable;
import io.github.supabasemigrate.sql.statement.table.TableConstraint;
import io.github.supabasemigrate.sql.statement.table.TableConstraint.Kind;
import java.util.List;
import java.util.stream.Stream;

/** Locks that a definition takes, short as they may be, and how long a migration is willing to wait for them. */
public final class TableLockRules {

    private static final String TIMEOUT = "lock_timeout";

    private TableLockRules() {}

    public static List<LintRule> all() {
        return List.of(
                rule("partition-detach-blocking", Severity.WARNING)
                        .on("AlterTableStmt")
                        .squawk("require-concurrent-partition-detach")
                        .statement(TableLockRules::detach)
                        .build(),
                WorkRule.of(
                        rule("partition-attach-scan", Severity.WARNING).on("AlterTableStmt"),
                        Evidence.SCAN,
                        TableLockRules::attach),
                WorkRule.of(
                        rule("partition-create-locks-parent", Severity.INFO).on("CreateStmt"),
                        Evidence.WRITERS_WAIT,
                        TableLockRules::createPartition),
                WorkRule.of(
                        rule("fk-locks-referenced-table", Severity.INFO).on("CreateStmt"),
                        Evidence.WRITERS_WAIT,
                        TableLockRules::reference),
                WorkRule.of(
                        rule("trigger-lock", Severity.INFO).on("CreateTrigStmt", "AlterTableStmt"),
                        Evidence.WRITERS_WAIT,
                        TableLockRules::trigger),
                rule("explicit-lock-table", Severity.WARNING)
                        .on("LockStmt")
                        .statement(TableLockRules::lockTable)
                        .build(),
                rule("domain-constraint-scan", Severity.WARNING)
                        .on("AlterDomainStmt")
                        .squawk("ban-alter-domain-with-add-constraint")
                        .statement(TableLockRules::domain)
                        .build(),
                rule("timeout-ineffective", Severity.WARNING)
                        .on("VariableSetStmt", "VariableResetStmt")
                        .statement(TableLockRules::timeout)
                        .build());
    }

    private static LintRule.Draft rule(String id, Severity severity) {
        return LintRule.of(id, Family.LOCK, severity);
    }

    private static void detach(LintStatement statement, Findings found) {
        statement
                .alterTable()
                .ifPresent(
                        alter -> alter.commands(DetachPartition.class).stream()
                                .filter(each -> !each.concurrently() && !each.finalizes())
                                .filter(each -> !statement.isNewTable(alter.name()))
                                .forEach(
                                        each -> found.at(
                                                        each.node(),
                                                        "Detaching keeps everybody waiting who uses `%s` or the partition."
                                                                .formatted(statement.qualified(alter.name())))
                                                .about(statement.qualified(alter.name()))
                                                .hint(
                                                        "DETACH PARTITION … CONCURRENTLY, which needs that there is no DEFAULT partition.")));
    }

    /** Whether a CHECK makes the scan needless, only a server knows. */
    /** A CHECK may say what the partition's bound says; the text alone is believed only where there is none. */
    private static Stream<Suspicion> attach(LintStatement statement) {
        return statement.alterTable().stream()
                .flatMap(alter -> alter.commands(AttachPartition.class).stream())
                .map(each -> Suspicion.of(
                                each.node(),
                                each.partition(),
                                "Attaching reads all of `%s` while nobody can use it.",
                                "Add a CHECK that says the same as the partition's bound, validated beforehand.")
                        .likelyIf(statement
                                .before()
                                .table(statement.table(each.partition()))
                                .filter(KnownTable::isWhole)
                                .filter(table -> table.constraints().stream()
                                        .noneMatch(constraint ->
                                                constraint.definition().kind() == Kind.CHECK))
                                .isPresent()));
    }

    private static Stream<Suspicion> createPartition(LintStatement statement) {
        return statement.createTable().stream()
                .flatMap(table -> table.partitionOf().stream())
                .map(parent -> Suspicion.of(
                        statement.node().first("qualified_name").orElse(statement.node()),
                        parent,
                        "Everybody waits who uses `%s` while the partition is made and the DEFAULT one is read.",
                        "CREATE TABLE … (LIKE …), then ATTACH PARTITION, which needs a weaker lock."));
    }

    private static Stream<Suspicion> reference(LintStatement statement) {
        return statement.createTable().stream()
                .flatMap(TableLockRules::foreignKeys)
                .filter(key -> key.references().isPresent() && !isOwnTable(statement, key))
                .map(key -> Suspicion.of(
                        key.node(),
                        key.references().orElseThrow(),
                        "Nobody can write to `%s` from here to the end of the migration, because a new table points at it.",
                        "Keep the migration short, or add the foreign key in one of its own."));
    }

    private static boolean isOwnTable(LintStatement statement, TableConstraint key) {
        return statement
                .createTable()
                .map(table -> statement.qualified(table.name()))
                .equals(key.references().map(statement::qualified));
    }

    private static Stream<TableConstraint> foreignKeys(CreateTable table) {
        return Stream.concat(
                table.constraints().stream().filter(each -> each.kind() == Kind.FOREIGN_KEY),
                table.columns().stream()
                        .map(ColumnDefinition::constraints)
                        .flatMap(List::stream)
                        .filter(each -> each.kind() == Kind.FOREIGN_KEY));
    }

    private static Stream<Suspicion> trigger(LintStatement statement) {
        Stream<Suspicion> made = statement.createTrigger().stream()
                .map(each -> Suspicion.of(
                        statement.node().child("name").orElse(statement.node()),
                        each.table(),
                        "Nobody can write to `%s` from here to the end of the migration.",
                        "Keep the migration short."));
        Stream<Suspicion> switched = statement.alterTable().stream()
                .flatMap(alter -> alter.commands(SwitchTrigger.class).stream()
                        .map(each -> Suspicion.of(
                                each.node(),
                                alter.name(),
                                "Nobody can write to `%s` from here to the end of the migration.",
                                "Keep the migration short.")));
        return Stream.concat(made, switched);
    }

    private static void lockTable(LintStatement statement, Findings found) {
        if (CommandTag.of(statement.node()).equals("LOCK TABLE")) {
            statement.node().first("relation_expr").map(QualifiedName::of).ifPresent(table -> {
                if (!statement.isNewTable(table)) {
                    found.at(statement.node(), "`" + table + "` is locked from here to the end of the migration.")
                            .about(statement.qualified(table))
                            .hint("Lock as late and as weakly as the work allows.");
                }
            });
        }
    }

    private static void domain(LintStatement statement, Findings found) {
        boolean adds = statement.is("AlterDomainStmt")
                && statement.node().hasChild("ADD_P")
                && !statement.node().words().contains("NOT VALID");
        if (adds) {
            found.at(statement.node(), "Every table with a column of this domain is read while nobody can write to it.")
                    .hint("Add the constraint NOT VALID, and VALIDATE it in a migration of its own.");
        }
    }

    private static void timeout(LintStatement statement, Findings found) {
        SetStatement.of(statement.node())
                .filter(set -> set.name().equals(TIMEOUT) && !set.isReset())
                .filter(set -> set.values().stream().allMatch(value -> value.matches("'?0+\\s*(ms|s|min)?'?")))
                .ifPresent(
                        set -> found.at(statement.node(), "A lock_timeout of 0 is none: the migration waits for ever.")
                                .hint("SET lock_timeout = '5s', or leave it to `migrate`, which sets one."));
    }
}
