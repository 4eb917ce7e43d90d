package io.github.supabasemigrate.lint.rules.routines;

import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.lint.Family;
import io.github.supabasemigrate.lint.Findings;
import io.github.supabasemigrate.lint.LintRule;
import io.github.supabasemigrate.lint.LintStatement;
import io.github.supabasemigrate.sql.plpgsql.InnerStatement.Place;
import io.github.supabasemigrate.sql.statement.routine.CreateFunction;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a function claims of itself beside what it does. */
public final class VolatilityRules {

    private VolatilityRules() {}

    public static List<LintRule> all() {
        return List.of(LintRule.of("function-volatility", Family.ROUTINES, Severity.WARNING)
                .on("CreateFunctionStmt")
                .statement(VolatilityRules::volatility)
                .build());
    }

    private static void volatility(LintStatement statement, Findings found) {
        if (!statement.isOutermost()) {
            return;
        }
        CreateFunction.of(statement.node()).ifPresent(function -> {
            String claim = function.volatility().toUpperCase(Locale.ROOT);
            if (claim.equals("IMMUTABLE") || claim.equals("STABLE")) {
                writing(statement)
                        .findFirst()
                        .ifPresent(each -> found.at(
                                        each.node(),
                                        "`%s` is declared %s and writes, which the server refuses when it is called (0A000)."
                                                .formatted(function.name(), claim))
                                .hint("Declare it VOLATILE."));
            }
            if (claim.equals("IMMUTABLE") && writing(statement).findAny().isEmpty()) {
                reading(statement)
                        .findFirst()
                        .ifPresent(each -> found.at(
                                        each.node(),
                                        "`%s` is declared IMMUTABLE and reads a table: an index or plan keeps its old answers."
                                                .formatted(function.name()))
                                .hint("Declare it STABLE."));
            }
        });
    }

    private static Stream<LintStatement> body(LintStatement function) {
        return function.file().statements().stream()
                .filter(each -> each.index() == function.index() && each.place() == Place.ROUTINE);
    }

    private static Stream<LintStatement> writing(LintStatement function) {
        return body(function).filter(each -> each.dataChange().isPresent());
    }

    private static Stream<LintStatement> reading(LintStatement function) {
        return body(function)
                .filter(each -> each.node()
                        .descendants("from_clause")
                        .flatMap(from -> from.descendants("qualified_name"))
                        .anyMatch(name -> !name.text().toLowerCase(Locale.ROOT).startsWith("pg_catalog")));
    }
}
