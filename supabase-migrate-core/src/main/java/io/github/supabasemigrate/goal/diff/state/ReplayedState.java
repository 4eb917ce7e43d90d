package io.github.supabasemigrate.goal.diff.state;

import io.github.supabasemigrate.diff.rename.RenameHint;
import io.github.supabasemigrate.diff.scope.Comparison;
import io.github.supabasemigrate.diff.scope.SchemaSide;
import io.github.supabasemigrate.execute.RunScripts;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.goal.Replayed;
import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.goal.Shadows;
import io.github.supabasemigrate.plan.PlanOptions;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.project.SqlFile;
import io.github.supabasemigrate.shadow.Shadow;
import io.github.supabasemigrate.shadow.ShadowServer;
import java.nio.file.Files;
import java.util.List;

/**
 * What migrations make: the project's, some of them, or those of a revision.
 *
 * @param run whose project they are of
 */
public record ReplayedState(String name, Run run, Replayed replayed) implements SchemaState {

    public static ReplayedState of(String name, Run run, PlanOptions wanted) {
        return new ReplayedState(name, run, Replayed.of(run, wanted));
    }

    @Override
    public SchemaSide side() {
        return SchemaSide.ofShadow(name, replayed.catalog(), replayed.platform());
    }

    @Override
    public ShadowServer server() {
        return replayed.project().server();
    }

    @Override
    public Shadow database(Comparison comparison) {
        return replayed.project().copy();
    }

    /** Seeds that do not fit, as those of today in a revision of yesterday, are no reason to stop. */
    @Override
    public void seed(ShadowServer server, Shadow database) {
        List<SqlFile> seeds = run.project().seeds();
        if (seeds.isEmpty() || !seeds.stream().allMatch(file -> Files.exists(file.path()))) {
            return;
        }
        try {
            RunScripts scripts = RunScripts.NONE.withSeeds(seeds, RunScripts.SeedMode.ONCE);
            new Shadows(run).migrate(server, database, List.of(), PlanOptions.all(), scripts);
        } catch (MigrateException e) {
            run.workplace().progress().line("The proof goes without the seeds: " + e.what());
        }
    }

    @Override
    public List<RenameHint> renames() {
        return replayed.files().stream()
                .map(MigrationFile::text)
                .flatMap(text -> RenameHint.in(text).stream())
                .toList();
    }
}
