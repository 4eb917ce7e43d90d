package io.github.supabasemigrate.execute;

import io.github.supabasemigrate.plan.MigrationPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a run did.
 *
 * @param plan what it set out to do
 * @param migrations what became of the pending ones, in order; those it never came to are missing
 * @param scripts seeds and roles by path
 */
public record ExecutionReport(
        MigrationPlan plan, List<Result> migrations, Map<String, ScriptOutcome> scripts, Duration duration) {

    public ExecutionReport {
        migrations = List.copyOf(migrations);
        scripts = Collections.unmodifiableMap(new LinkedHashMap<>(scripts));
    }

    /**
     * One migration.
     *
     * @param resumedAt statements that were done before this run
     * @param failure the whole message, when it failed
     */
    public record Result(
            String version,
            String fileName,
            int statements,
            int resumedAt,
            Duration duration,
            @Nullable String failure) {

        public boolean isApplied() {
            return failure == null;
        }
    }

    public List<Result> applied() {
        return results(true);
    }

    public List<Result> failed() {
        return results(false);
    }

    private List<Result> results(boolean areApplied) {
        List<Result> results = new ArrayList<>();
        for (Result result : migrations) {
            if (result.isApplied() == areApplied) {
                results.add(result);
            }
        }
        return List.copyOf(results);
    }

    /** The version of the last migration that this run applied. */
    public Optional<String> lastApplied() {
        List<Result> applied = applied();
        return applied.isEmpty()
                ? Optional.empty()
                : Optional.of(applied.get(applied.size() - 1).version());
    }
}
