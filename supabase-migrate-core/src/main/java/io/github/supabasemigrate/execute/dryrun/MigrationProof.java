package io.github.supabasemigrate.execute.dryrun;

import io.github.supabasemigrate.execute.ExecutionReport;
import io.github.supabasemigrate.execute.RunScripts;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.history.AppliedMigration;
import io.github.supabasemigrate.history.HistoryFetch;
import io.github.supabasemigrate.plan.MigrationPlan;
import io.github.supabasemigrate.plan.PlanOptions;
import io.github.supabasemigrate.plan.PlannedMigration;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.project.SupabaseProject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.io.file.PathUtils;

/**
 * A dry run that really runs: the pending migrations, on a shadow that got the target's schema by replaying what the target's history says was
 * applied. It proves all but what depends on the target's rows.
 */
public final class MigrationProof {

    /** Runs migrations in the shadow, an empty database of the platform that only this proof uses. */
    @FunctionalInterface
    public interface OnShadow {
        ExecutionReport migrate(List<MigrationFile> files, PlanOptions wanted, RunScripts scripts);
    }

    private final MigrationPlan plan;
    private final RunScripts before;

    /**
     * @param plan of the target
     * @param before what the shadow is given before the first migration
     */
    public MigrationProof(MigrationPlan plan, RunScripts before) {
        this.plan = plan;
        this.before = before;
    }

    /**
     * Runs what the plan would run.
     *
     * @param applied runs what the target has
     * @param pending runs, in the same shadow, what it is to get
     * @throws MigrateException when the plan is blocked or a pending migration fails; the target is untouched in any case
     */
    public ExecutionReport prove(OnShadow applied, OnShadow pending) {
        plan.requireRunnable();
        try {
            Path folder = Files.createTempDirectory("supabase-migrate-proof");
            try {
                List<MigrationFile> all = new ArrayList<>(appliedBefore(folder));
                applied.migrate(List.copyOf(all), PlanOptions.all(), before);
                plan.pending().forEach(migration -> all.add(migration.file()));
                all.sort(Comparator.comparing(MigrationFile::version));
                return pending.migrate(all, PlanOptions.all().includeAll(true), RunScripts.NONE);
            } finally {
                PathUtils.deleteDirectory(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was applied: the project's files where it still has them, else files made of the history. */
    private List<MigrationFile> appliedBefore(Path folder) throws IOException {
        var files = new ArrayList<MigrationFile>();
        var lost = new ArrayList<AppliedMigration>();
        for (PlannedMigration migration : plan.migrations()) {
            if (migration instanceof PlannedMigration.Applied applied) {
                files.add(applied.file());
            } else if (migration instanceof PlannedMigration.Missing missing) {
                lost.add(missing.row());
            }
        }
        new HistoryFetch(folder).write(lost);
        files.addAll(SupabaseProject.ofMigrations(folder).migrations());
        files.sort(Comparator.comparing(MigrationFile::version));
        return files;
    }
}
