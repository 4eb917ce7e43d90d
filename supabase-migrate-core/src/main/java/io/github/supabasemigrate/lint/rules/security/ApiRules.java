package io.github.supabasemigrate.lint.rules.security;

import io.github.supabasemigrate.catalog.database.Extension;
import io.github.supabasemigrate.catalog.object.Privilege;
import io.github.supabasemigrate.catalog.relation.Table;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.lint.Family;
import io.github.supabasemigrate.lint.Findings;
import io.github.supabasemigrate.lint.LintContext;
import io.github.supabasemigrate.lint.LintRule;
import io.github.supabasemigrate.lint.LintStatement;
import io.github.supabasemigrate.lint.schema.Ignorance;
import io.github.supabasemigrate.lint.schema.ObjectName;
import io.github.supabasemigrate.replay.ReplayedSchema;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.plpgsql.InnerStatement.Place;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import io.github.supabasemigrate.sql.statement.table.AlterTable;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.RowSecurity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Doors of the API beside the tables themselves. */
public final class ApiRules {

    private static final Set<String> CREATES = Set.of("create", "create_non_partitioned", "create_unlogged");

    private ApiRules() {}

    public static List<LintRule> all() {
        return List.of(
                LintRule.of("queue-exposed", Family.SECURITY, Severity.ERROR)
                        .supabase("0019")
                        .statement(ApiRules::queue)
                        .build(),
                LintRule.off("graphql-exposed", Family.SECURITY)
                        .supabase("0026", "0027")
                        .schema(ApiRules::graphql)
                        .fromTexts(
                                "GrantStmt",
                                "RevokeStmt",
                                "AlterDefaultPrivilegesStmt",
                                Ignorance.inBlock("GrantStmt"),
                                Ignorance.inBlock("RevokeStmt"),
                                Ignorance.inBlock("AlterDefaultPrivilegesStmt"),
                                Ignorance.inBlock("CreateExtensionStmt"))
                        .build());
    }

    /** Queues are tables of {@code pgmq}, and the API reaches them through {@code pgmq_public} once that is served. */
    private static void queue(LintStatement statement, Findings found) {
        boolean isServed = statement.context().isExposed("pgmq_public")
                || statement.context().isExposed("pgmq");
        if (!isServed || statement.place() == Place.ROUTINE || statement.is("schema_stmt")) {
            return;
        }
        statement
                .node()
                .descendants("func_application")
                .filter(call ->
                        isCreation(QualifiedName.of(call.child("func_name").orElseThrow())))
                .forEach(call -> call.first("SCONST")
                        .filter(name -> !isGuardedLater(statement, name.literal()))
                        .ifPresent(name -> found.at(
                                        call,
                                        "The queue `%s` is served by the API without row level security."
                                                .formatted(name.literal()))
                                .about("pgmq.q_" + name.literal())
                                .hint("ALTER TABLE pgmq.q_%s ENABLE ROW LEVEL SECURITY;".formatted(name.literal()))));
    }

    private static boolean isCreation(QualifiedName function) {
        return function.schema().equals(Optional.of("pgmq")) && CREATES.contains(function.name());
    }

    private static boolean isGuardedLater(LintStatement statement, String queue) {
        ObjectName table = new ObjectName("TABLE", "pgmq.q_" + queue.toLowerCase(Locale.ROOT));
        return statement.before().later(table).stream()
                .map(event -> event.node())
                .anyMatch(ApiRules::enables);
    }

    /** Whether a statement switches row level security on. */
    static boolean enables(SyntaxNode node) {
        return AlterTable.of(node).stream()
                .flatMap(alter -> alter.commands(RowSecurity.class).stream())
                .anyMatch(command -> command.change() == RowSecurity.Change.ENABLE);
    }

    private static void graphql(ReplayedSchema schema, LintContext context, Findings found) {
        boolean isServed = schema.catalog().all(Extension.class).stream()
                .anyMatch(extension -> extension.name().equals("pg_graphql"));
        for (Table table : schema.users().tables()) {
            boolean isSeen = table.privileges().of("anon").contains(Privilege.SELECT);
            if (isServed && isSeen && context.isExposed(table.schema())) {
                found.at(
                                schema.origins().creationOf(table.id()).orElse(null),
                                "The shape of `%s` is shown to everybody who asks the GraphQL API."
                                        .formatted(table.id().display()))
                        .about(table.id().display())
                        .hint("REVOKE SELECT ON %s FROM anon;"
                                .formatted(table.id().display()));
            }
        }
    }
}
