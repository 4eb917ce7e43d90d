package io.github.supabasemigrate.goal.target;

import io.github.supabasemigrate.execute.ExecutionReport;
import io.github.supabasemigrate.report.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a run of {@code migrate} did.
 *
 * @param database as it is called in messages
 */
record Migrated(String database, ExecutionReport report) implements Outcome {

    @Override
    public String summary() {
        int applied = report.applied().size();
        if (applied == 0 && report.scripts().isEmpty()) {
            return "Nothing to do: " + database + " has all "
                    + report.plan().migrations().size() + " migrations.";
        }
        return String.format(
                Locale.ROOT,
                "Applied %d %s%s to %s in %.2f s.",
                applied,
                applied == 1 ? "migration" : "migrations",
                report.scripts().isEmpty()
                        ? ""
                        : " and " + String.join(", ", report.scripts().keySet()),
                database,
                report.duration().toMillis() / 1000.0);
    }

    @Override
    public Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("database", database);
        data.put("applied", versions(report.applied()));
        data.put("failed", versions(report.failed()));
        data.put("scripts", List.copyOf(report.scripts().keySet()));
        data.put("milliseconds", report.duration().toMillis());
        return data;
    }

    private static List<String> versions(List<ExecutionReport.Result> results) {
        List<String> versions = new ArrayList<>();
        for (ExecutionReport.Result result : results) {
            versions.add(result.version());
        }
        return versions;
    }
}
