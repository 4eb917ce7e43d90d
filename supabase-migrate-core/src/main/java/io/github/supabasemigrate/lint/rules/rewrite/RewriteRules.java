package io.github.supabasemigrate.lint.rules.rewrite;

import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.lint.Family;
import io.github.supabasemigrate.lint.Findings;
import io.github.supabasemigrate.lint.LintRule;
import io.github.supabasemigrate.lint.LintStatement;
import io.github.supabasemigrate.lint.rules.lock.Evidence;
import io.github.supabasemigrate.lint.rules.lock.Suspicion;
import io.github.supabasemigrate.lint.rules.lock.WorkRule;
import io.github.supabasemigrate.lint.schema.ColumnType;
import io.github.supabasemigrate.lint.schema.ObjectName;
import io.github.supabasemigrate.sql.Identifiers;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import io.github.supabasemigrate.sql.statement.table.AlterTable;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.AddColumn;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.AlterType;
import io.github.supabasemigrate.sql.statement.table.TableConstraint;
import io.github.supabasemigrate.sql.statement.table.TableConstraint.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Columns whose change or addition copies the table. */
public final class RewriteRules {

    private static final String INSTEAD =
            "Add a new column, keep it in step by a trigger, fill it in batches, and let programs move over.";

    private RewriteRules() {}

    public static List<LintRule> all() {
        return List.of(
                WorkRule.of(
                        rule("column-type-rewrite", Severity.ERROR)
                                .on("AlterTableStmt")
                                .squawk("changing-column-type")
                                .eugene("E5", "E10"),
                        Evidence.REWRITE,
                        RewriteRules::typeRewrite),
                WorkRule.of(
                        rule("column-type-index-rebuild", Severity.WARNING).on("AlterTableStmt"),
                        Evidence.INDEX_REBUILD,
                        RewriteRules::indexRebuild),
                rule("column-type-narrowing", Severity.ERROR)
                        .on("AlterTableStmt")
                        .statement(RewriteRules::narrowing)
                        .build(),
                rule("column-type-timezone", Severity.WARNING)
                        .on("AlterTableStmt")
                        .statement(RewriteRules::timeZone)
                        .build(),
                WorkRule.of(
                        rule("volatile-default-rewrite", Severity.ERROR)
                                .on("AlterTableStmt")
                                .squawk("adding-field-with-default")
                                .eugene("E10"),
                        Evidence.REWRITE,
                        RewriteRules::volatileDefault),
                WorkRule.of(
                        rule("identity-serial-rewrite", Severity.ERROR)
                                .on("AlterTableStmt")
                                .squawk("adding-serial-primary-key-field")
                                .eugene("E11"),
                        Evidence.REWRITE,
                        RewriteRules::identity),
                WorkRule.of(
                        rule("stored-generated-rewrite", Severity.ERROR)
                                .on("AlterTableStmt")
                                .eugene("E11"),
                        Evidence.REWRITE,
                        RewriteRules::generated),
                WorkRule.of(rule("domain-column-rewrite", Severity.ERROR), Evidence.REWRITE, RewriteRules::domain));
    }

    private static LintRule.Draft rule(String id, Severity severity) {
        return LintRule.of(id, Family.REWRITE, severity);
    }

    private static Optional<ColumnType> oldType(LintStatement statement, AlterTable alter, String column) {
        return statement
                .before()
                .table(statement.table(alter.name()))
                .flatMap(table -> table.column(column))
                .flatMap(known -> known.type())
                .map(SyntaxNode::text)
                .flatMap(ColumnType::parse);
    }

    private static Optional<ColumnType> newType(AlterType change) {
        return ColumnType.parse(change.type().text());
    }

    /** What it costs; empty where one of the types is not known. An expression other than a cast of the column computes new values. */
    private static Optional<TypeChange> cost(LintStatement statement, AlterTable alter, AlterType change) {
        if (!isCast(change)) {
            return Optional.of(TypeChange.REWRITE);
        }
        return oldType(statement, alter, change.column())
                .flatMap(from -> newType(change).map(to -> TypeChange.of(from, to)));
    }

    /** Whether the values are only cast, by a USING or without one. */
    private static boolean isCast(AlterType change) {
        return change.using()
                .map(using -> using.text()
                        .replace("\"", "")
                        .matches("(?is)\\(?\\s*" + Pattern.quote(change.column()) + "\\s*\\)?\\s*::.*"))
                .orElse(true);
    }

    private static Stream<Suspicion> typeChanges(
            LintStatement statement, BiFunction<AlterTable, AlterType, Stream<Suspicion>> read) {
        return statement.alterTable().filter(alter -> alter.kind().equals("TABLE")).stream()
                .flatMap(
                        alter -> alter.commands(AlterType.class).stream().flatMap(change -> read.apply(alter, change)));
    }

    private static Stream<Suspicion> typeRewrite(LintStatement statement) {
        return typeChanges(statement, (alter, change) -> {
            Optional<TypeChange> cost = cost(statement, alter, change);
            Suspicion suspicion = Suspicion.of(
                            change.node(),
                            alter.name(),
                            "Changing the type of `" + change.column()
                                    + "` copies all of `%s` and builds its indexes again, while nobody can read or write it.",
                            INSTEAD)
                    .likelyIf(cost.map(known -> known == TypeChange.REWRITE).orElse(true));
            return Stream.of(cost.isPresent() ? suspicion : suspicion.weighing(Severity.WARNING));
        });
    }

    private static Stream<Suspicion> indexRebuild(LintStatement statement) {
        return typeChanges(
                statement,
                (alter, change) -> Stream.of(Suspicion.of(
                                change.node(),
                                alter.name(),
                                "Changing the type of `" + change.column()
                                        + "` builds indexes of `%s` again, while nobody can read or write it.",
                                INSTEAD)
                        .likelyIf(RebuiltIndex.isSure(
                                statement,
                                alter,
                                change,
                                cost(statement, alter, change).orElse(null)))));
    }

    private static void narrowing(LintStatement statement, Findings found) {
        statement
                .alterTable()
                .ifPresent(alter -> alter.commands(AlterType.class).stream()
                        .filter(change -> !statement.isNewTable(alter.name()))
                        .forEach(change -> oldType(statement, alter, change.column())
                                .flatMap(from -> newType(change).flatMap(to -> narrowing(from, to, change, found)))
                                .ifPresent(draft -> draft.about(statement.qualified(alter.name())))));
    }

    private static Optional<Findings.Draft> narrowing(
            ColumnType from, ColumnType to, AlterType change, Findings found) {
        String type = change.type().text();
        if (TypeChange.narrows(from, to)) {
            return Optional.of(found.at(
                            change.node(),
                            "Values of `%s` may not fit into %s: then the migration fails, or they are cut."
                                    .formatted(change.column(), type))
                    .hint("Ask the live database for the largest value first."));
        }
        if (isCast(change) && TypeChange.parses(from, to)) {
            return Optional.of(found.at(
                            change.node(),
                            "Not every text in `%s` need be %s: where one is not, the migration fails."
                                    .formatted(change.column(), type))
                    .hint("Look in the live database first; pg_input_is_valid(%s, '%s') tells, from PostgreSQL 16 on."
                            .formatted(Identifiers.quote(change.column()), type)));
        }
        return Optional.empty();
    }

    private static void timeZone(LintStatement statement, Findings found) {
        statement
                .alterTable()
                .ifPresent(alter -> alter.commands(AlterType.class).stream()
                        .filter(change -> change.using()
                                .map(using ->
                                        !using.words().toUpperCase(Locale.ROOT).contains("TIME ZONE"))
                                .orElse(true))
                        .filter(change -> changesZone(statement, alter, change))
                        .forEach(change -> found.at(
                                        change.node(),
                                        "What `%s` becomes depends on the time zone of the session that runs this."
                                                .formatted(change.column()))
                                .about(statement.qualified(alter.name()))
                                .hint("USING " + change.column() + " AT TIME ZONE 'UTC'")));
    }

    private static boolean changesZone(LintStatement statement, AlterTable alter, AlterType change) {
        Optional<ColumnType> from = oldType(statement, alter, change.column());
        Optional<ColumnType> to = newType(change);
        return from.filter(type -> type.is("timestamp", "timestamptz")).isPresent()
                && to.filter(type -> type.is("timestamp", "timestamptz")).isPresent()
                && !from.get().name().equals(to.get().name());
    }

    private static Stream<Suspicion> columns(
            LintStatement statement, BiFunction<AlterTable, AddColumn, Optional<Suspicion>> read) {
        return statement.alterTable().filter(alter -> alter.kind().equals("TABLE")).stream()
                .flatMap(alter ->
                        alter.commands(AddColumn.class).stream().flatMap(add -> read.apply(alter, add).stream()));
    }

    private static Optional<Suspicion> copies(AlterTable alter, AddColumn add, String why) {
        return Optional.of(Suspicion.of(
                add.node(),
                alter.name(),
                "Adding `" + add.column().name() + "` copies all of `%s` while nobody can read or write it, because "
                        + why + ".",
                "Add the column without it, fill it in batches, and set the default for new rows."));
    }

    private static Stream<Suspicion> volatileDefault(LintStatement statement) {
        return columns(
                statement,
                (alter, add) -> add.column()
                        .constraint(Kind.DEFAULT)
                        .flatMap(TableConstraint::expression)
                        .flatMap(expression -> copies(alter, add, "its default has another value for every row")
                                .map(copy -> copy.likelyIf(
                                        Volatility.in(expression, statement).isPresent()))));
    }

    private static Stream<Suspicion> identity(LintStatement statement) {
        return columns(
                statement,
                (alter, add) -> add.column().isSerial() || add.column().has(Kind.IDENTITY)
                        ? copies(alter, add, "every row gets a number")
                        : Optional.empty());
    }

    private static Stream<Suspicion> generated(LintStatement statement) {
        return columns(
                statement,
                (alter, add) -> add.column().has(Kind.GENERATED)
                        ? copies(alter, add, "every row gets a computed value")
                        : Optional.empty());
    }

    /** A domain of the project's own with a constraint; a domain that is not known needs a trace. */
    private static Stream<Suspicion> domain(LintStatement statement) {
        return columns(
                statement,
                (alter, add) -> add.column()
                        .type()
                        .filter(type -> ColumnType.parse(type.text()).isEmpty())
                        .filter(type ->
                                !add.column().has(Kind.DEFAULT) && !add.column().isSerial())
                        .flatMap(type -> copies(alter, add, "its domain has a constraint")
                                .map(copy -> copy.likelyIf(isConstrained(statement, type)))));
    }

    private static boolean isConstrained(LintStatement statement, SyntaxNode type) {
        ObjectName name = statement.object("DOMAIN", QualifiedName.of(type));
        return statement.before().events(name).stream()
                .anyMatch(event ->
                        event.node().contains("CHECK") || event.node().words().contains("NOT NULL"));
    }
}
