package io.github.supabasemigrate.lint.rules.rls;

import io.github.supabasemigrate.catalog.relation.Policy;
import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.lint.Findings;
import io.github.supabasemigrate.lint.LintRule;
import io.github.supabasemigrate.lint.LintStatement;
import io.github.supabasemigrate.replay.ReplayedSchema;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Lets one check of a policy judge statements and catalogs. */
final class PolicyRule {

    /** Where a check reports to. */
    static final class Report {

        private final Findings found;
        private final KnownPolicy policy;
        private final @Nullable SyntaxNode statement;
        private final @Nullable Location location;

        private Report(
                Findings found, KnownPolicy policy, @Nullable SyntaxNode statement, @Nullable Location location) {
            this.found = found;
            this.policy = policy;
            this.statement = statement;
            this.location = location;
        }

        /** Whether the check reads a file, so that what it points at stands there. */
        boolean isOfText() {
            return statement != null;
        }

        /** At the policy as a whole. */
        Findings.Draft found(String message) {
            Findings.Draft draft =
                    statement == null ? found.at(location, message) : found.at(heading(statement), message);
            return draft.about(policy.qualifiedTable());
        }

        /** At a part of it, where the check reads a file. */
        Findings.Draft found(SyntaxNode part, String message) {
            return statement == null ? found(message) : found.at(part, message).about(policy.qualifiedTable());
        }

        /** The policy's name, since the statement may be long. */
        private static SyntaxNode heading(SyntaxNode statement) {
            return statement.child("name").orElse(statement);
        }
    }

    private PolicyRule() {}

    /** On statements, and instead on the catalog where there is one. */
    static LintRule.Draft judging(LintRule.Draft rule, BiConsumer<KnownPolicy, Report> check) {
        return rule.statement((statement, found) -> statement(statement, found, check))
                .schema((schema, context, found) -> schema(schema, found, check));
    }

    /** On statements alone. */
    static void statement(LintStatement statement, Findings found, BiConsumer<KnownPolicy, Report> check) {
        KnownPolicy.of(statement)
                .ifPresent(policy -> check.accept(policy, new Report(found, policy, statement.node(), null)));
    }

    private static void schema(ReplayedSchema schema, Findings found, BiConsumer<KnownPolicy, Report> check) {
        for (Policy policy : schema.users().policies()) {
            KnownPolicy known = KnownPolicy.of(policy);
            Location location = schema.origins().creationOf(policy.id()).orElse(null);
            check.accept(known, new Report(found, known, null, location));
        }
    }
}
