package io.github.supabasemigrate.lint.rules.security;

import io.github.supabasemigrate.catalog.object.Grant;
import io.github.supabasemigrate.catalog.object.Privilege;
import io.github.supabasemigrate.catalog.routine.Routine;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.lint.Family;
import io.github.supabasemigrate.lint.Findings;
import io.github.supabasemigrate.lint.LintContext;
import io.github.supabasemigrate.lint.LintRule;
import io.github.supabasemigrate.lint.LintStatement;
import io.github.supabasemigrate.lint.schema.SchemaEvent;
import io.github.supabasemigrate.replay.ReplayedSchema;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.statement.routine.AlterFunction;
import io.github.supabasemigrate.sql.statement.routine.CreateFunction;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Functions that run with their owner's rights. */
public final class FunctionRules {

    private static final String SEARCH_PATH = "search_path";

    private FunctionRules() {}

    public static List<LintRule> all() {
        return List.of(
                LintRule.of("function-search-path", Family.SECURITY, Severity.ERROR)
                        .on("CreateFunctionStmt")
                        .supabase("0011")
                        .statement(FunctionRules::writtenWithoutPath)
                        .schema(FunctionRules::withoutPath)
                        .build(),
                LintRule.of("definer-executable", Family.SECURITY, Severity.INFO)
                        .on("CreateFunctionStmt")
                        .supabase("0028", "0029")
                        .statement(FunctionRules::writtenExecutable)
                        .schema(FunctionRules::executable)
                        .build());
    }

    private static void writtenWithoutPath(LintStatement statement, Findings found) {
        CreateFunction.of(statement.node())
                .filter(function -> function.isSecurityDefiner() || isServed(statement, function))
                .filter(function ->
                        function.settings().stream().noneMatch(set -> set.name().equals(SEARCH_PATH)))
                .filter(function -> !isMendedLater(statement, function))
                .ifPresent(function -> unsafe(
                        found.at(
                                statement.node().child("func_name").orElse(statement.node()),
                                unsafe(function.isSecurityDefiner(), statement.qualified(function.name()))),
                        function.isSecurityDefiner(),
                        statement.qualified(function.name())));
    }

    private static boolean isServed(LintStatement statement, CreateFunction function) {
        return statement.context().isExposed(function.name().schemaOr(statement.defaultSchema()));
    }

    /** Replaced, dropped, or given a path further down or in a later file. */
    private static boolean isMendedLater(LintStatement statement, CreateFunction function) {
        return statement.before().later(statement.object("FUNCTION", function.name())).stream()
                .anyMatch(event -> event.act() != SchemaEvent.Act.ALTERED || givesPath(event.node()));
    }

    private static boolean givesPath(SyntaxNode node) {
        return AlterFunction.of(node).stream()
                .flatMap(alter -> alter.settings().stream())
                .anyMatch(set -> set.name().equals(SEARCH_PATH));
    }

    /** Who borrows no rights can be led astray, but to nothing that they could not do by themselves: that is worth a note. */
    private static void unsafe(Findings.Draft draft, boolean isDefiner, String function) {
        draft.about(function).hint("SET search_path = '', and write every name with its schema.");
        if (!isDefiner) {
            draft.weighing(Severity.INFO);
        }
    }

    private static String unsafe(boolean isDefiner, String function) {
        return isDefiner
                ? "`%s` runs with its owner's rights and finds names by the search_path of whoever calls it."
                        .formatted(function)
                : "`%s` finds names by the search_path of whoever calls it.".formatted(function);
    }

    private static Stream<Routine> written(ReplayedSchema schema) {
        return schema.users().routines().stream()
                .filter(routine -> routine.extension().isEmpty());
    }

    private static Stream<Routine> definers(ReplayedSchema schema) {
        return written(schema).filter(Routine::isSecurityDefiner);
    }

    private static void withoutPath(ReplayedSchema schema, LintContext context, Findings found) {
        written(schema)
                .filter(routine -> routine.isSecurityDefiner() || context.isExposed(routine.schema()))
                .filter(routine -> routine.settings().stream().noneMatch(set -> set.startsWith(SEARCH_PATH + "=")))
                .forEach(routine -> unsafe(
                        found.at(
                                schema.origins().creationOf(routine.id()).orElse(null),
                                unsafe(routine.isSecurityDefiner(), routine.id().display())),
                        routine.isSecurityDefiner(),
                        routine.id().display()));
    }

    private static void writtenExecutable(LintStatement statement, Findings found) {
        CreateFunction.of(statement.node())
                .filter(function -> function.isSecurityDefiner() && !isOfTrigger(function))
                .filter(function ->
                        Served.isServed(statement, function.isProcedure() ? "PROCEDURE" : "FUNCTION", function.name()))
                .filter(function -> statement.before().later(statement.object("FUNCTION", function.name())).stream()
                        .allMatch(event -> event.act() == SchemaEvent.Act.ALTERED))
                .ifPresent(function -> found.at(
                                statement.node().child("func_name").orElse(statement.node()),
                                callable("Everybody", statement.qualified(function.name())))
                        .about(statement.qualified(function.name()))
                        .hint(revoke(statement.qualified(function.name()))));
    }

    private static boolean isOfTrigger(CreateFunction function) {
        return function.returns()
                .filter(type -> type.words().toLowerCase(Locale.ROOT).matches("(event_)?trigger"))
                .isPresent();
    }

    private static String callable(String who, String function) {
        return "%s may call `%s` through the API, and it runs with its owner's rights.".formatted(who, function);
    }

    private static String revoke(String function) {
        return "REVOKE EXECUTE ON FUNCTION %s FROM public, anon, if only policies or triggers need it."
                .formatted(function);
    }

    /** A trigger's function cannot be called. */
    private static void executable(ReplayedSchema schema, LintContext context, Findings found) {
        definers(schema)
                .filter(routine -> context.isExposed(routine.schema()) && !routine.isTriggerFunction())
                .forEach(routine -> {
                    boolean byAnybody = mayExecute(routine, "anon");
                    if (byAnybody || mayExecute(routine, "authenticated")) {
                        found.at(
                                        schema.origins()
                                                .creationOf(routine.id())
                                                .orElse(null),
                                        callable(
                                                byAnybody ? "Everybody" : "Every user",
                                                routine.id().display()))
                                .about(routine.id().display())
                                .hint(revoke(routine.id().display()));
                    }
                });
    }

    private static boolean mayExecute(Routine routine, String role) {
        return routine.privileges().of(role).contains(Privilege.EXECUTE)
                || routine.privileges().of(Grant.PUBLIC).contains(Privilege.EXECUTE);
    }
}
