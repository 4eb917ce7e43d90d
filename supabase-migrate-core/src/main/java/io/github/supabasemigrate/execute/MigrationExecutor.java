package io.github.supabasemigrate.execute;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.database.ServerError;
import io.github.supabasemigrate.execute.failure.LargeFile;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.history.AppliedMigration;
import io.github.supabasemigrate.history.MigrationHistory;
import io.github.supabasemigrate.plan.MigrationPlan;
import io.github.supabasemigrate.plan.PlanOptions;
import io.github.supabasemigrate.project.MigrationFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

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
        try (Connection connection = database.connectToRead()) {
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
        return migrate(files, wanted, RunScripts.NONE);
    }

    /** The same, with roles and secrets before and seeds after the migrations, under the same lock. */
    public ExecutionReport migrate(List<MigrationFile> files, PlanOptions wanted, RunScripts scripts) {
        return migrate(() -> files, wanted, () -> scripts);
    }

    /** The same for files and scripts that may still be being read while this connects. */
    public ExecutionReport migrate(
            Supplier<List<MigrationFile>> reading, PlanOptions wanted, Supplier<RunScripts> scripts) {
        try (Connection connection = database.connectToRead()) {
            List<AppliedMigration> applied = options.isExclusive()
                    ? MigrationHistory.read(connection)
                    : MigrationHistory.withoutStatements(connection);
            List<MigrationFile> files = reading.get();
            try {
                return migrate(connection, files, applied, wanted, scripts.get());
            } catch (OutOfMemoryError e) {
                throw LargeFile.exception(files, e);
            }
        } catch (SQLException e) {
            throw unreadable(e);
        }
    }

    /** What a run needs besides is asked of the server only when there is something to do. */
    private ExecutionReport migrate(
            Connection connection,
            List<MigrationFile> files,
            List<AppliedMigration> applied,
            PlanOptions wanted,
            RunScripts scripts)
            throws SQLException {
        MigrationPlan plan = MigrationPlan.of(files, applied, wanted);
        if (plan.isUpToDate() && !plan.isBlocked() && scripts.isEmpty()) {
            return nothing(plan);
        }
        try (Target target = Target.on(connection, database, options, listener)) {
            var run = new MigrationRun(target, options, listener, new ScriptsAround(scripts, target, listener));
            target.lock();
            return run.run(options.isExclusive() ? replan(target, plan, applied, files, wanted) : plan);
        }
    }

    private ExecutionReport nothing(MigrationPlan plan) {
        listener.planned(plan);
        var report = new ExecutionReport(plan, List.of(), Map.of(), Duration.ZERO);
        listener.finished(report);
        return report;
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

    private MigrateException unreadable(SQLException e) {
        return MigrateException.because("The migration history of " + database.describe() + " cannot be used.")
                .why(ServerError.from(e).describe())
                .next("Does this role own the schema `supabase_migrations`? See the settings in use: mvn"
                        + " supabase-migrate:effective")
                .cause(e)
                .build();
    }
}
