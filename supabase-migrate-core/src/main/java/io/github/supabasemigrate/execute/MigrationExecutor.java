package io.github.supabasemigrate.execute;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.database.ServerError;
import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.history.AppliedMigration;
import io.github.supabasemigrate.history.HistoryTable;
import io.github.supabasemigrate.history.MigrationHistory;
import io.github.supabasemigrate.history.UnfinishedMigrations;
import io.github.supabasemigrate.history.UnfinishedMigrations.Progress;
import io.github.supabasemigrate.plan.MigrationPlan;
import io.github.supabasemigrate.plan.PlanOptions;
import io.github.supabasemigrate.plan.PlannedMigration.Pending;
import io.github.supabasemigrate.project.MigrationFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Applies migrations to a database, each exactly once: one migrator at a time, every file in one transaction with its history row where
 * PostgreSQL allows that, resumable where it does not. Immutable and thread-safe; each call uses connections of its own.
 */
public final class MigrationExecutor {

    private final Database database;
    private final ExecutionOptions options;
    private final ExecutionListener listener;

    public MigrationExecutor(Database database, ExecutionOptions options, ExecutionListener listener) {
        this.database = Objects.requireNonNull(database, "database");
        this.options = Objects.requireNonNull(options, "options");
        this.listener = Objects.requireNonNull(listener, "listener");
    }

    /** What {@link #migrate} would do now. Reads the history, in one query; changes nothing. */
    public MigrationPlan plan(List<MigrationFile> files, PlanOptions wanted) {
        try (Connection connection = database.connect()) {
            return MigrationPlan.of(files, MigrationHistory.read(connection), wanted);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /**
     * Applies what is pending.
     *
     * @throws MigrateException when the plan is blocked, or when a migration fails; it tells what is applied and what is not. The report
     *     goes to the listener in any case.
     */
    public ExecutionReport migrate(List<MigrationFile> files, PlanOptions wanted) {
        long start = System.nanoTime();
        try (Target target = Target.connect(database, options, listener)) {
            List<AppliedMigration> applied =
                    MigrationHistory.read(target.session().connection());
            MigrationPlan plan = MigrationPlan.of(files, applied, wanted);
            if (plan.isUpToDate() && !plan.isBlocked()) {
                return finish(plan, List.of(), start);
            }
            target.lock();
            return runLocked(target, replan(target, plan, applied, files, wanted), start);
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** Before the lock was held, another migrator may have been at work. */
    private static MigrationPlan replan(
            Target target,
            MigrationPlan plan,
            List<AppliedMigration> applied,
            List<MigrationFile> files,
            PlanOptions wanted)
            throws SQLException {
        Connection connection = target.session().connection();
        List<String> known = applied.stream().map(AppliedMigration::version).toList();
        return MigrationHistory.versions(connection).equals(known)
                ? plan
                : MigrationPlan.of(files, MigrationHistory.read(connection), wanted);
    }

    private ExecutionReport runLocked(Target target, MigrationPlan plan, long start) throws SQLException {
        listener.planned(plan);
        plan.requireRunnable();
        Connection connection = target.session().connection();
        if (!plan.isUpToDate()) {
            HistoryTable.createIfMissing(connection);
        }
        Map<String, Progress> unfinished = UnfinishedMigrations.on(connection).all();
        requireUnchanged(plan, unfinished);
        var results = new ArrayList<ExecutionReport.Result>();
        List<Pending> pending = plan.pending();
        for (int i = 0; i < pending.size(); i++) {
            Pending migration = pending.get(i);
            listener.started(migration, i + 1, pending.size());
            long begun = System.nanoTime();
            Optional<Progress> progress = Optional.ofNullable(unfinished.get(migration.version()));
            try {
                new FileRun(migration, progress, target, options, listener).run();
                results.add(result(migration, progress, since(begun), null));
                listener.applied(migration, since(begun));
            } catch (MigrateException e) {
                results.add(result(migration, progress, since(begun), e.getMessage()));
                listener.failed(migration, e);
                if (!options.continuesOnError()) {
                    finish(plan, results, start);
                    throw withState(e, results, pending.size());
                }
                target.session().abandon();
            }
        }
        ExecutionReport report = finish(plan, results, start);
        requireSuccess(report);
        return report;
    }

    private static void requireUnchanged(MigrationPlan plan, Map<String, Progress> unfinished) {
        for (Pending migration : plan.pending()) {
            Progress progress = unfinished.get(migration.version());
            if (progress != null && !progress.sha256().equals(migration.file().sha256())) {
                throw MigrateException.because("`" + migration.fileName() + "` changed after " + progress.done()
                                + " of its statements were committed by a run that did not finish.")
                        .where(Location.ofFile(migration.file().relativePath()))
                        .state("Nothing was run.")
                        .next(
                                "Restore the file to let it go on; or, if what was committed is undone, forget that it began:"
                                        + " mvn supabase-migrate:repair -Dsupabase-migrate.reverted="
                                        + migration.version())
                        .build();
            }
        }
    }

    private static ExecutionReport.Result result(
            Pending migration, Optional<Progress> progress, Duration duration, @Nullable String failure) {
        return new ExecutionReport.Result(
                migration.version(),
                migration.fileName(),
                migration.file().script().statements().size(),
                progress.map(Progress::done).orElse(0),
                duration,
                failure);
    }

    private ExecutionReport finish(MigrationPlan plan, List<ExecutionReport.Result> results, long start) {
        var report = new ExecutionReport(plan, results, Map.of(), since(start));
        listener.finished(report);
        return report;
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }

    private static MigrateException withState(
            MigrateException failure, List<ExecutionReport.Result> results, int total) {
        int applied = results.size() - 1;
        String before = applied == 0
                ? "No migration was applied before it"
                : "Applied before it: " + applied + ", the last `"
                        + results.get(applied - 1).fileName() + "`";
        String state = failure.state().map(text -> text + "\n").orElse("") + before + ". Not run: "
                + (total - results.size()) + ".";
        return MigrateException.because(failure.what())
                .where(failure.where().orElse(null))
                .why(failure.why().orElse(null))
                .state(state)
                .next(failure.next().orElse("Correct the file and run again."))
                .cause(failure)
                .build();
    }

    private static void requireSuccess(ExecutionReport report) {
        List<ExecutionReport.Result> failed = report.failed();
        if (failed.isEmpty()) {
            return;
        }
        throw MigrateException.because(failed.size() + " of "
                        + report.migrations().size() + " migrations failed, and continueOnError let the others run.")
                .why(String.join(
                        "\n\n",
                        failed.stream().map(ExecutionReport.Result::failure).toList()))
                .state("Applied: " + report.applied().size()
                        + ". The failed ones are older than what is applied now, so they are out of order.")
                .next("Correct them and run again with -Dsupabase-migrate.includeAll=true")
                .build();
    }

    private MigrateException unreadable(SQLException e) {
        return MigrateException.because("The migration history of " + database.describe() + " cannot be used.")
                .why(ServerError.from(e).describe())
                .next("Does this role own the schema `supabase_migrations`? See the settings in use: mvn"
                        + " supabase-migrate:effective")
                .cause(e)
                .build();
    }
}
