package io.github.supabasemigrate.lint.rules.design;

import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.catalog.relation.Table;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.lint.Family;
import io.github.supabasemigrate.lint.Findings;
import io.github.supabasemigrate.lint.LintContext;
import io.github.supabasemigrate.lint.LintRule;
import io.github.supabasemigrate.lint.LintStatement;
import io.github.supabasemigrate.replay.ReplayedSchema;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.plpgsql.InnerStatement.Place;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.AddColumn;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.AddConstraint;
import io.github.supabasemigrate.sql.statement.table.TableConstraint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Constraints that do not hold for ever, columns in an order that costs, and indexes that nobody asks. */
public final class ExpressionRules {

    private static final Set<String> CLOCK = Set.of(
            "now",
            "clock_timestamp",
            "statement_timestamp",
            "transaction_timestamp",
            "timeofday",
            "random",
            "gen_random_uuid",
            "current_setting",
            "uid");

    private static final Set<String> CLOCK_WORDS =
            Set.of("CURRENT_DATE", "CURRENT_TIME", "CURRENT_TIMESTAMP", "LOCALTIME", "LOCALTIMESTAMP", "CURRENT_USER");

    /** Bytes of types that have always as many, which is also what they are aligned to. */
    private static final Map<String, Integer> SIZES = Map.of(
            "int8",
            8,
            "timestamptz",
            8,
            "timestamp",
            8,
            "float8",
            8,
            "int4",
            4,
            "float4",
            4,
            "date",
            4,
            "int2",
            2,
            "bool",
            1);

    private static final int WASTE = 8;

    private ExpressionRules() {}

    public static List<LintRule> all() {
        return List.of(
                LintRule.of("check-volatile", Family.DESIGN, Severity.WARNING)
                        .on("CreateStmt", "AlterTableStmt")
                        .statement(ExpressionRules::check)
                        .build(),
                LintRule.off("column-alignment", Family.DESIGN)
                        .schema(ExpressionRules::alignment)
                        .fromTexts("AlterTableStmt")
                        .build(),
                LintRule.off("index-unused", Family.DESIGN).supabase("0005").build());
    }

    private static void check(LintStatement statement, Findings found) {
        if (statement.place() == Place.ROUTINE) {
            return;
        }
        checks(statement)
                .forEach(check -> check.expression()
                        .flatMap(ExpressionRules::clock)
                        .ifPresent(part -> found.at(
                                        part,
                                        "`%s` makes this CHECK true today and false tomorrow: rows that passed it cannot be restored."
                                                .formatted(part.text()))
                                .hint("Compare in a trigger, which is asked only when the row is written.")));
    }

    private static Stream<TableConstraint> checks(LintStatement statement) {
        Stream<TableConstraint> made = statement.createTable().stream()
                .flatMap(table -> Stream.concat(
                        table.constraints().stream(),
                        table.columns().stream().flatMap(column -> column.constraints().stream())));
        Stream<TableConstraint> added = statement.alterTable().stream()
                .flatMap(alter -> Stream.concat(
                        alter.commands(AddConstraint.class).stream().map(AddConstraint::constraint),
                        alter.commands(AddColumn.class).stream().flatMap(add -> add.column().constraints().stream())));
        return Stream.concat(made, added).filter(each -> each.kind() == TableConstraint.Kind.CHECK);
    }

    private static Optional<SyntaxNode> clock(SyntaxNode expression) {
        return expression
                .nodes()
                .filter(node -> CLOCK_WORDS.contains(node.words())
                        || (node.is("func_application")
                                && node.child("func_name")
                                        .map(QualifiedName::of)
                                        .filter(name -> CLOCK.contains(name.name()))
                                        .isPresent()))
                .findFirst();
    }

    private static void alignment(ReplayedSchema schema, LintContext context, Findings found) {
        for (Table table : schema.users().tables()) {
            List<Integer> sizes = table.columns().stream()
                    .filter(column -> !column.type().isArray())
                    .map(Column::type)
                    .map(type -> SIZES.getOrDefault(type.name(), 0))
                    .filter(size -> size > 0)
                    .toList();
            int waste = padding(sizes);
            if (waste >= WASTE) {
                found.at(
                                schema.origins().creationOf(table.id()).orElse(null),
                                "The order of the columns of `%s` wastes %d bytes a row."
                                        .formatted(table.id().display(), waste))
                        .about(table.id().display())
                        .hint("Columns of eight bytes first, then four, two and one.");
            }
        }
    }

    /** What filling up to each column's alignment costs, beside the best order of the same columns. */
    private static int padding(List<Integer> sizes) {
        int at = 0;
        int used = 0;
        for (int size : sizes) {
            at = (at + size - 1) / size * size + size;
            used += size;
        }
        return at - used;
    }
}
