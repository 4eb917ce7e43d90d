package io.github.supabasemigrate.lint.rules.rls;

import io.github.supabasemigrate.catalog.object.Grant;
import io.github.supabasemigrate.catalog.object.Privilege;
import io.github.supabasemigrate.catalog.relation.Policy;
import io.github.supabasemigrate.catalog.relation.Policy.Command;
import io.github.supabasemigrate.catalog.relation.Table;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.lint.Family;
import io.github.supabasemigrate.lint.Findings;
import io.github.supabasemigrate.lint.LintContext;
import io.github.supabasemigrate.lint.LintFile;
import io.github.supabasemigrate.lint.LintRule;
import io.github.supabasemigrate.lint.LintStatement;
import io.github.supabasemigrate.lint.schema.Ignorance;
import io.github.supabasemigrate.lint.schema.ObjectName;
import io.github.supabasemigrate.lint.schema.SchemaEvent;
import io.github.supabasemigrate.lint.schema.SchemaEvent.Act;
import io.github.supabasemigrate.lint.schema.SchemaHistory;
import io.github.supabasemigrate.plan.OutsideTransaction;
import io.github.supabasemigrate.replay.ReplayedSchema;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.statement.table.CreatePolicy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Policies beside something else: the statement before them, the bucket they open, the grants of their table. */
public final class PolicyFileRules {

    private PolicyFileRules() {}

    public static List<LintRule> all() {
        return List.of(
                LintRule.of("policy-replace-window", Family.RLS, Severity.WARNING)
                        .on("CreatePolicyStmt")
                        .statement(PolicyFileRules::window)
                        .build(),
                LintRule.of("bucket-listing", Family.RLS, Severity.WARNING)
                        .supabase("0025")
                        .on("CreatePolicyStmt")
                        .statement((statement, found) -> PolicyRule.statement(
                                statement, found, (policy, report) -> listing(statement, policy, report)))
                        .build(),
                LintRule.off("policy-command-gap", Family.RLS)
                        .schema(PolicyFileRules::gaps)
                        .fromTexts(
                                "GrantStmt",
                                "RevokeStmt",
                                "AlterDefaultPrivilegesStmt",
                                "AlterTableStmt",
                                "CreatePolicyStmt",
                                "AlterPolicyStmt",
                                "DropStmt",
                                Ignorance.inBlock("GrantStmt"),
                                Ignorance.inBlock("RevokeStmt"),
                                Ignorance.inBlock("AlterDefaultPrivilegesStmt"))
                        .build(),
                LintRule.of("policy-expression-fails", Family.RLS, Severity.ERROR)
                        .build());
    }

    /** In one transaction nobody sees the moment between DROP and CREATE. */
    private static void window(LintStatement statement, Findings found) {
        CreatePolicy policy = statement.createPolicy().orElseThrow();
        ObjectName name = ObjectName.part("POLICY", policy.table(), policy.name(), statement.defaultSchema());
        Optional<SchemaEvent> last =
                statement.before().eventsInFile(name).stream().reduce((first, second) -> second);
        if (last.filter(event -> event.act() == Act.DROPPED).isPresent()
                && !statement.isNewTable(policy.table())
                && isInParts(statement.file())) {
            found.at(
                            statement.node().child("name").orElse(statement.node()),
                            "Between DROP and CREATE POLICY `%s` is without `%s`, because this file is not one transaction."
                                    .formatted(statement.qualified(policy.table()), policy.name()))
                    .about(statement.qualified(policy.table()))
                    .hint("ALTER POLICY, or move what needs no transaction into a file of its own.");
        }
    }

    private static boolean isInParts(LintFile file) {
        return file.script().statements().stream()
                .anyMatch(each -> OutsideTransaction.reason(each).isPresent());
    }

    /** A public bucket serves its files without any policy; one for SELECT lets people list them. */
    private static void listing(LintStatement statement, KnownPolicy policy, PolicyRule.Report report) {
        boolean reads = policy.command().equals("SELECT") || policy.command().equals("ALL");
        if (!policy.qualifiedTable().equals("storage.objects") || !reads || !policy.isForApiRoles()) {
            return;
        }
        policy.using()
                .filter(PolicyExpression::asksOnlyForBucket)
                .flatMap(using -> using.strings().stream()
                        .filter(bucket -> isPublic(statement, bucket))
                        .findFirst())
                .ifPresent(bucket -> report.found("%s lets %s list the files of the public bucket `%s`."
                                .formatted(
                                        policy.display(),
                                        policy.isForVisitors() ? "everybody" : "every user",
                                        bucket.literal()))
                        .hint("Drop it: files of a public bucket are served without a policy."));
    }

    private static boolean isPublic(LintStatement statement, SyntaxNode bucket) {
        ObjectName name = new ObjectName(SchemaHistory.PUBLIC_BUCKET, bucket.literal());
        return !statement.before().events(name).isEmpty()
                || !statement.before().later(name).isEmpty();
    }

    private static void gaps(ReplayedSchema schema, LintContext context, Findings found) {
        for (Table table : schema.users().tables()) {
            List<Policy> policies = schema.catalog().partsOf(table.id(), Policy.class);
            if (!table.hasRowSecurity() || policies.isEmpty() || !context.isExposed(table.schema())) {
                continue;
            }
            for (String role : List.of("anon", "authenticated")) {
                String without = List.of(Command.SELECT, Command.INSERT, Command.UPDATE, Command.DELETE).stream()
                        .filter(command -> isGranted(table, role, command) && !isServed(policies, role, command))
                        .map(Command::name)
                        .collect(Collectors.joining(", "));
                if (!without.isEmpty()) {
                    found.at(
                                    schema.origins().creationOf(table.id()).orElse(null),
                                    "`%s` may %s on `%s` by its grants, and by no policy."
                                            .formatted(role, without, table.id().display()))
                            .about(table.id().display())
                            .hint("REVOKE what it is not to do, or write the policy.");
                }
            }
        }
    }

    private static boolean isGranted(Table table, String role, Command command) {
        Privilege privilege = Privilege.valueOf(command.name());
        return List.of(role, Grant.PUBLIC).stream()
                .anyMatch(who -> table.privileges().of(who).contains(privilege));
    }

    private static boolean isServed(List<Policy> policies, String role, Command command) {
        return policies.stream()
                .anyMatch(policy -> policy.isPermissive()
                        && policy.command().covers(command)
                        && (policy.roles().contains("public") || policy.roles().contains(role)));
    }
}
