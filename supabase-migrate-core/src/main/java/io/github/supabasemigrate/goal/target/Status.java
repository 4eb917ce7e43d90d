package io.github.supabasemigrate.goal.target;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.execute.ExecutionListener;
import io.github.supabasemigrate.execute.ExecutionOptions;
import io.github.supabasemigrate.execute.MigrationExecutor;
import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.goal.FindingText;
import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.goal.TextTable;
import io.github.supabasemigrate.plan.MigrationPlan;
import io.github.supabasemigrate.plan.PlanOptions;
import io.github.supabasemigrate.plan.PlannedMigration;
import io.github.supabasemigrate.report.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Compares the project's files with the target's history. Reads only. */
public final class Status {

    private final Run run;

    public Status(Run run) {
        this.run = run;
    }

    public Outcome run() {
        run.tellNotices();
        Database target = TargetDatabase.require(run.settings());
        MigrationPlan plan = new MigrationExecutor(target, ExecutionOptions.defaults(), ExecutionListener.NONE)
                .plan(run.project().migrations(), PlanOptions.all());
        return new Compared(target.describe(), plan, new PendingHazards(run, target).of(plan));
    }

    /**
     * Files and history side by side.
     *
     * @param hazards of pending migrations, by version
     */
    record Compared(String database, MigrationPlan plan, Map<String, List<Finding>> hazards) implements Outcome {

        @Override
        public List<String> details() {
            List<String> lines = new ArrayList<>();
            if (!plan.migrations().isEmpty()) {
                List<List<String>> rows = new ArrayList<>();
                rows.add(List.of("state", "migration"));
                plan.migrations().forEach(migration -> rows.add(List.of(state(migration), migration.fileName())));
                lines.addAll(new TextTable(rows).lines());
            }
            hazards.values().stream()
                    .flatMap(List::stream)
                    .forEach(hazard -> lines.add(new FindingText(hazard).line()));
            plan.findings().forEach(finding -> lines.add(new FindingText(finding).line()));
            return lines;
        }

        @Override
        public String summary() {
            String counts = counts().entrySet().stream()
                    .map(each -> each.getValue() + " " + each.getKey())
                    .collect(Collectors.joining(", "));
            return database + ": " + (counts.isEmpty() ? "no migrations." : counts + ".");
        }

        @Override
        public Map<String, Object> data() {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("database", database);
            data.put("counts", counts());
            data.put("migrations", plan.migrations().stream().map(this::data).toList());
            data.put("problems", plan.findings().stream().map(Finding::message).toList());
            return data;
        }

        private Map<String, Object> data(PlannedMigration migration) {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("version", migration.version());
            data.put("file", migration.fileName());
            data.put("state", state(migration));
            List<Finding> own = hazards.getOrDefault(migration.version(), List.of());
            if (!own.isEmpty()) {
                data.put(
                        "hazards",
                        own.stream()
                                .map(hazard -> new FindingText(hazard).data())
                                .toList());
            }
            return data;
        }

        private Map<String, Long> counts() {
            return plan.migrations().stream()
                    .collect(Collectors.groupingBy(this::state, TreeMap::new, Collectors.counting()));
        }

        /** The plan's word, or a sharper one where the plan has a finding about this version. */
        private String state(PlannedMigration migration) {
            if (migration instanceof PlannedMigration.Pending pending && pending.isOutOfOrder()) {
                return "out of order";
            }
            boolean isEdited = plan.findings().stream()
                    .anyMatch(finding -> finding.rule().equals("migration-edited")
                            && migration.version().equals(finding.subject()));
            return isEdited ? "edited" : migration.state();
        }
    }
}
