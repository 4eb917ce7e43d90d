package io.github.supabasemigrate.lint.rules.lock;

import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.lint.Family;
import io.github.supabasemigrate.lint.LintRule;
import io.github.supabasemigrate.lint.LintStatement;
import io.github.supabasemigrate.lint.schema.KnownTable;
import io.github.supabasemigrate.sql.statement.table.AlterTable;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.AddColumn;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.AddConstraint;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.SetNotNull;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.ValidateConstraint;
import io.github.supabasemigrate.sql.statement.table.TableConstraint;
import io.github.supabasemigrate.sql.statement.table.TableConstraint.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Constraints that are checked, or indexed, while everybody waits. */
public final class ConstraintRules {

    private ConstraintRules() {}

    public static List<LintRule> all() {
        return List.of(
                WorkRule.of(
                        rule("check-not-valid-missing", Severity.ERROR)
                                .on("AlterTableStmt")
                                .squawk("constraint-missing-not-valid")
                                .eugene("E1"),
                        Evidence.SCAN,
                        ConstraintRules::check),
                WorkRule.of(
                        rule("fk-not-valid-missing", Severity.ERROR)
                                .on("AlterTableStmt")
                                .squawk("adding-foreign-key-constraint")
                                .eugene("E1"),
                        Evidence.SCAN,
                        ConstraintRules::foreignKey),
                rule("validate-same-transaction", Severity.WARNING)
                        .on("AlterTableStmt")
                        .statement((statement, found) -> validation(statement)
                                .forEach(each ->
                                        found.at(each.at(), each.message()).hint(each.hint())))
                        .build(),
                WorkRule.of(
                        rule("unique-without-index", Severity.ERROR)
                                .on("AlterTableStmt")
                                .squawk("disallowed-unique-constraint")
                                .eugene("E7"),
                        Evidence.INDEX_BUILD,
                        ConstraintRules::unique),
                WorkRule.of(
                        rule("primary-key-without-index", Severity.ERROR)
                                .on("AlterTableStmt")
                                .eugene("E7"),
                        Evidence.INDEX_BUILD,
                        ConstraintRules::primaryKey),
                WorkRule.of(
                        rule("primary-key-nullable-index", Severity.WARNING)
                                .on("AlterTableStmt")
                                .eugene("W14"),
                        Evidence.SCAN,
                        ConstraintRules::primaryKeyOnNullable),
                WorkRule.of(
                        rule("exclusion-constraint", Severity.ERROR)
                                .on("AlterTableStmt")
                                .eugene("E8"),
                        Evidence.INDEX_BUILD,
                        ConstraintRules::exclusion),
                WorkRule.of(
                        rule("set-not-null-scan", Severity.ERROR)
                                .on("AlterTableStmt")
                                .squawk("adding-not-nullable-field")
                                .eugene("E2"),
                        Evidence.SCAN,
                        ConstraintRules::setNotNull),
                WorkRule.of(
                        rule("add-required-column", Severity.ERROR)
                                .on("AlterTableStmt")
                                .squawk("adding-required-field"),
                        Evidence.WRITERS_WAIT,
                        ConstraintRules::requiredColumn));
    }

    private static LintRule.Draft rule(String id, Severity severity) {
        return LintRule.of(id, Family.LOCK, severity);
    }

    private static <T extends AlterTableCommand> Stream<Suspicion> commands(
            LintStatement statement, Class<T> type, BiFunction<AlterTable, T, Stream<Suspicion>> read) {
        return statement.alterTable().filter(alter -> alter.kind().equals("TABLE")).stream()
                .flatMap(alter -> alter.commands(type).stream().flatMap(command -> read.apply(alter, command)));
    }

    private static Stream<Suspicion> constraints(
            LintStatement statement, Predicate<TableConstraint> claim, String message, String hint) {
        return commands(
                statement,
                AddConstraint.class,
                (alter, add) -> Stream.of(add)
                        .filter(each -> claim.test(each.constraint()))
                        .map(each -> Suspicion.of(each.node(), alter.name(), message, hint)));
    }

    private static Stream<Suspicion> check(LintStatement statement) {
        return constraints(
                statement,
                each -> each.kind() == Kind.CHECK && each.isValidated(),
                "Adding the CHECK reads all of `%s` while nobody can read or write it.",
                "Add it NOT VALID, and VALIDATE it in a migration of its own, which lets others work.");
    }

    private static Stream<Suspicion> foreignKey(LintStatement statement) {
        return constraints(
                statement,
                each -> each.kind() == Kind.FOREIGN_KEY && each.isValidated(),
                "Adding the foreign key reads all of `%s` while nobody can write to it or to the table it points at.",
                "Add it NOT VALID, and VALIDATE it in a migration of its own, which lets others work.");
    }

    private static Stream<Suspicion> unique(LintStatement statement) {
        return constraints(
                statement,
                each -> each.kind() == Kind.UNIQUE && each.usingIndex().isEmpty(),
                "Adding the UNIQUE constraint builds its index while nobody can read or write `%s`.",
                "CREATE UNIQUE INDEX CONCURRENTLY in a migration of its own, then ADD … UNIQUE USING INDEX.");
    }

    private static Stream<Suspicion> primaryKey(LintStatement statement) {
        return constraints(
                statement,
                each -> each.kind() == Kind.PRIMARY_KEY && each.usingIndex().isEmpty(),
                "Adding the primary key builds its index while nobody can read or write `%s`.",
                "CREATE UNIQUE INDEX CONCURRENTLY in a migration of its own, then ADD PRIMARY KEY USING INDEX.");
    }

    private static Stream<Suspicion> primaryKeyOnNullable(LintStatement statement) {
        return commands(
                statement,
                AddConstraint.class,
                (alter, add) -> add.constraint().usingIndex().stream()
                        .filter(index -> add.constraint().kind() == Kind.PRIMARY_KEY)
                        .map(index -> Suspicion.of(
                                        add.node(),
                                        alter.name(),
                                        "A column of the index admits nulls, so that all of `%s` is read while nobody can use it.",
                                        "Make the columns NOT NULL first, by way of a CHECK that is validated by itself.")
                                .likelyIf(statement
                                        .before()
                                        .table(statement.table(alter.name()))
                                        .filter(table -> admitsNulls(table, index))
                                        .isPresent())));
    }

    /** Whether a column of the index is known and nothing that was read keeps nulls out of it. */
    private static boolean admitsNulls(KnownTable table, String index) {
        return table.indexes().stream()
                .filter(each -> each.name().equals(index))
                .flatMap(each -> each.keys().stream())
                .flatMap(key -> key.column().stream())
                .anyMatch(column -> table.column(column).isPresent() && !isKnownNotNull(Optional.of(table), column));
    }

    private static Stream<Suspicion> exclusion(LintStatement statement) {
        return constraints(
                statement,
                each -> each.kind() == Kind.EXCLUDE,
                "Adding the exclusion constraint builds its index while nobody can read or write `%s`.",
                "There is no way around it: do it while nobody needs the table.");
    }

    private static Stream<Suspicion> setNotNull(LintStatement statement) {
        return commands(
                statement,
                SetNotNull.class,
                (alter, set) -> Stream.of(Suspicion.of(
                                set.node(),
                                alter.name(),
                                "SET NOT NULL reads all of `%s` while nobody can read or write it.",
                                "Add CHECK (" + set.column()
                                        + " IS NOT NULL) NOT VALID, VALIDATE it in a migration of its own, then"
                                        + " SET NOT NULL, which believes it.")
                        .likelyIf(!isKnownNotNull(
                                statement.before().table(statement.table(alter.name())), set.column()))));
    }

    private static boolean isKnownNotNull(Optional<KnownTable> table, String column) {
        return table.filter(known -> known.column(column)
                                .filter(KnownTable.Column::refusesNull)
                                .isPresent()
                        || known.constraints().stream().anyMatch(each -> isValidCheckOf(each, column)))
                .isPresent();
    }

    private static boolean isValidCheckOf(KnownTable.Constraint constraint, String column) {
        return constraint.isValidated()
                && constraint.definition().kind() == Kind.CHECK
                && constraint
                        .definition()
                        .expression()
                        .map(expression -> expression.words().equalsIgnoreCase(column + " IS NOT NULL"))
                        .orElse(false);
    }

    private static Stream<Suspicion> requiredColumn(LintStatement statement) {
        return commands(
                statement,
                AddColumn.class,
                (alter, add) -> Stream.of(add)
                        .filter(ConstraintRules::isRequired)
                        .map(each -> Suspicion.of(
                                each.node(),
                                alter.name(),
                                "Adding `" + each.column().name()
                                        + "` NOT NULL without a default fails as soon as `%s` has a row.",
                                "Give it a default, or add it nullable, fill it, and make it NOT NULL afterwards.")));
    }

    private static boolean isRequired(AddColumn add) {
        var column = add.column();
        return column.refusesNull()
                && !column.isSerial()
                && !column.has(Kind.DEFAULT)
                && !column.has(Kind.GENERATED)
                && !column.has(Kind.IDENTITY);
    }

    private static Stream<Suspicion> validation(LintStatement statement) {
        return commands(
                statement,
                ValidateConstraint.class,
                (alter, validate) -> Stream.of(validate)
                        .filter(each -> !statement.isNewTable(alter.name()))
                        .filter(each -> statement.before().eventsInFile(statement.table(alter.name())).stream()
                                .flatMap(event -> AlterTable.of(event.node()).stream())
                                .flatMap(earlier -> earlier.commands(AddConstraint.class).stream())
                                .anyMatch(add -> add.constraint()
                                        .name()
                                        .filter(each.constraint()::equals)
                                        .isPresent()))
                        .map(each -> Suspicion.of(
                                each.node(),
                                alter.name(),
                                "`%s` is validated in the transaction that adds it, whose stronger lock lasts until the end."
                                        .formatted(each.constraint()),
                                "VALIDATE it in a migration of its own.")));
    }
}
