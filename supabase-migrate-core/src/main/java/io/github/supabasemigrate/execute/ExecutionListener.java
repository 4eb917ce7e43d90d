package io.github.supabasemigrate.execute;

import io.github.supabasemigrate.execute.lock.Backend;
import io.github.supabasemigrate.execute.session.ServerNotice;
import io.github.supabasemigrate.execute.transaction.Questions;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.plan.MigrationPlan;
import io.github.supabasemigrate.plan.PlannedMigration;
import io.github.supabasemigrate.project.MigrationFile;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Follows a run. Called on the thread of the run, but {@link #blocked} on another; what it throws ends the run. */
public interface ExecutionListener {

    /** Follows nothing. */
    ExecutionListener NONE = new ExecutionListener() {};

    /**
     * What to send instead of a message, equally long so that positions in errors hold. A shadow hides from the server what a
     * stand-in does not understand; the history keeps what the file says.
     */
    default String toSend(String sql) {
        return sql;
    }

    /** The plan that is about to run, made under the migration lock. */
    default void planned(MigrationPlan plan) {}

    /** Somebody else has the migration lock, and the run waits for it. */
    default void waitingForMigrator(Optional<Backend> holder) {}

    /**
     * A migration begins.
     *
     * @param number from 1
     * @param total how many are to run
     */
    default void started(PlannedMigration.Pending migration, int number, int total) {}

    /** A migration goes on where an earlier run, or a lost connection, left it. */
    default void resumed(PlannedMigration.Pending migration, int statementsDone) {}

    /** A migration and its history row are committed. */
    default void applied(PlannedMigration.Pending migration, Duration duration) {}

    /** A migration failed; with {@code continueOnError} the run goes on. */
    default void failed(PlannedMigration.Pending migration, MigrateException failure) {}

    /** The server said something. */
    default void notice(ServerNotice notice) {}

    /** Something that the user should read, in one sentence. */
    default void warning(String message) {}

    /** The migrating session waits for locks of others. From another thread, once for every wait. */
    default void blocked(List<Backend> blockers) {}

    /** A transaction did not get its locks, is rolled back, and is tried again after a pause. */
    default void retrying(PlannedMigration.Pending migration, int attempt, Duration pause, String reason) {}

    /** A seed file or {@code roles.sql} ran, or only its new hash was recorded. */
    default void scriptRan(String path, ScriptOutcome outcome) {}

    /** The run is over, successful or not. */
    default void finished(ExecutionReport report) {}

    /**
     * What to ask the server after each statement of a transaction. With questions a transaction still travels in one message where it
     * can; the statements of those that cannot, and those that run by themselves, are told of by {@link #statementStarting} and {@link
     * #statementFinished} alone.
     */
    default Optional<Questions> questions(MigrationFile file) {
        return Optional.empty();
    }

    /**
     * True to be told of every statement that has no {@link #questions}, which are then sent one by one: slower, and with the
     * connection free between them for questions about the open transaction.
     */
    default boolean followsStatements() {
        return false;
    }

    /** Before a statement, inside its transaction; only with {@link #followsStatements}. */
    default void statementStarting(StatementEvent event) throws SQLException {}

    /** After a statement, inside its transaction; only with {@link #followsStatements}. */
    default void statementFinished(StatementEvent event) throws SQLException {}
}
