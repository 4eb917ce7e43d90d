package io.github.supabasemigrate.goal.target;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.goal.FindingText;
import io.github.supabasemigrate.plan.MigrationPlan;
import io.github.supabasemigrate.plan.PlannedMigration;
import io.github.supabasemigrate.report.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run would do.
 *
 * @param hazards of pending migrations, by version
 * @param isProven whether the pending files did run, on a shadow
 */
record DryRun(String database, MigrationPlan plan, Map<String, List<Finding>> hazards, boolean isProven)
        implements Outcome {

    @Override
    public Status status() {
        return plan.isBlocked() ? Status.VIOLATIONS : Status.PASSED;
    }

    @Override
    public List<String> details() {
        List<String> lines = new ArrayList<>();
        for (PlannedMigration.Pending pending : plan.pending()) {
            lines.add("pending  " + pending.fileName() + "  (" + pending.mode().description() + ")"
                    + (pending.isOutOfOrder() ? "  out of order" : ""));
            hazards.getOrDefault(pending.version(), List.of())
                    .forEach(hazard -> lines.add("         " + new FindingText(hazard).line()));
        }
        plan.findings().forEach(finding -> lines.add(finding.severity() + "  " + new FindingText(finding).line()));
        return lines;
    }

    @Override
    public String summary() {
        int pending = plan.pending().size();
        if (plan.isBlocked()) {
            return "A run would stop: " + new FindingText(plan.findings().get(0)).line();
        }
        String would = pending == 0
                ? database + " has everything"
                : pending + (pending == 1 ? " migration" : " migrations") + " would be applied to " + database;
        return "Dry run: " + would + (isProven ? "; they ran on a shadow." : ". Nothing was written.");
    }

    @Override
    public Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("database", database);
        data.put(
                "pending",
                plan.pending().stream().map(PlannedMigration::version).toList());
        data.put(
                "problems",
                plan.findings().stream().map(finding -> finding.message()).toList());
        data.put(
                "hazards",
                hazards.values().stream()
                        .flatMap(List::stream)
                        .map(hazard -> new FindingText(hazard).data())
                        .toList());
        data.put("proven", isProven);
        return data;
    }
}
