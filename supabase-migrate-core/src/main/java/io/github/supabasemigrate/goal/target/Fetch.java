package io.github.supabasemigrate.goal.target;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.execute.ExecutionListener;
import io.github.supabasemigrate.execute.ExecutionOptions;
import io.github.supabasemigrate.execute.MigrationExecutor;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.goal.FindingText;
import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.history.AppliedMigration;
import io.github.supabasemigrate.history.HistoryFetch;
import io.github.supabasemigrate.plan.PlanOptions;
import io.github.supabasemigrate.plan.PlannedMigration;
import io.github.supabasemigrate.report.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes files for the migrations that only the target knows. */
public final class Fetch {

    private final Run run;

    public Fetch(Run run) {
        this.run = run;
    }

    public Outcome run() {
        Database target = TargetDatabase.require(run.settings());
        List<AppliedMigration> missing = new MigrationExecutor(
                        target, ExecutionOptions.defaults(), ExecutionListener.NONE)
                .plan(run.project().migrations(), PlanOptions.all()).migrations().stream()
                        .filter(PlannedMigration.Missing.class::isInstance)
                        .map(migration -> ((PlannedMigration.Missing) migration).row())
                        .toList();
        Path folder = run.project().migrationsFolder();
        try {
            HistoryFetch.Fetched fetched = new HistoryFetch(folder).write(missing);
            fetched.notices().forEach(notice -> run.workplace().progress().warning(new FindingText(notice).line()));
            return new Written(
                    target.describe(),
                    fetched.written().stream()
                            .map(file -> file.getFileName().toString())
                            .toList());
        } catch (IOException e) {
            throw MigrateException.because("`" + folder + "` cannot be written.")
                    .why(e.toString())
                    .next("Make it writable and fetch again; files that were written stay.")
                    .cause(e)
                    .build();
        }
    }

    /** The files' names. */
    record Written(String database, List<String> files) implements Outcome {

        @Override
        public List<String> details() {
            return files.stream().map(file -> "wrote " + file).toList();
        }

        @Override
        public String summary() {
            return files.isEmpty()
                    ? "Nothing to fetch: the project has every migration that " + database + " has."
                    : "Fetched " + files.size() + (files.size() == 1 ? " migration" : " migrations") + " from "
                            + database + ". Read them before you commit them.";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("database", database, "files", files);
        }
    }
}
