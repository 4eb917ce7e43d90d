package io.github.supabasemigrate.goal.target;

import io.github.supabasemigrate.execute.ExecutionReport;
import io.github.supabasemigrate.report.Outcome;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a run of {@code migrate} without a target showed: that the files run.
 *
 * @param restored migrations that an earlier build ran, and whose state it kept
 * @param applied those that this build ran
 * @param seeds that ran after them
 */
record MigratedShadow(int restored, List<ExecutionReport.Result> applied, List<String> seeds, Duration duration)
        implements Outcome {

    @Override
    public String summary() {
        return String.format(
                Locale.ROOT,
                "Applied %d %s%s to a throw-away database%s in %.2f s.",
                applied.size(),
                applied.size() == 1 ? "migration" : "migrations",
                seeds.isEmpty() ? "" : " and " + String.join(", ", seeds),
                restored == 0 ? "" : " that has " + restored + " from an earlier build",
                duration.toMillis() / 1000.0);
    }

    @Override
    public Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("database", "a throw-away database");
        data.put(
                "applied", applied.stream().map(ExecutionReport.Result::version).toList());
        data.put("restored", restored);
        data.put("scripts", seeds);
        data.put("milliseconds", duration.toMillis());
        return data;
    }
}
