package io.github.supabasemigrate.lint.rules.types;

import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.lint.Edit;
import io.github.supabasemigrate.lint.Family;
import io.github.supabasemigrate.lint.Findings;
import io.github.supabasemigrate.lint.LintRule;
import io.github.supabasemigrate.lint.LintStatement;
import io.github.supabasemigrate.lint.rules.types.WrittenColumns.Column;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.statement.EnumType;
import io.github.supabasemigrate.sql.statement.table.CreateTable;
import io.github.supabasemigrate.sql.statement.table.TableConstraint;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Types that are regretted. A safe rewrite is offered for columns of tables that are new in the file. */
public final class TypeRules {

    private static final Set<String> SMALL_INTEGERS = Set.of("int", "integer", "int4", "smallint", "int2");
    private static final Set<String> SMALL_SERIALS =
            Set.of("serial", "serial2", "serial4", "smallserial", "smallserial2", "smallserial4");
    private static final Set<String> VARYING = Set.of("varchar", "character varying");
    private static final Set<String> PADDED = Set.of("char", "character", "bpchar");
    private static final Set<String> WITHOUT_ZONE = Set.of("timestamp", "timestamp without time zone");
    private static final Pattern PLAIN_TIMESTAMP = Pattern.compile("(?i)timestamp(\\s+without\\s+time\\s+zone)?");
    private static final Set<String> FLOATS = Set.of("real", "float", "float4", "float8", "double precision");
    private static final Pattern MONEY = Pattern.compile(
            "(.*_)?(price|amount|cost|total|balance|fee|salary|revenue|discount|tax|payment|budget)(_.*)?");
    private static final Pattern NO_MONEY = Pattern.compile(
            ".*(count|tokens|percent|pct|ratio|rate|score|seconds|minutes|hours|_ms|distance|weight|items|points).*");

    private TypeRules() {}

    public static List<LintRule> all() {
        return List.of(
                LintRule.off("type-varchar", Family.TYPES)
                        .squawk("prefer-text-field")
                        .on("CreateStmt", "CreateForeignTableStmt", "AlterTableStmt")
                        .statement(TypeRules::varchar)
                        .build(),
                LintRule.of("type-char", Family.TYPES, Severity.WARNING)
                        .squawk("ban-char-field")
                        .on("CreateStmt", "CreateForeignTableStmt", "AlterTableStmt")
                        .statement(TypeRules::padded)
                        .build(),
                LintRule.of("type-timestamp", Family.TYPES, Severity.WARNING)
                        .squawk("prefer-timestamp-tz", "prefer-timestamptz")
                        .on("CreateStmt", "CreateForeignTableStmt", "AlterTableStmt")
                        .statement(TypeRules::timestamp)
                        .build(),
                LintRule.of("type-json", Family.TYPES, Severity.WARNING)
                        .eugene("E3")
                        .on("CreateStmt", "CreateForeignTableStmt", "AlterTableStmt")
                        .statement(TypeRules::json)
                        .build(),
                LintRule.of("type-int-key", Family.TYPES, Severity.WARNING)
                        .squawk("prefer-bigint-over-int", "prefer-bigint-over-smallint", "prefer-big-int")
                        .on("CreateStmt", "CreateForeignTableStmt", "AlterTableStmt")
                        .statement(TypeRules::smallKey)
                        .build(),
                LintRule.of("type-serial", Family.TYPES, Severity.INFO)
                        .squawk("prefer-identity")
                        .on("CreateStmt", "CreateForeignTableStmt", "AlterTableStmt")
                        .statement(TypeRules::serial)
                        .build(),
                LintRule.of("type-money-float", Family.TYPES, Severity.INFO)
                        .on("CreateStmt", "CreateForeignTableStmt", "AlterTableStmt")
                        .statement(TypeRules::money)
                        .build(),
                LintRule.off("enum-create", Family.TYPES)
                        .eugene("W13")
                        .on("DefineStmt")
                        .statement(TypeRules::enumCreated)
                        .build(),
                LintRule.of("domain-with-constraint", Family.TYPES, Severity.INFO)
                        .squawk("ban-create-domain-with-constraint")
                        .on("CreateDomainStmt")
                        .statement(TypeRules::domain)
                        .build());
    }

    private static Findings.Draft at(Column column, String message, Findings found) {
        return found.at(
                column.type(), message.formatted(column.name(), column.type().text()));
    }

    /** Only where no row has the old type yet. */
    private static void replaceIfNew(Findings.Draft draft, Column column, String type) {
        if (column.definition().isPresent()) {
            draft.fix(Edit.replace(column.type(), type));
        }
    }

    private static void varchar(LintStatement statement, Findings found) {
        WrittenColumns.of(statement).stream()
                .filter(column -> column.type().first("character").isPresent()
                        && column.type().text().contains("(")
                        && VARYING.contains(column.elementType()))
                .forEach(column -> at(
                                column,
                                "`%s` is `%s`: to allow a longer text later, its type has to be changed.",
                                found)
                        .hint("Use text, with a named CHECK on its length if there is a limit."));
    }

    private static void padded(LintStatement statement, Findings found) {
        WrittenColumns.of(statement).stream()
                .filter(column -> PADDED.contains(column.elementType()))
                .forEach(column -> {
                    Findings.Draft draft = at(column, "`%s` is `%s`, which fills its values up with spaces.", found)
                            .hint("Use text.");
                    if (!column.baseType().endsWith("[]")) {
                        replaceIfNew(draft, column, "text");
                    }
                });
    }

    private static void timestamp(LintStatement statement, Findings found) {
        WrittenColumns.of(statement).stream()
                .filter(column -> WITHOUT_ZONE.contains(column.elementType()))
                .forEach(column -> {
                    Findings.Draft draft = at(column, "`%s` is `%s`: what time that is depends on who reads it.", found)
                            .hint("Use timestamptz.");
                    if (PLAIN_TIMESTAMP.matcher(column.type().text()).matches()) {
                        replaceIfNew(draft, column, "timestamptz");
                    }
                });
    }

    private static void json(LintStatement statement, Findings found) {
        WrittenColumns.of(statement).stream()
                .filter(column -> column.elementType().equals("json"))
                .forEach(column -> {
                    Findings.Draft draft = at(
                                    column,
                                    "`%s` is `%s`, which has no equality: DISTINCT, GROUP BY and UNION over it fail.",
                                    found)
                            .hint("Use jsonb.");
                    if (!column.baseType().endsWith("[]")) {
                        replaceIfNew(draft, column, "jsonb");
                    }
                });
    }

    private static void smallKey(LintStatement statement, Findings found) {
        for (Column column : WrittenColumns.of(statement)) {
            boolean isSmall = SMALL_INTEGERS.contains(column.baseType()) || SMALL_SERIALS.contains(column.baseType());
            if (isSmall
                    && column.definition().isPresent()
                    && isKey(statement, column)
                    && !isOnlyRow(statement, column)) {
                at(column, "`%s` is a key of type `%s`, which ends at two billion rows or earlier.", found)
                        .hint("Use bigint.");
            }
        }
    }

    /** A table of one row says so with a check of its key, of the column or of the table. */
    private static boolean isOnlyRow(LintStatement statement, Column column) {
        return Stream.concat(
                        column.definition().stream().flatMap(definition -> definition.constraints().stream()),
                        statement.createTable().stream().flatMap(create -> create.constraints().stream()))
                .filter(constraint -> constraint.kind() == TableConstraint.Kind.CHECK)
                .anyMatch(check ->
                        check.node().words().matches("(?s).*\\b" + Pattern.quote(column.name()) + "\"? = \\d+\\b.*"));
    }

    private static boolean isKey(LintStatement statement, Column column) {
        return column.definition()
                        .filter(definition -> definition.has(TableConstraint.Kind.PRIMARY_KEY))
                        .isPresent()
                || statement.createTable().map(CreateTable::constraints).orElse(List.of()).stream()
                        .anyMatch(constraint -> constraint.kind() == TableConstraint.Kind.PRIMARY_KEY
                                && constraint.columns().equals(List.of(column.name())));
    }

    private static void serial(LintStatement statement, Findings found) {
        WrittenColumns.of(statement).stream()
                .filter(column ->
                        column.definition().filter(each -> each.isSerial()).isPresent())
                .forEach(column -> at(
                                column,
                                "`%s` is `%s`: its sequence is an object of its own, with grants of its own.",
                                found)
                        .hint("Use bigint generated always as identity."));
    }

    private static void money(LintStatement statement, Findings found) {
        for (Column column : WrittenColumns.of(statement)) {
            boolean rounds = FLOATS.contains(column.baseType())
                    && MONEY.matcher(column.name()).matches()
                    && !NO_MONEY.matcher(column.name()).matches();
            if (rounds || column.baseType().equals("money")) {
                at(
                                column,
                                rounds
                                        ? "`%s` is `%s`, which cannot hold most decimal fractions: sums are off by cents."
                                        : "`%s` is `%s`, whose currency and digits depend on a server setting.",
                                found)
                        .hint("Use numeric, or bigint for the smallest unit.");
            }
        }
    }

    private static void enumCreated(LintStatement statement, Findings found) {
        EnumType.of(statement.node())
                .filter(EnumType::isNew)
                .ifPresent(type -> found.at(
                        type.node(), "Values of the enum `" + type.name() + "` can be added and never removed."));
    }

    private static void domain(LintStatement statement, Findings found) {
        if (statement.is("CreateDomainStmt") && statement.node().contains("CHECK")) {
            String name =
                    statement.node().first("any_name").map(SyntaxNode::text).orElse("");
            found.at(
                    statement.node(),
                    "To change the check of the domain `" + name + "` later, every table that uses it has to be read.");
        }
    }
}
