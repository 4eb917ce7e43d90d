package io.github.supabasemigrate.verify.access;

import io.github.supabasemigrate.access.AccessReport;
import io.github.supabasemigrate.access.judge.AccessFinding;
import io.github.supabasemigrate.access.judge.AccessRule;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Policy;
import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Finding.DecidedBy;
import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.replay.ReplayedSchema;
import io.github.supabasemigrate.verify.VerifyRule;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One class of access fault.
 *
 * @param report what trying out came to; one for all rules
 */
public record AccessVerdict(AccessRule rule, Supplier<AccessReport> report) implements VerifyRule {

    @Override
    public String id() {
        return rule.id();
    }

    @Override
    public String documentation() {
        return rule.documentation();
    }

    @Override
    public Severity severity() {
        return rule.severity();
    }

    @Override
    public List<Finding> check(ReplayedSchema schema) {
        return report.get().findings().stream()
                .filter(finding -> finding.rule() == rule)
                .map(finding -> finding(finding, schema))
                .toList();
    }

    private Finding finding(AccessFinding found, ReplayedSchema schema) {
        Finding finding = finding(found.message())
                .about(found.object().display())
                .at(place(found, schema).orElse(null))
                .decidedBy(DecidedBy.OBSERVED);
        return found.reproduction().isEmpty() || severity() == Severity.INFO
                ? finding
                : finding.withHint(rule.documentation() + " See it happen: "
                        + found.reproduction().brief());
    }

    /** The policy that decided, if it was one alone; else the object. */
    private static Optional<Location> place(AccessFinding found, ReplayedSchema schema) {
        List<ObjectId> policies = schema.catalog().partsOf(found.object(), Policy.class).stream()
                .filter(policy ->
                        policy.command().name().equals(found.command()) || policy.command() == Policy.Command.ALL)
                .map(Policy::id)
                .toList();
        ObjectId decisive = policies.size() == 1 ? policies.get(0) : found.object();
        return schema.origins().creationOf(decisive).or(() -> schema.origins().creationOf(found.object()));
    }
}
