package io.github.supabasemigrate.lint.rules.rerun;

import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.lint.Family;
import io.github.supabasemigrate.lint.Findings;
import io.github.supabasemigrate.lint.LintRule;
import io.github.supabasemigrate.lint.LintStatement;
import io.github.supabasemigrate.lint.schema.KnownIndex;
import io.github.supabasemigrate.lint.schema.KnownTable;
import io.github.supabasemigrate.sql.plpgsql.InnerStatement.Place;
import io.github.supabasemigrate.sql.statement.table.AlterTable;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.AddColumn;
import io.github.supabasemigrate.sql.statement.table.ColumnDefinition;
import io.github.supabasemigrate.sql.statement.table.CreateIndex;
import io.github.supabasemigrate.sql.statement.table.CreateTable;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code IF NOT EXISTS} over something that exists and is not what is written. */
public final class ShadowedRules {

    private ShadowedRules() {}

    public static List<LintRule> all() {
        return List.of(LintRule.of("if-not-exists-shadowed", Family.RERUN, Severity.WARNING)
                .on("CreateStmt", "IndexStmt")
                .statement(ShadowedRules::shadowed)
                .build());
    }

    private static void shadowed(LintStatement statement, Findings found) {
        if (statement.place() == Place.ROUTINE || statement.isTemplate()) {
            return;
        }
        statement
                .createTable()
                .filter(CreateTable::ifNotExists)
                .ifPresent(create -> statement
                        .before()
                        .table(statement.table(create.name()))
                        .filter(KnownTable::isWhole)
                        .ifPresent(known -> table(statement, create, known, found)));
        statement
                .createIndex()
                .filter(index -> index.ifNotExists() && index.name().isPresent())
                .ifPresent(index -> statement
                        .before()
                        .table(statement.table(index.table()))
                        .ifPresent(known -> index(statement, index, known, found)));
    }

    private static void table(LintStatement statement, CreateTable create, KnownTable known, Findings found) {
        Set<String> later = statement.before().later(statement.table(create.name())).stream()
                .flatMap(event -> AlterTable.of(event.node()).stream())
                .flatMap(alter -> alter.commands(AddColumn.class).stream())
                .map(add -> add.column().name())
                .collect(Collectors.toSet());
        List<ColumnDefinition> missing = create.columns().stream()
                .filter(column -> known.column(column.name()).isEmpty() && !later.contains(column.name()))
                .toList();
        if (!missing.isEmpty()) {
            String names = missing.stream().map(ColumnDefinition::name).collect(Collectors.joining(", "));
            found.at(
                            missing.get(0).node(),
                            "`%s` exists already, so this makes no %s `%s`."
                                    .formatted(
                                            statement.qualified(create.name()),
                                            missing.size() == 1 ? "column" : "columns",
                                            names))
                    .about(statement.qualified(create.name()))
                    .hint("ALTER TABLE %s ADD COLUMN IF NOT EXISTS …".formatted(statement.qualified(create.name())));
        }
    }

    private static void index(LintStatement statement, CreateIndex index, KnownTable known, Findings found) {
        KnownIndex written = KnownIndex.of(index);
        known.indexes().stream()
                .filter(other -> other.name().equals(written.name()))
                .filter(other -> !other.keys().equals(written.keys()) || other.isUnique() != written.isUnique())
                .findFirst()
                .ifPresent(other -> found.at(
                                statement.node().child("name").orElse(statement.node()),
                                "An index `%s` exists already, on other columns, so this makes none."
                                        .formatted(written.name()))
                        .about(statement.qualified(index.table()))
                        .hint("Give it another name, or drop the old one first."));
    }
}
