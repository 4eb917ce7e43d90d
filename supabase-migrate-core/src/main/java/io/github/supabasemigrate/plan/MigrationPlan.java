package io.github.supabasemigrate.plan;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.history.AppliedMigration;
import io.github.supabasemigrate.project.MigrationFile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a run would do with every version that the project or the database knows, in the order in which they run.
 *
 * @param migrations in apply order
 * @param problems all of them, blocking ones first
 */
public record MigrationPlan(List<PlannedMigration> migrations, List<PlanProblem> problems) {

    public MigrationPlan {
        migrations = List.copyOf(migrations);
        problems = List.copyOf(problems);
    }

    /**
     * Compares files with history.
     *
     * @param files of the project, in apply order, no two with one version
     * @param applied rows of the history, in any order
     */
    public static MigrationPlan of(List<MigrationFile> files, List<AppliedMigration> applied, PlanOptions options) {
        return new Planning(files, applied, options).plan();
    }

    /** What runs, in order. */
    public List<PlannedMigration.Pending> pending() {
        List<PlannedMigration.Pending> pending = new ArrayList<>();
        for (PlannedMigration migration : migrations) {
            if (migration instanceof PlannedMigration.Pending one) {
                pending.add(one);
            }
        }
        return List.copyOf(pending);
    }

    /** The names of the files that the history has, in order. */
    public List<String> applied() {
        List<String> applied = new ArrayList<>();
        for (PlannedMigration migration : migrations) {
            if (migration instanceof PlannedMigration.Applied) {
                applied.add(migration.fileName());
            }
        }
        return List.copyOf(applied);
    }

    public boolean isUpToDate() {
        return pending().isEmpty();
    }

    public List<Finding> findings() {
        return problems.stream().map(PlanProblem::finding).toList();
    }

    public boolean isBlocked() {
        for (PlanProblem problem : problems) {
            if (problem.isBlocking()) {
                return true;
            }
        }
        return false;
    }

    /** Throws, naming every blocking problem and its next step, unless the plan may run. */
    public void requireRunnable() {
        List<Finding> blocking = problems.stream()
                .filter(PlanProblem::isBlocking)
                .map(PlanProblem::finding)
                .toList();
        if (blocking.isEmpty()) {
            return;
        }
        throw MigrateException.because(blocking.get(0).message())
                .where(blocking.get(0).location())
                .why(otherMessages(blocking))
                .state("Nothing was run.")
                .next(blocking.stream().map(Finding::hint).distinct().collect(Collectors.joining("\n")))
                .build();
    }

    private static @Nullable String otherMessages(List<Finding> blocking) {
        return blocking.size() == 1
                ? null
                : blocking.stream().skip(1).map(Finding::message).collect(Collectors.joining("\n"));
    }
}
