package io.github.supabasemigrate.lint.rules.data;

import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.lint.Family;
import io.github.supabasemigrate.lint.Findings;
import io.github.supabasemigrate.lint.LintFile;
import io.github.supabasemigrate.lint.LintRule;
import io.github.supabasemigrate.lint.LintStatement;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.plpgsql.InnerStatement.Place;
import io.github.supabasemigrate.sql.plpgsql.PlpgsqlStatement;
import io.github.supabasemigrate.sql.plpgsql.PlpgsqlStatement.Kind;
import io.github.supabasemigrate.sql.statement.DataChange;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Rows that a migration writes: how many at once, and whether the statement means what it says. */
public final class DataRules {

    private static final Set<Kind> LOOPS = Set.of(Kind.LOOP, Kind.WHILE, Kind.FOR, Kind.FOREACH);

    private DataRules() {}

    public static List<LintRule> all() {
        return List.of(
                LintRule.of("backfill-unbatched", Family.DATA, Severity.INFO)
                        .on("UpdateStmt", "DeleteStmt")
                        .statement(DataRules::unbatched)
                        .build(),
                LintRule.of("batch-loop-endless", Family.DATA, Severity.WARNING)
                        .on("UpdateStmt")
                        .statement(DataRules::endless)
                        .build(),
                LintRule.off("data-in-schema-migration", Family.DATA)
                        .file(DataRules::mixed)
                        .build(),
                LintRule.of("insert-without-columns", Family.DATA, Severity.WARNING)
                        .alsoInRoutines()
                        .on("InsertStmt")
                        .statement(DataRules::withoutColumns)
                        .build(),
                LintRule.of("duplicate-assignment", Family.DATA, Severity.ERROR)
                        .squawk("ban-duplicate-column-assignments")
                        .alsoInRoutines()
                        .on("UpdateStmt", "InsertStmt")
                        .statement(DataRules::assignedTwice)
                        .build(),
                LintRule.of("null-comparison", Family.DATA, Severity.WARNING)
                        .alsoInRoutines()
                        .on(
                                "UpdateStmt",
                                "DeleteStmt",
                                "InsertStmt",
                                "CreatePolicyStmt",
                                "AlterPolicyStmt",
                                "ViewStmt",
                                "simple_select")
                        .statement(DataRules::nullComparison)
                        .build());
    }

    private static void unbatched(LintStatement statement, Findings found) {
        statement
                .dataChange()
                .filter(change -> change.kind() == DataChange.Kind.UPDATE || change.kind() == DataChange.Kind.DELETE)
                .filter(change ->
                        change.where().isPresent() && !isBounded(change.where().get()))
                .filter(change -> !statement.isNewTable(change.tables().get(0)) && !isInLoop(statement))
                .ifPresent(change -> found.at(
                                change.node(),
                                "All rows of `%s` that match are written at once, and stay locked until the commit."
                                        .formatted(change.tables().get(0)))
                        .about(statement.qualified(change.tables().get(0)))
                        .hint("If they are many, write them in batches outside of the migration."));
    }

    /** Whether a condition picks few rows: by a constant for a whole key, or by a limit. */
    private static boolean isBounded(SyntaxNode where) {
        String words = where.words().toLowerCase(Locale.ROOT);
        return words.contains("limit ")
                || words.matches("where (\\w+ \\. )?(\\w*id|slug|key|code|name|email|version) (=|in) .*");
    }

    private static boolean isInLoop(LintStatement statement) {
        return statement.enclosing().stream().anyMatch(each -> LOOPS.contains(each.kind()));
    }

    /** A loop that goes on while its UPDATE finds rows, and whose UPDATE leaves the rows as it found them. */
    private static void endless(LintStatement statement, Findings found) {
        Optional<DataChange> update = statement.dataChange().filter(change -> change.kind() == DataChange.Kind.UPDATE);
        Optional<PlpgsqlStatement> loop = statement.enclosing().stream()
                .filter(each -> each.kind() == Kind.LOOP)
                .reduce((outer, inner) -> inner);
        if (update.isEmpty() || loop.isEmpty() || update.get().where().isEmpty()) {
            return;
        }
        String text = loop.get().range().in(statement.file().text());
        boolean endsWhenNothingIsLeft = text.matches("(?is).*\\bexit\\s+when\\b.*(not\\s+found|=\\s*0|<\\s*1).*");
        Set<String> set = new HashSet<>();
        update.get()
                .node()
                .descendants("set_target")
                .forEach(target -> set.add(target.tokens().get(0).identifier()));
        boolean narrows = update.get()
                .where()
                .get()
                .nodes()
                .filter(SyntaxNode::isToken)
                .filter(token -> token.is("ColId") || token.is("ColLabel"))
                .anyMatch(token -> set.contains(token.identifier()));
        if (endsWhenNothingIsLeft && !narrows) {
            found.at(
                    statement.node(),
                    "This loop ends when the UPDATE finds no more rows, but what it sets is not in its condition: it never ends.");
        }
    }

    private static void mixed(LintFile file, Findings found) {
        boolean defines = file.topStatements().stream()
                .anyMatch(each -> each.create().isPresent() || each.alterTable().isPresent());
        if (defines) {
            file.statements().stream()
                    .filter(each -> each.place() != Place.ROUTINE)
                    .filter(each -> each.dataChange()
                            .filter(change -> !each.isNewTable(change.tables().get(0)))
                            .isPresent())
                    .findFirst()
                    .ifPresent(each ->
                            found.at(each.node(), "This file changes the schema and rows that were there before it."));
        }
    }

    private static void withoutColumns(LintStatement statement, Findings found) {
        statement
                .dataChange()
                .filter(change -> change.kind() == DataChange.Kind.INSERT && !statement.isTemplate())
                .filter(change -> !change.node().contains("insert_column_list")
                        && !change.node().contains("DEFAULT"))
                .ifPresent(change -> found.at(
                                change.node(),
                                "Without names of columns this fails, or writes into the wrong ones, once `%s` gets another column."
                                        .formatted(change.tables().get(0)))
                        .hint("Name the columns."));
    }

    private static void assignedTwice(LintStatement statement, Findings found) {
        statement.node().descendants("set_clause_list").forEach(list -> {
            Set<String> seen = new HashSet<>();
            for (SyntaxNode clause : list.children("set_clause")) {
                for (SyntaxNode target : clause.descendants("set_target").toList()) {
                    if (target.children().isEmpty() && !seen.add(target.identifier())) {
                        found.at(
                                target,
                                "`" + target.identifier() + "` is set twice, which the server refuses (42601).");
                    }
                }
                assignedToItself(clause, found);
            }
        });
    }

    private static void assignedToItself(SyntaxNode clause, Findings found) {
        List<SyntaxNode> parts = clause.children();
        boolean isSame = parts.size() == 3
                && parts.get(2).is("columnref")
                && parts.get(2).isToken()
                && parts.get(0).isToken()
                && parts.get(0).identifier().equals(parts.get(2).identifier());
        if (isSame) {
            found.at(
                            clause,
                            "`" + parts.get(0).identifier()
                                    + "` is set to itself: rows are written anew, and stay as they are.")
                    .weighing(Severity.WARNING);
        }
    }

    private static void nullComparison(LintStatement statement, Findings found) {
        if (statement.is("DoStmt")) {
            return;
        }
        statement.node().descendants("a_expr").forEach(expression -> {
            List<SyntaxNode> parts = expression.children();
            if (parts.size() != 3) {
                return;
            }
            String operator = parts.get(1).text();
            boolean compares = operator.equals("=") || operator.equals("<>") || operator.equals("!=");
            if (compares && (parts.get(2).is("NULL_P") || parts.get(0).is("NULL_P"))) {
                String isNull = operator.equals("=") ? "IS NULL" : "IS NOT NULL";
                found.at(expression, "A comparison with NULL is never true.").hint("Write " + isNull + ".");
            }
        });
    }
}
