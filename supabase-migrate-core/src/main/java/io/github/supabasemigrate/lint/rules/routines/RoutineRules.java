package io.github.supabasemigrate.lint.rules.routines;

import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.lint.Family;
import io.github.supabasemigrate.lint.Findings;
import io.github.supabasemigrate.lint.LintRule;
import io.github.supabasemigrate.lint.LintStatement;
import io.github.supabasemigrate.sql.grammar.SyntaxError;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.grammar.TextRange;
import io.github.supabasemigrate.sql.plpgsql.PlpgsqlStatement;
import io.github.supabasemigrate.sql.plpgsql.PlpgsqlStatement.Kind;
import io.github.supabasemigrate.sql.plpgsql.PlpgsqlStatement.Part.Role;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Bodies in PL/pgSQL and SQL: whether they parse, and what their dynamic statements are made of. */
public final class RoutineRules {

    private static final Pattern SAFE_CALL = Pattern.compile(
            "(?is)(pg_catalog\\s*\\.\\s*)?(format|quote_ident|quote_literal|quote_nullable)\\s*\\(.*|.*::\\s*(reg\\w+|int\\w*|bigint|smallint|numeric|uuid|boolean|date)\\s*(::\\s*text\\s*)?");

    private RoutineRules() {}

    public static List<LintRule> all() {
        return List.of(
                LintRule.of("body-syntax-error", Family.ROUTINES, Severity.ERROR)
                        .on("DoStmt", "CreateFunctionStmt")
                        .statement(RoutineRules::bodyError)
                        .build(),
                LintRule.of("dynamic-sql-unquoted", Family.ROUTINES, Severity.WARNING)
                        .on("DoStmt", "CreateFunctionStmt")
                        .statement(RoutineRules::unquoted)
                        .build(),
                LintRule.of("errors-swallowed", Family.ROUTINES, Severity.INFO)
                        .on("DoStmt", "CreateFunctionStmt")
                        .statement(RoutineRules::swallowed)
                        .build());
    }

    private static void bodyError(LintStatement statement, Findings found) {
        if (!statement.isOutermost() || !(statement.is("DoStmt") || statement.is("CreateFunctionStmt"))) {
            return;
        }
        for (SyntaxError error : statement.bodyErrors()) {
            int offset = Math.min(error.offset(), statement.file().text().length());
            found.at(new TextRange(offset, offset), "PostgreSQL says: " + error.message() + ".");
        }
    }

    private static Stream<PlpgsqlStatement> body(LintStatement statement) {
        return statement.isOutermost() ? statement.body().stream() : Stream.empty();
    }

    private static void unquoted(LintStatement statement, Findings found) {
        body(statement)
                .filter(each -> each.parts().stream().anyMatch(part -> part.role() == Role.DYNAMIC))
                .flatMap(each -> each.parts().stream())
                .filter(part -> part.role() == Role.DYNAMIC)
                .forEach(part -> unsafePart(part.tree())
                        .ifPresent(piece -> found.at(
                                        piece,
                                        "`%s` becomes part of a statement as it is: a quote in it changes what the statement does."
                                                .formatted(piece.text()))
                                .hint("Use format() with %I for names and %L for values, or USING.")));
    }

    /** The first operand of a concatenation that is neither constant nor quoted. */
    private static Optional<SyntaxNode> unsafePart(SyntaxNode expression) {
        return operands(expression).size() < 2
                ? Optional.empty()
                : operands(expression).stream()
                        .filter(operand -> !operand.is("SCONST") && !operand.is("AexprConst"))
                        .filter(operand -> !SAFE_CALL.matcher(operand.text()).matches())
                        .findFirst();
    }

    private static List<SyntaxNode> operands(SyntaxNode node) {
        List<SyntaxNode> children = node.children();
        if (children.size() == 3 && children.get(0).is("'('")) {
            return operands(children.get(1));
        }
        if (children.size() == 3 && children.get(1).text().equals("||")) {
            return Stream.concat(operands(children.get(0)).stream(), operands(children.get(2)).stream())
                    .toList();
        }
        if (children.size() == 1) {
            return operands(children.get(0));
        }
        return List.of(node);
    }

    private static void swallowed(LintStatement statement, Findings found) {
        body(statement).filter(each -> each.kind() == Kind.BLOCK).forEach(block -> {
            String text = block.range().in(statement.file().text());
            var match = Pattern.compile("(?is)\\bwhen\\s+others\\s+then\\s+(null\\s*;|(?=end\\b))")
                    .matcher(text);
            if (match.find()) {
                int start = block.range().start() + match.start();
                found.at(
                        new TextRange(start, start + match.group().length()),
                        "Whatever goes wrong in this block is never seen.");
            }
        });
    }
}
