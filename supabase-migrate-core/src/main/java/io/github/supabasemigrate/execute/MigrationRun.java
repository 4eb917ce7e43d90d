package io.github.supabasemigrate.execute;

import io.github.supabasemigrate.execute.ExecutionReport.Result;
import io.github.supabasemigrate.execute.failure.FailureMessage;
import io.github.supabasemigrate.execute.ready.FilesAhead;
import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.history.HistoryTable;
import io.github.supabasemigrate.history.UnfinishedMigrations;
import io.github.supabasemigrate.history.UnfinishedMigrations.Progress;
import io.github.supabasemigrate.plan.MigrationPlan;
import io.github.supabasemigrate.plan.PlannedMigration.Pending;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.sql.MetaCommand;
import io.github.supabasemigrate.sql.ScriptPiece;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run under the lock: everything that a plan holds, file by file, and the report of it. */
final class MigrationRun {

    private final Target target;
    private final ExecutionOptions options;
    private final ExecutionListener listener;
    private final ScriptsAround scripts;
    private final List<Result> results = new ArrayList<>();
    private final long start = System.nanoTime();

    MigrationRun(Target target, ExecutionOptions options, ExecutionListener listener, ScriptsAround scripts) {
        this.target = target;
        this.options = options;
        this.listener = listener;
        this.scripts = scripts;
    }

    ExecutionReport run(MigrationPlan plan) throws SQLException {
        listener.planned(plan);
        plan.requireRunnable();
        List<Pending> pending = plan.pending();
        try (FilesAhead files = FilesAhead.of(pending)) {
            return run(plan, pending, files);
        }
    }

    private ExecutionReport run(MigrationPlan plan, List<Pending> pending, FilesAhead files) throws SQLException {
        Map<String, Progress> unfinished = prepare(plan);
        scripts.before();
        for (int i = 0; i < pending.size(); i++) {
            listener.started(pending.get(i), i + 1, pending.size());
            runOne(
                    plan,
                    pending.get(i),
                    files,
                    i,
                    Optional.ofNullable(unfinished.get(pending.get(i).version())));
        }
        requireSuccess(plan);
        scripts.after();
        return finish(plan);
    }

    private Map<String, Progress> prepare(MigrationPlan plan) throws SQLException {
        if (plan.isUpToDate()) {
            return Map.of();
        }
        plan.pending().forEach(migration -> refuseMetaCommands(migration.file()));
        Connection connection = target.session().connection();
        Map<String, Progress> unfinished = UnfinishedMigrations.on(connection).all();
        plan.pending().forEach(migration -> requireUnchanged(migration, unfinished.get(migration.version())));
        HistoryTable.createIfMissing(connection);
        return unfinished;
    }

    private static void refuseMetaCommands(MigrationFile file) {
        if (file.text().indexOf('\\') < 0) {
            return;
        }
        for (ScriptPiece piece : file.script().pieces()) {
            if (piece instanceof MetaCommand command && !command.isHarmless()) {
                throw FailureMessage.metaCommand(file.relativePath(), file.script(), 0, command);
            }
        }
    }

    private static void requireUnchanged(Pending migration, @Nullable Progress progress) {
        if (progress != null && !progress.sha256().equals(migration.file().sha256())) {
            throw MigrateException.because("`" + migration.fileName() + "` changed after " + progress.done()
                            + " of its statements were committed by a run that did not finish.")
                    .where(Location.ofFile(migration.file().relativePath()))
                    .state("Nothing was run.")
                    .next("Restore the file to let it go on; or, if what was committed is undone, forget that it began:"
                            + " mvn supabase-migrate:repair -Dsupabase-migrate.reverted=" + migration.version())
                    .build();
        }
    }

    private void runOne(MigrationPlan plan, Pending migration, FilesAhead files, int index, Optional<Progress> progress)
            throws SQLException {
        long begun = System.nanoTime();
        try {
            new FileRun(files.get(index), progress, target, options, listener).run();
            Duration duration = since(begun);
            results.add(result(migration, progress, duration, null));
            listener.applied(migration, duration);
        } catch (MigrateException e) {
            results.add(result(migration, progress, since(begun), e.getMessage()));
            listener.failed(migration, e);
            if (!options.continuesOnError()) {
                finish(plan);
                throw withState(e, plan);
            }
            target.session().abandon();
        }
    }

    private static Result result(
            Pending migration, Optional<Progress> progress, Duration duration, @Nullable String failure) {
        return new Result(
                migration.version(),
                migration.fileName(),
                migration.file().script().statements().size(),
                progress.map(Progress::done).orElse(0),
                duration,
                failure);
    }

    private ExecutionReport finish(MigrationPlan plan) {
        var report = new ExecutionReport(plan, results, scripts.outcomes(), since(start));
        listener.finished(report);
        return report;
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }

    private MigrateException withState(MigrateException failure, MigrationPlan plan) {
        List<String> applied = new ArrayList<>(plan.applied());
        results.subList(0, results.size() - 1).forEach(result -> applied.add(result.fileName()));
        String before = applied.isEmpty()
                ? "No migration was applied before it"
                : "Applied before it: " + applied.size() + ", the last `" + applied.get(applied.size() - 1) + "`";
        String state = failure.state().map(text -> text + "\n").orElse("") + before + ". Not run: "
                + (plan.pending().size() - results.size()) + ".";
        return MigrateException.because(failure.what())
                .where(failure.where().orElse(null))
                .why(failure.why().orElse(null))
                .state(state)
                .next(failure.next().orElse("Correct the file and run again."))
                .cause(failure)
                .build();
    }

    /** Failures that {@code continueOnError} passed over end the run after all, before the seeds. */
    private void requireSuccess(MigrationPlan plan) {
        List<Result> failed =
                results.stream().filter(result -> !result.isApplied()).toList();
        if (failed.isEmpty()) {
            return;
        }
        finish(plan);
        throw MigrateException.because(failed.size() + " of " + results.size()
                        + " migrations failed, and continueOnError let the others run.")
                .why(String.join("\n\n", failed.stream().map(Result::failure).toList()))
                .state("Applied: " + (results.size() - failed.size())
                        + ". Failed ones that are older than those are out of order now.")
                .next("Correct them and run again with -Dsupabase-migrate.includeAll=true")
                .build();
    }
}
