package io.github.supabasemigrate.lint.rules.meta;

import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.lint.Family;
import io.github.supabasemigrate.lint.Findings;
import io.github.supabasemigrate.lint.LintRule;
import io.github.supabasemigrate.lint.LintStatement;
import io.github.supabasemigrate.lint.TracedStatement;
import io.github.supabasemigrate.sql.plpgsql.InnerStatement.Place;
import io.github.supabasemigrate.sql.statement.routine.DoBlock;
import java.util.List;

/** What no reading shows, so that silence about it means nothing. Where a statement was traced, nothing is hidden. */
public final class CoverageRules {

    private CoverageRules() {}

    public static List<LintRule> all() {
        return List.of(LintRule.of("statement-unanalysable", Family.META, Severity.INFO)
                .on("DoStmt", "CallStmt")
                .statement(CoverageRules::hidden)
                .trace(CoverageRules::seen)
                .build());
    }

    private static void seen(TracedStatement traced, Findings found) {
        // What it did was watched: there is nothing that a rule could not know.
    }

    private static void hidden(LintStatement statement, Findings found) {
        if (statement.place() == Place.ROUTINE) {
            return;
        }
        if (statement.is("CallStmt")) {
            found.at(statement.node(), "What this procedure does is not checked by reading.")
                    .hint("Lint with a server (trace), which watches it run.");
        }
        DoBlock.of(statement.node())
                .filter(block -> !block.language().equals("plpgsql"))
                .ifPresent(block -> found.at(
                                statement.node(),
                                "A block in %s is not checked by reading.".formatted(block.language()))
                        .hint("Lint with a server (trace), which watches it run."));
        if (statement.isOutermost()) {
            statement.unread().stream()
                    .filter(unread -> unread.place() == Place.DO_BLOCK)
                    .forEach(unread -> found.at(
                                    unread.node(),
                                    "The statement that `%s` holds is known only when it runs: reading does not check it."
                                            .formatted(unread.node().text()))
                            .hint("Lint with a server (trace), which watches it run."));
        }
    }
}
