package io.github.supabasemigrate.lint.rules.types;

import io.github.supabasemigrate.lint.Family;
import io.github.supabasemigrate.lint.Findings;
import io.github.supabasemigrate.lint.LintRule;
import io.github.supabasemigrate.lint.LintStatement;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.AddConstraint;
import io.github.supabasemigrate.sql.statement.table.CreateIndex;
import io.github.supabasemigrate.sql.statement.table.TableConstraint;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Names that tell what they name. Off: names are a team's own. */
public final class PatternRules {

    private static final Map<TableConstraint.Kind, List<String>> WORDS = Map.of(
            TableConstraint.Kind.FOREIGN_KEY, List.of("fk_", "_fk", "_fkey"),
            TableConstraint.Kind.PRIMARY_KEY, List.of("pk_", "_pk", "_pkey"),
            TableConstraint.Kind.UNIQUE, List.of("uq_", "_uq", "_key", "_unique", "unique_"),
            TableConstraint.Kind.CHECK, List.of("ck_", "_ck", "_check", "chk_", "_chk", "check_"));

    private PatternRules() {}

    public static List<LintRule> all() {
        return List.of(LintRule.off("name-pattern", Family.TYPES)
                .on("IndexStmt", "CreateStmt", "AlterTableStmt")
                .statement(PatternRules::pattern)
                .build());
    }

    private static void pattern(LintStatement statement, Findings found) {
        statement
                .createIndex()
                .flatMap(CreateIndex::name)
                .filter(name -> !name.startsWith("idx_") && !name.matches(".*_(idx|index|key|unique)"))
                .ifPresent(name -> found.at(
                                statement.node().child("name").orElse(statement.node()),
                                "`%s` does not say that it is an index.".formatted(name))
                        .hint("idx_<table>_<columns>, or <table>_<columns>_idx as the server would call it."));
        constraints(statement)
                .filter(constraint -> WORDS.containsKey(constraint.kind()))
                .forEach(constraint -> constraint
                        .name()
                        .filter(name -> WORDS.getOrDefault(constraint.kind(), List.of()).stream()
                                .noneMatch(word -> word.startsWith("_") ? name.endsWith(word) : name.startsWith(word)))
                        .ifPresent(name -> found.at(
                                        constraint.node(),
                                        "`%s` does not say what kind of constraint it is.".formatted(name))
                                .hint("The server's own way: <table>_<columns>_fkey, _pkey, _key or _check.")));
    }

    private static Stream<TableConstraint> constraints(LintStatement statement) {
        return Stream.concat(
                statement.createTable().stream()
                        .flatMap(table -> Stream.concat(
                                table.constraints().stream(),
                                table.columns().stream().flatMap(column -> column.constraints().stream()))),
                statement.alterTable().stream()
                        .flatMap(alter -> alter.commands(AddConstraint.class).stream())
                        .map(AddConstraint::constraint));
    }
}
