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
import io.github.supabasemigrate.sql.statement.routine.AlterFunction;
import io.github.supabasemigrate.sql.statement.routine.CreateFunction;
import java.util.List;
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
                        .supabase("0028", "0029")
                        .schema(FunctionRules::executable)
                        .build());
    }

    private static void writtenWithoutPath(LintStatement statement, Findings found) {
        CreateFunction.of(statement.node())
                .filter(CreateFunction::isSecurityDefiner)
                .filter(function ->
                        function.settings().stream().noneMatch(set -> set.name().equals(SEARCH_PATH)))
                .filter(function -> !isMendedLater(statement, function))
                .ifPresent(function -> found.at(
                                statement.node().child("func_name").orElse(statement.node()),
                                unsafe(statement.qualified(function.name())))
                        .about(statement.qualified(function.name()))
                        .hint(hint()));
    }

    /** Replaced, dropped, or given a path by ALTER FUNCTION, which the history does not tell of, further down in the file. */
    private static boolean isMendedLater(LintStatement statement, CreateFunction function) {
        boolean isReplaced = statement.before().later(statement.object("FUNCTION", function.name())).stream()
                .anyMatch(event -> event.act() != SchemaEvent.Act.ALTERED);
        return isReplaced
                || statement.file().statements().stream()
                        .flatMap(other -> AlterFunction.of(other.node()).stream())
                        .filter(alter ->
                                alter.name().name().equals(function.name().name()))
                        .anyMatch(alter -> alter.settings().stream()
                                .anyMatch(set -> set.name().equals(SEARCH_PATH)));
    }

    private static String unsafe(String function) {
        return "`%s` runs with its owner's rights and finds names by the search_path of whoever calls it."
                .formatted(function);
    }

    private static String hint() {
        return "SET search_path = '', and write every name with its schema.";
    }

    private static Stream<Routine> definers(ReplayedSchema schema) {
        return schema.users().routines().stream()
                .filter(routine ->
                        routine.isSecurityDefiner() && routine.extension().isEmpty());
    }

    private static void withoutPath(ReplayedSchema schema, LintContext context, Findings found) {
        definers(schema)
                .filter(routine -> routine.settings().stream().noneMatch(set -> set.startsWith(SEARCH_PATH + "=")))
                .forEach(routine -> found.at(
                                schema.origins().creationOf(routine.id()).orElse(null),
                                unsafe(routine.id().display()))
                        .about(routine.id().display())
                        .hint(hint()));
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
                                        "%s may call `%s` through the API, and it runs with its owner's rights."
                                                .formatted(
                                                        byAnybody ? "Everybody" : "Every user",
                                                        routine.id().display()))
                                .about(routine.id().display())
                                .hint(
                                        "REVOKE EXECUTE ON FUNCTION %s FROM public, anon, if only policies or triggers need it."
                                                .formatted(routine.id().display()));
                    }
                });
    }

    private static boolean mayExecute(Routine routine, String role) {
        return routine.privileges().of(role).contains(Privilege.EXECUTE)
                || routine.privileges().of(Grant.PUBLIC).contains(Privilege.EXECUTE);
    }
}
