package io.github.supabasemigrate.lint.rules.types;

import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.lint.Family;
import io.github.supabasemigrate.lint.Findings;
import io.github.supabasemigrate.lint.LintRule;
import io.github.supabasemigrate.lint.LintStatement;
import io.github.supabasemigrate.sql.statement.EnumType;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.AddColumn;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.AddConstraint;
import io.github.supabasemigrate.sql.statement.table.TableConstraint;
import java.util.List;
import java.util.stream.Stream;

/** Foreign keys, indexes and features as they are written. */
public final class ShapeRules {

    private static final int WIDEST_INDEX = 3;

    private ShapeRules() {}

    public static List<LintRule> all() {
        return List.of(
                LintRule.of("fk-on-delete-missing", Family.TYPES, Severity.INFO)
                        .on("CreateStmt", "CreateForeignTableStmt", "AlterTableStmt")
                        .statement(ShapeRules::noAction)
                        .build(),
                LintRule.of("index-wide", Family.TYPES, Severity.INFO)
                        .on("IndexStmt")
                        .statement(ShapeRules::wideIndex)
                        .build(),
                LintRule.of("enum-order", Family.TYPES, Severity.INFO)
                        .squawk("require-enum-value-ordering")
                        .on("AlterEnumStmt")
                        .statement(ShapeRules::enumOrder)
                        .build(),
                LintRule.of("discouraged-feature", Family.TYPES, Severity.INFO)
                        .statement(ShapeRules::discouraged)
                        .build());
    }

    /** The constraints that a statement writes, those of columns included. */
    private static Stream<TableConstraint> constraints(LintStatement statement) {
        return Stream.of(
                        statement.createTable().stream().flatMap(create -> create.constraints().stream()),
                        statement.createTable().stream()
                                .flatMap(create -> create.columns().stream())
                                .flatMap(column -> column.constraints().stream()),
                        statement.alterTable().stream()
                                .flatMap(alter -> alter.commands(AddColumn.class).stream())
                                .flatMap(add -> add.column().constraints().stream()),
                        statement.alterTable().stream()
                                .flatMap(alter -> alter.commands(AddConstraint.class).stream())
                                .map(AddConstraint::constraint))
                .flatMap(each -> each);
    }

    private static void noAction(LintStatement statement, Findings found) {
        constraints(statement)
                .filter(constraint -> constraint.kind() == TableConstraint.Kind.FOREIGN_KEY
                        && !constraint.actions().contains("ON DELETE"))
                .forEach(constraint -> found.at(
                                constraint.node(),
                                "What becomes of these rows when a row of `%s` is deleted is not said, so that the delete fails."
                                        .formatted(constraint
                                                .references()
                                                .map(Object::toString)
                                                .orElse("")))
                        .hint("Say ON DELETE CASCADE, SET NULL or RESTRICT."));
    }

    private static void wideIndex(LintStatement statement, Findings found) {
        statement
                .createIndex()
                .filter(index -> !index.isUnique()
                        && index.method().equals("btree")
                        && index.elements().size() > WIDEST_INDEX)
                .ifPresent(index -> found.at(
                        index.node(),
                        "A condition on `%s` uses this index only if it names its first columns; %d are rarely all named."
                                .formatted(index.table(), index.elements().size())));
    }

    private static void enumOrder(LintStatement statement, Findings found) {
        EnumType.of(statement.node())
                .filter(type -> !type.isNew()
                        && !type.node().contains("BEFORE")
                        && !type.node().contains("AFTER"))
                .ifPresent(type -> found.at(
                                type.node(),
                                "`%s` sorts after all values that `%s` has by then, on every database after its own."
                                        .formatted(type.labels().get(0), type.name()))
                        .hint("Say BEFORE or AFTER which value."));
    }

    private static void discouraged(LintStatement statement, Findings found) {
        statement.createTable().ifPresent(create -> {
            if (create.isUnlogged()) {
                found.at(create.node(), "After a crash the unlogged table `%s` is empty.".formatted(create.name()));
            }
            if (create.node().contains("OptInherit")) {
                found.at(
                        create.node(),
                        "Keys and foreign keys do not reach through inheritance to `%s`.".formatted(create.name()));
            }
        });
        if (statement.is("RuleStmt")) {
            found.at(statement.node(), "A rule rewrites queries in ways that surprise; a trigger or a view does not.");
        }
    }
}
