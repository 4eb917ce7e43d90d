package io.github.supabasemigrate.execute.dryrun;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.execute.ExecutionListener;
import io.github.supabasemigrate.execute.ExecutionOptions;
import io.github.supabasemigrate.execute.ExecutionReport;
import io.github.supabasemigrate.execute.MigrationExecutor;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.history.AppliedMigration;
import io.github.supabasemigrate.history.HistoryFetch;
import io.github.supabasemigrate.history.MigrationHistory;
import io.github.supabasemigrate.plan.MigrationPlan;
import io.github.supabasemigrate.plan.PlanOptions;
import io.github.supabasemigrate.plan.PlannedMigration;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.project.SupabaseProject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.io.file.PathUtils;

/**
 * A dry run that really runs: the pending migrations, on a shadow that got the target's schema by replaying what the target's history says was
 * applied. It proves all but what depends on the target's rows.
 */
public final class MigrationProof {

    private final Database target;
    private final Database shadow;
    private final ExecutionListener listener;

    /**
     * @param shadow an empty database of the platform, which only this proof uses
     * @param listener follows the pending migrations, not the replay before them
     */
    public MigrationProof(Database target, Database shadow, ExecutionListener listener) {
        this.target = target;
        this.shadow = shadow;
        this.listener = listener;
    }

    /**
     * Runs what {@link MigrationExecutor#migrate} would run, elsewhere.
     *
     * @throws MigrateException when the plan is blocked or a pending migration fails; the target is untouched in any case
     */
    public ExecutionReport prove(List<MigrationFile> files, PlanOptions wanted) {
        MigrationPlan plan;
        try (Connection connection = target.connect()) {
            plan = MigrationPlan.of(files, MigrationHistory.read(connection), wanted);
        } catch (SQLException e) {
            throw MigrateException.because("The migration history of " + target.describe() + " cannot be read.")
                    .why(String.valueOf(e.getMessage()))
                    .cause(e)
                    .build();
        }
        plan.requireRunnable();
        replay(plan);
        return new MigrationExecutor(shadow, ExecutionOptions.alone(), listener).migrate(files, wanted);
    }

    private void replay(MigrationPlan plan) {
        try {
            Path folder = Files.createTempDirectory("supabase-migrate-proof");
            try {
                write(plan, folder);
                new MigrationExecutor(shadow, ExecutionOptions.alone(), ExecutionListener.NONE)
                        .migrate(SupabaseProject.ofMigrations(folder).migrations(), PlanOptions.all());
            } finally {
                PathUtils.deleteDirectory(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was applied, in the words of the project where it still has them, else in those of the history. */
    private static void write(MigrationPlan plan, Path folder) throws IOException {
        var fromHistory = new ArrayList<AppliedMigration>();
        for (PlannedMigration migration : plan.migrations()) {
            if (migration instanceof PlannedMigration.Applied applied) {
                Files.copy(applied.file().path(), folder.resolve(applied.fileName()));
            } else if (migration instanceof PlannedMigration.Missing missing) {
                fromHistory.add(missing.row());
            }
        }
        new HistoryFetch(folder).write(fromHistory);
    }
}
