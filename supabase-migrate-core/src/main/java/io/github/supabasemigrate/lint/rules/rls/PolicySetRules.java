package io.github.supabasemigrate.lint.rules.rls;

import io.github.supabasemigrate.catalog.relation.Index;
import io.github.supabasemigrate.catalog.relation.Policy;
import io.github.supabasemigrate.catalog.relation.Policy.Command;
import io.github.supabasemigrate.catalog.relation.Table;
import io.github.supabasemigrate.catalog.routine.Routine;
import io.github.supabasemigrate.catalog.routine.Routine.Volatility;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.lint.Family;
import io.github.supabasemigrate.lint.Findings;
import io.github.supabasemigrate.lint.LintContext;
import io.github.supabasemigrate.lint.LintRule;
import io.github.supabasemigrate.lint.LintStatement;
import io.github.supabasemigrate.lint.schema.ObjectName;
import io.github.supabasemigrate.lint.schema.SchemaEvent;
import io.github.supabasemigrate.replay.ReplayedSchema;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import io.github.supabasemigrate.sql.statement.routine.CreateFunction;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules that judge the policies of a table together, or with what else the catalog knows. */
public final class PolicySetRules {

    private static final List<Command> COMMANDS =
            List.of(Command.SELECT, Command.INSERT, Command.UPDATE, Command.DELETE);
    private static final String STABLE = "Declare it STABLE if it changes nothing.";
    private static final List<String> API_ROLES = List.of("anon", "authenticated");

    private PolicySetRules() {}

    public static List<LintRule> all() {
        return List.of(
                rule("policy-multiple-permissive", Severity.WARNING)
                        .supabase("0006")
                        .schema(PolicySetRules::multiplePermissive)
                        .fromTexts("CreatePolicyStmt", "AlterPolicyStmt", "DropStmt", "AlterTableStmt")
                        .build(),
                rule("policy-duplicate", Severity.INFO)
                        .schema(PolicySetRules::duplicates)
                        .fromTexts("CreatePolicyStmt", "AlterPolicyStmt", "DropStmt", "AlterTableStmt")
                        .build(),
                rule("policy-only-restrictive", Severity.WARNING)
                        .schema(PolicySetRules::onlyRestrictive)
                        .fromTexts("CreatePolicyStmt", "AlterPolicyStmt", "DropStmt", "AlterTableStmt")
                        .build(),
                rule("policy-volatile-function", Severity.WARNING)
                        .on("CreatePolicyStmt", "AlterPolicyStmt")
                        .statement(PolicySetRules::writtenVolatile)
                        .schema(PolicySetRules::volatileFunctions)
                        .build(),
                rule("policy-column-unindexed", Severity.INFO)
                        .schema(PolicySetRules::unindexedColumns)
                        .fromTexts("IndexStmt", "CreatePolicyStmt", "AlterPolicyStmt", "DropStmt")
                        .build());
    }

    private static LintRule.Draft rule(String id, Severity severity) {
        return LintRule.of(id, Family.RLS, severity);
    }

    private static Stream<Table> guarded(ReplayedSchema schema) {
        return schema.users().tables().stream().filter(Table::hasRowSecurity);
    }

    private static List<Policy> policies(ReplayedSchema schema, Table table) {
        return schema.catalog().partsOf(table.id(), Policy.class);
    }

    private static boolean speaksFor(Policy policy, String role) {
        return policy.roles().contains("public") || policy.roles().contains(role);
    }

    /** One finding a table: a policy for ALL beside four others would else be found eight times. */
    private static void multiplePermissive(ReplayedSchema schema, LintContext context, Findings found) {
        guarded(schema).forEach(table -> {
            Set<String> cases = new TreeSet<>();
            Set<Policy> involved = new TreeSet<>((a, b) -> a.id().compareTo(b.id()));
            for (Command command : COMMANDS) {
                for (String role : API_ROLES) {
                    List<Policy> asked = policies(schema, table).stream()
                            .filter(policy -> policy.isPermissive()
                                    && policy.command().covers(command)
                                    && speaksFor(policy, role))
                            .toList();
                    if (asked.size() > 1) {
                        cases.add(command + " by " + role);
                        involved.addAll(asked);
                    }
                }
            }
            if (!cases.isEmpty()) {
                report(schema, table, cases, involved, found);
            }
        });
    }

    private static void report(
            ReplayedSchema schema, Table table, Set<String> cases, Set<Policy> involved, Findings found) {
        String names =
                involved.stream().map(policy -> "`" + policy.name() + "`").collect(Collectors.joining(", "));
        Policy last = involved.stream().reduce((first, second) -> second).orElseThrow();
        found.at(
                        schema.origins().creationOf(last.id()).orElse(null),
                        "`%s` asks more than one permissive policy for each row (%s): %s."
                                .formatted(table.id().display(), String.join(", ", cases), names))
                .about(table.id().display())
                .hint("Join them into one with OR: the server evaluates each of them.");
    }

    private static void duplicates(ReplayedSchema schema, LintContext context, Findings found) {
        guarded(schema).forEach(table -> {
            List<Policy> policies = policies(schema, table);
            for (int i = 0; i < policies.size(); i++) {
                for (int j = 0; j < i; j++) {
                    if (saysTheSame(policies.get(i), policies.get(j))) {
                        found.at(
                                        schema.origins()
                                                .creationOf(policies.get(i).id())
                                                .orElse(null),
                                        "Policy `%s` on `%s` says the same as `%s`."
                                                .formatted(
                                                        policies.get(i).name(),
                                                        table.id().display(),
                                                        policies.get(j).name()))
                                .about(table.id().display())
                                .hint("Drop one of them.");
                        break;
                    }
                }
            }
        });
    }

    private static boolean saysTheSame(Policy one, Policy other) {
        return one.command() == other.command()
                && one.isPermissive() == other.isPermissive()
                && one.roles().equals(other.roles())
                && Objects.equals(one.using(), other.using())
                && Objects.equals(one.check(), other.check());
    }

    private static void onlyRestrictive(ReplayedSchema schema, LintContext context, Findings found) {
        guarded(schema).forEach(table -> {
            List<Policy> policies = policies(schema, table);
            if (!policies.isEmpty() && policies.stream().noneMatch(Policy::isPermissive)) {
                found.at(
                                schema.origins()
                                        .creationOf(policies.get(0).id())
                                        .orElse(null),
                                "`%s` has only restrictive policies, so nobody reaches a row."
                                        .formatted(table.id().display()))
                        .about(table.id().display())
                        .hint("A restrictive policy narrows what a permissive one allows: write one.");
            }
        });
    }

    private static void volatileFunctions(ReplayedSchema schema, LintContext context, Findings found) {
        for (Policy policy : schema.users().policies()) {
            KnownPolicy.of(policy)
                    .expressions()
                    .flatMap(expression -> expression.functionsPerRow().stream())
                    .flatMap(name -> volatileRoutine(schema, name))
                    .findFirst()
                    .ifPresent(routine -> found.at(
                                    schema.origins().creationOf(policy.id()).orElse(null),
                                    perRow(KnownPolicy.of(policy), routine.id().display()))
                            .about(policy.table().display())
                            .hint(STABLE));
        }
    }

    private static void writtenVolatile(LintStatement statement, Findings found) {
        KnownPolicy.of(statement)
                .ifPresent(policy -> policy.expressions()
                        .flatMap(expression -> expression.functionsPerRow().stream())
                        .filter(function -> isWrittenVolatile(statement, function))
                        .findFirst()
                        .ifPresent(function -> found.at(
                                        statement.node().child("name").orElse(statement.node()),
                                        perRow(policy, statement.qualified(function)))
                                .about(policy.qualifiedTable())
                                .hint(STABLE)));
    }

    /** Whether files make functions of the name, and all of them volatile to the end. */
    private static boolean isWrittenVolatile(LintStatement statement, QualifiedName function) {
        ObjectName name = statement.object("FUNCTION", function);
        List<SchemaEvent> events = Stream.concat(
                        statement.before().events(name).stream(), statement.before().later(name).stream())
                .toList();
        return !events.isEmpty()
                && events.stream()
                        .allMatch(event -> CreateFunction.of(event.node())
                                .filter(made -> made.volatility().equalsIgnoreCase("volatile"))
                                .isPresent());
    }

    private static String perRow(KnownPolicy policy, String function) {
        return "%s calls `%s` for every row, because it is declared VOLATILE.".formatted(policy.display(), function);
    }

    /** Every function of the name must be volatile, since the call does not say which of them it means. */
    private static Stream<Routine> volatileRoutine(ReplayedSchema schema, QualifiedName name) {
        List<Routine> candidates = schema.users().routines().stream()
                .filter(routine ->
                        routine.name().equals(name.name()) && routine.schema().equals(name.schemaOr("public")))
                .toList();
        return candidates.stream().allMatch(routine -> routine.volatility() == Volatility.VOLATILE)
                ? candidates.stream()
                : Stream.empty();
    }

    private static void unindexedColumns(ReplayedSchema schema, LintContext context, Findings found) {
        for (Policy policy : schema.users().policies()) {
            List<Index> indexes = schema.catalog().indexesOf(policy.table());
            boolean isUsers = schema.users().contains(policy.table());
            KnownPolicy.of(policy).using().stream()
                    .flatMap(using -> using.columnsOfOwner().stream())
                    .filter(column -> isUsers && indexes.stream().noneMatch(index -> leadsWith(index, column)))
                    .findFirst()
                    .ifPresent(column -> found.at(
                                    schema.origins().creationOf(policy.id()).orElse(null),
                                    "%s compares `%s`, which no index begins with: every request reads the whole table."
                                            .formatted(KnownPolicy.of(policy).display(), column))
                            .about(policy.table().display())
                            .hint("CREATE INDEX ON %s (%s);"
                                    .formatted(policy.table().display(), column.toLowerCase(Locale.ROOT))));
        }
    }

    private static boolean leadsWith(Index index, String column) {
        return index.isValid()
                && index.predicate() == null
                && column.equals(index.keys().get(0).column());
    }
}
