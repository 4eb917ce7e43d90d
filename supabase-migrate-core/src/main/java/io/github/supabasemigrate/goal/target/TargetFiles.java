package io.github.supabasemigrate.goal.target;

import io.github.supabasemigrate.execute.ExecutionListener;
import io.github.supabasemigrate.execute.ExecutionOptions;
import io.github.supabasemigrate.execute.MigrationExecutor;
import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.plan.PlanOptions;
import io.github.supabasemigrate.plan.PlannedMigration;
import io.github.supabasemigrate.project.MigrationFile;
import java.util.List;

/** The project's files beside what the target has applied. Reads only. */
public final class TargetFiles {

    private TargetFiles() {}

    /** Those that are still to be applied; the target must be set. */
    public static List<MigrationFile> pending(Run run) {
        return new MigrationExecutor(
                        TargetDatabase.require(run.settings()), ExecutionOptions.defaults(), ExecutionListener.NONE)
                .plan(run.project().migrations(), PlanOptions.all()).pending().stream()
                        .map(PlannedMigration.Pending::file)
                        .toList();
    }
}
