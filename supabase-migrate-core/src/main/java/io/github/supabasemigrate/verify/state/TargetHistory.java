package io.github.supabasemigrate.verify.state;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Finding.DecidedBy;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.plan.MigrationPlan;
import io.github.supabasemigrate.plan.PlanProblem;
import io.github.supabasemigrate.replay.ReplayedSchema;
import io.github.supabasemigrate.verify.VerifyRule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The target's history and the project's files tell the same: what ran there is what the files say, in their order. */
public final class TargetHistory implements VerifyRule {

    private static final String ID = "target-history";

    private static final String BY_HAND =
            " Rows without a file are often made by the dashboard, by a branch or by an assistant's"
                    + " `apply_migration`.";

    private final MigrationPlan plan;

    /**
     * @param plan of what is pending on the target
     */
    public TargetHistory(MigrationPlan plan) {
        this.plan = plan;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String documentation() {
        return "Every migration in the target's history has a file that says what ran, and no pending file sorts before one that ran."
                + " Otherwise the next migrate stops there.";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public List<Finding> check(ReplayedSchema schema) {
        var findings = new ArrayList<Finding>();
        for (PlanProblem problem : plan.problems()) {
            Finding of = problem.finding();
            boolean isByHand = problem instanceof PlanProblem.MissingLocally;
            findings.add(finding(of.severity(), of.message() + (isByHand ? BY_HAND : ""), of));
        }
        int pending = plan.pending().size();
        if (pending > 0) {
            String what = pending == 1 ? "One migration has" : pending + " migrations have";
            findings.add(finding(
                    Severity.INFO, what + " not run on the target; it is compared with what the others make.", null));
        }
        return findings;
    }

    private static Finding finding(Severity severity, String message, @Nullable Finding of) {
        return new Finding(
                ID,
                severity,
                message,
                of == null ? null : of.subject(),
                of == null ? null : of.location(),
                of == null ? null : of.hint(),
                DecidedBy.LIVE);
    }
}
