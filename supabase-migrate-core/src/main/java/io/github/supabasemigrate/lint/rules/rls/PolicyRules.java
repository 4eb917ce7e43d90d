package io.github.supabasemigrate.lint.rules.rls;

import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.lint.Edit;
import io.github.supabasemigrate.lint.Family;
import io.github.supabasemigrate.lint.LintRule;
import io.github.supabasemigrate.lint.rules.rls.PolicyRule.Report;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Rules that judge one policy by what it says. */
public final class PolicyRules {

    private static final Set<String> SERVICE = Set.of("service_role");

    private PolicyRules() {}

    public static List<LintRule> all() {
        return List.of(
                judging(
                        rule("policy-always-true", Severity.ERROR)
                                .on("CreatePolicyStmt", "AlterPolicyStmt")
                                .supabase("0024"),
                        PolicyRules::alwaysTrue),
                judging(
                        rule("policy-clause-missing", Severity.WARNING).on("CreatePolicyStmt", "AlterPolicyStmt"),
                        PolicyRules::clauseMissing),
                judging(
                        rule("policy-check-wider-than-using", Severity.ERROR).on("CreatePolicyStmt", "AlterPolicyStmt"),
                        PolicyRules::checkWiderThanUsing),
                rule("policy-role-missing", Severity.WARNING)
                        .on("CreatePolicyStmt", "AlterPolicyStmt")
                        .statement(
                                (statement, found) -> PolicyRule.statement(statement, found, PolicyRules::roleMissing))
                        .build(),
                judging(
                        rule("policy-auth-not-initplan", Severity.WARNING)
                                .on("CreatePolicyStmt", "AlterPolicyStmt")
                                .supabase("0003")
                                .placedByTexts(),
                        PolicyRules::evaluatedForEachRow),
                judging(
                        rule("policy-user-metadata", Severity.ERROR)
                                .on("CreatePolicyStmt", "AlterPolicyStmt")
                                .supabase("0015"),
                        PolicyRules::userMetadata),
                judging(
                        rule("policy-null-auth-bypass", Severity.ERROR).on("CreatePolicyStmt", "AlterPolicyStmt"),
                        PolicyRules::nullBypass),
                judging(
                        rule("policy-service-role", Severity.WARNING).on("CreatePolicyStmt", "AlterPolicyStmt"),
                        PolicyRules::serviceRole),
                judging(
                        rule("policy-self-reference", Severity.ERROR).on("CreatePolicyStmt", "AlterPolicyStmt"),
                        PolicyRules::selfReference),
                judging(
                        rule("policy-hardcoded-literal", Severity.INFO).on("CreatePolicyStmt", "AlterPolicyStmt"),
                        PolicyRules::hardcodedLiteral));
    }

    private static LintRule.Draft rule(String id, Severity severity) {
        return LintRule.of(id, Family.RLS, severity);
    }

    private static LintRule judging(LintRule.Draft draft, BiConsumer<KnownPolicy, Report> check) {
        return PolicyRule.judging(draft, check).build();
    }

    /** Readers that see everything are often meant, writers hardly ever. */
    private static void alwaysTrue(KnownPolicy policy, Report report) {
        if (!policy.isPermissive() || !policy.isForApiRoles() || policy.isChange()) {
            return;
        }
        if (policy.using().filter(PolicyExpression::isAlwaysTrue).isPresent()) {
            boolean writes = policy.writes();
            report.found(
                            policy.using().get().node(),
                            policy.display() + " lets " + whom(policy) + " "
                                    + (writes ? what(policy) + " every row." : "read every row."))
                    .weighing(writes ? Severity.ERROR : Severity.INFO)
                    .hint(
                            writes
                                    ? "Compare a column with (SELECT auth.uid())."
                                    : "Keep it if everybody may read this.");
        } else if (policy.command().equals("INSERT")
                && policy.check().filter(PolicyExpression::isAlwaysTrue).isPresent()) {
            report.found(policy.check().get().node(), policy.display() + " lets " + whom(policy) + " insert any row.")
                    .weighing(Severity.WARNING)
                    .hint("Compare a column with (SELECT auth.uid()), or keep it if this is a form for everybody.");
        }
    }

    private static String whom(KnownPolicy policy) {
        return policy.isForVisitors() ? "everybody, without logging in," : "every user";
    }

    private static String what(KnownPolicy policy) {
        return switch (policy.command()) {
            case "UPDATE" -> "change";
            case "DELETE" -> "delete";
            default -> "read and change";
        };
    }

    private static void clauseMissing(KnownPolicy policy, Report report) {
        boolean inserts = policy.command().equals("INSERT");
        boolean isThere = inserts ? policy.check().isPresent() : policy.using().isPresent();
        if (!policy.isChange() && !isThere) {
            report.found("%s has no %s, so it lets nobody %s."
                            .formatted(
                                    policy.display(),
                                    inserts ? "WITH CHECK" : "USING",
                                    inserts ? "insert" : "reach a row"))
                    .hint("Write the condition; without one the server takes false.");
        }
    }

    private static void checkWiderThanUsing(KnownPolicy policy, Report report) {
        boolean isRestrictive =
                policy.using().filter(using -> !using.isAlwaysTrue()).isPresent();
        policy.check()
                .filter(PolicyExpression::isAlwaysTrue)
                .filter(check -> isRestrictive && policy.isPermissive())
                .ifPresent(check -> report.found(
                                check.node(),
                                policy.display()
                                        + " checks nothing of what is written: a user can give the rows it lets"
                                        + " them change to anybody.")
                        .hint("Leave WITH CHECK out, and USING holds for new rows too."));
    }

    private static void roleMissing(KnownPolicy policy, Report report) {
        if (policy.namesRoles()) {
            return;
        }
        boolean isMeant = policy.expressions().allMatch(PolicyExpression::isAlwaysTrue);
        report.found(policy.display() + " names no role, so it is asked for everybody, `anon` included.")
                .weighing(isMeant ? Severity.INFO : Severity.WARNING)
                .hint("Write TO authenticated, or TO public if everybody is meant.");
    }

    private static void evaluatedForEachRow(KnownPolicy policy, Report report) {
        policy.expressions()
                .flatMap(expression -> expression.callsPerRow().stream())
                .findFirst()
                .ifPresent(call -> report.found(
                                call,
                                "%s calls `%s` again for every row."
                                        .formatted(policy.display(), call.text().strip()))
                        .hint("Write (SELECT %s), which the server asks once."
                                .formatted(call.text().strip()))
                        .fix(report.isOfText() ? askedOnce(policy) : new Edit[0]));
    }

    /** All calls of a policy put into subqueries, or none: half of it would not help. */
    private static Edit[] askedOnce(KnownPolicy policy) {
        boolean isSafe = policy.expressions().allMatch(PolicyExpression::canAskOnce);
        return !isSafe
                ? new Edit[0]
                : policy.expressions()
                        .flatMap(expression -> expression.callsPerRow().stream())
                        .flatMap(call -> Stream.of(Edit.insertBefore(call, "(select "), Edit.insertAfter(call, ")")))
                        .toArray(Edit[]::new);
    }

    private static void userMetadata(KnownPolicy policy, Report report) {
        policy.expressions()
                .flatMap(expression -> expression.userMetadata().stream())
                .findFirst()
                .ifPresent(claim -> report.found(
                                claim,
                                policy.display() + " trusts `user_metadata`, which every user can set for themselves.")
                        .hint("Use app_metadata, or a table that users cannot write."));
    }

    private static void nullBypass(KnownPolicy policy, Report report) {
        if (!policy.isPermissive()) {
            return;
        }
        policy.expressions()
                .flatMap(expression -> expression.openToNobody().stream())
                .findFirst()
                .ifPresent(test -> report.found(test, policy.display() + " lets everybody pass who is not logged in.")
                        .hint("Without a user auth.uid() is null: leave this alternative out."));
    }

    private static void serviceRole(KnownPolicy policy, Report report) {
        if (SERVICE.containsAll(policy.roles())) {
            report.found(policy.display() + " is for `service_role`, which no policy ever stops.")
                    .hint("Drop it: it reads as protection and does nothing.");
            return;
        }
        policy.expressions()
                .flatMap(expression -> expression.serviceRole().stream())
                .findFirst()
                .ifPresent(role -> report.found(
                                role, policy.display() + " tests for `service_role`, which no policy ever stops.")
                        .hint("Leave the test out: it never decides anything."));
    }

    private static void selfReference(KnownPolicy policy, Report report) {
        policy.expressions()
                .flatMap(expression -> expression.subqueryOnOwnTable(policy.schema()).stream())
                .findFirst()
                .ifPresent(table -> report.found(
                                table,
                                policy.display()
                                        + " reads its own table, so that every query of it fails with 42P17, infinite"
                                        + " recursion.")
                        .hint("Ask through a SECURITY DEFINER function whose owner bypasses the policies."));
    }

    private static void hardcodedLiteral(KnownPolicy policy, Report report) {
        policy.expressions()
                .flatMap(expression -> expression.identifier().stream())
                .findFirst()
                .ifPresent(literal -> report.found(
                                literal, "%s knows somebody by name: %s.".formatted(policy.display(), literal.text()))
                        .hint("Keep who may do what in a table: a constant is the same in every environment."));
    }
}
