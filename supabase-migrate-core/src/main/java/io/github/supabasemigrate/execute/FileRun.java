package io.github.supabasemigrate.execute;

import io.github.supabasemigrate.database.ServerError;
import io.github.supabasemigrate.execute.failure.FailureMessage;
import io.github.supabasemigrate.execute.failure.StatementFailure;
import io.github.supabasemigrate.execute.lock.Backend;
import io.github.supabasemigrate.execute.ready.ReadyFile;
import io.github.supabasemigrate.execute.session.Pause;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.history.MigrationHistory;
import io.github.supabasemigrate.history.UnfinishedMigrations;
import io.github.supabasemigrate.history.UnfinishedMigrations.Progress;
import io.github.supabasemigrate.plan.PlannedMigration.Pending;
import io.github.supabasemigrate.plan.TransactionMode;
import io.github.supabasemigrate.plan.TransactionMode.Commit;
import io.github.supabasemigrate.plan.TransactionMode.Step;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.sql.SqlStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/** Brings one migration to its end: passes over its steps until one succeeds, or none can. */
final class FileRun {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final int CONNECTIONS = 4;

    /** Locks not got in time, a deadlock, a serialisation failure: the same transaction may succeed later. */
    private static final Set<String> WORTH_RETRYING = Set.of("55P03", "40P01", "40001");

    /** "cannot run inside a transaction block" and "invalid transaction termination". */
    private static final Set<String> WANTS_NO_TRANSACTION = Set.of("25001", "2D000");

    private static final String NEW_ENUM_VALUE = "55P04";

    private final ReadyFile ready;
    private final Pending migration;
    private final MigrationFile file;
    private final Target target;
    private final ExecutionOptions options;
    private final ExecutionListener listener;

    private TransactionMode mode;
    private FileRecord record;
    private int attempt = 1;
    private int connections = 1;
    private boolean isApplied;

    FileRun(
            ReadyFile ready,
            Optional<Progress> progress,
            Target target,
            ExecutionOptions options,
            ExecutionListener listener) {
        this.ready = ready;
        this.migration = ready.migration();
        this.file = ready.file();
        this.target = target;
        this.options = options;
        this.listener = listener;
        this.mode = ready.mode();
        this.record = new FileRecord(ready, progress);
    }

    /** Returns when the migration and its history row are committed; throws when it is clear that they are not. */
    void run() throws SQLException {
        if (record.isStepwise()) {
            listener.resumed(migration, record.done());
            decideInterrupted();
        } else if (!mode.isOneTransaction()) {
            record.beginSteps(target.session());
        }
        while (!isApplied) {
            target.requireLock();
            Optional<StatementFailure> failure = new FileSteps(file, mode, record, target, listener).run();
            if (failure.isEmpty()) {
                isApplied = true;
            } else {
                react(failure.get());
            }
        }
    }

    /** Makes the next pass possible, or throws. */
    private void react(StatementFailure failure) throws SQLException {
        ServerError error = failure.error();
        if (failure.isConnectionLost()) {
            recover(failure, error);
        } else if (isStatement(failure) && WANTS_NO_TRANSACTION.contains(error.sqlState()) && isTogether(failure)) {
            changeMode(failure, "the server runs it only outside a transaction");
        } else if (isStatement(failure) && error.is(NEW_ENUM_VALUE) && isTogether(failure) && isLaterInStep(failure)) {
            changeMode(failure, "it uses an enum value that must be committed first");
        } else if (WORTH_RETRYING.contains(error.sqlState()) && attempt < options.attempts()) {
            retry(error);
        } else {
            throw exception(failure);
        }
    }

    private boolean isStatement(StatementFailure failure) {
        return failure.statement() < file.script().statements().size();
    }

    private Step stepOf(StatementFailure failure) {
        return mode.steps().stream()
                .filter(step -> failure.statement() >= step.first() && failure.statement() < step.end())
                .findFirst()
                .orElseThrow();
    }

    private boolean isTogether(StatementFailure failure) {
        Commit commit = stepOf(failure).commit();
        return commit == Commit.TOGETHER || commit == Commit.EACH;
    }

    private boolean isLaterInStep(StatementFailure failure) {
        return failure.statement() > Math.max(stepOf(failure).first(), record.done());
    }

    /** The server knows better than the text did how this file can be committed; nothing of the step is left. */
    private void changeMode(StatementFailure failure, String why) throws SQLException {
        SqlStatement statement = file.script().statements().get(failure.statement());
        int line = file.script().position(statement.body().start()).line();
        String reason = "line " + line + ": " + why;
        mode = failure.error().is(NEW_ENUM_VALUE)
                ? mode.splitBefore(failure.statement(), reason)
                : mode.alone(failure.statement(), reason);
        listener.warning("`" + file.fileName() + "` is not one transaction: " + reason + ".");
        record.beginSteps(target.session());
    }

    private void retry(ServerError error) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << (attempt - 1));
        Duration jittered = pause.plusMillis(ThreadLocalRandom.current().nextLong(pause.toMillis() / 2));
        attempt++;
        listener.retrying(migration, attempt, jittered, error.message() + blockers());
        Pause.of(jittered);
    }

    private String blockers() {
        List<Backend> blockers = target.blockers();
        return blockers.isEmpty()
                ? ""
                : ". In the way: " + blockers.stream().map(Backend::describe).collect(Collectors.joining("; "));
    }

    /** Asks the database what it has of the migration: the answer to our message may be lost, but what it did is not. */
    private void recover(StatementFailure failure, ServerError error) throws SQLException {
        try {
            target.reconnect();
        } catch (MigrateException | SQLException e) {
            e.addSuppressed(failure.cause());
            throw unknownEnd(failure, e);
        }
        String version = file.version().text();
        isApplied = MigrationHistory.contains(target.session().connection(), version);
        if (isApplied) {
            listener.warning("The connection was lost while `" + file.fileName()
                    + "` was being committed; the history shows that it is.");
            return;
        }
        record = new FileRecord(
                ready, UnfinishedMigrations.on(target.session().connection()).find(version));
        if (!error.sqlState().startsWith("08") || connections++ >= CONNECTIONS) {
            throw exception(failure);
        }
        decideInterrupted();
        listener.warning("The connection was lost: " + error.message() + ". `" + file.fileName() + "` is not applied; "
                + (record.done() == 0 ? "it is run again." : "it goes on after statement " + record.done() + "."));
    }

    private void decideInterrupted() throws SQLException {
        if (record.isRunning()) {
            AloneStatement.decideInterrupted(file, record, options.interrupted(), target.session());
        }
    }

    private MigrateException unknownEnd(StatementFailure failure, Exception reconnecting) {
        return MigrateException.because("The connection to " + target.database().describe() + " was lost while `"
                        + file.fileName() + "` ran, and there is no new one to be had.")
                .why(failure.error().describe() + "\n" + reconnecting.getMessage())
                .state("Whether `" + file.fileName() + "` is applied stands in the database's history alone.")
                .next("Run again when the server can be reached: what is applied is not run twice.")
                .cause(reconnecting)
                .build();
    }

    private MigrateException exception(StatementFailure failure) {
        var builder = new FailureMessage(file.relativePath(), file.script(), failure).builder();
        String blockers = blockers();
        return builder.state(state() + blockers).build();
    }

    private String state() {
        if (!record.isStepwise()) {
            return "Nothing of `" + file.fileName() + "` is left: its transaction was rolled back.";
        }
        int total = file.script().statements().size();
        return "`" + file.fileName() + "` is not one transaction: " + record.done() + " of its " + total
                + " statements are committed. The next run goes on after them, as long as the file stays as it is.";
    }
}
