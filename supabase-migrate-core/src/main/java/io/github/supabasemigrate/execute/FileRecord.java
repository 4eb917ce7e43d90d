package io.github.supabasemigrate.execute;

import io.github.supabasemigrate.execute.ready.ReadyFile;
import io.github.supabasemigrate.execute.session.Session;
import io.github.supabasemigrate.history.UnfinishedMigrations;
import io.github.supabasemigrate.history.UnfinishedMigrations.Progress;
import io.github.supabasemigrate.project.MigrationFile;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the database remembers of a file while it runs: nothing of one that is all or nothing, else how many of its statements are done. In
 * the end the history row replaces that.
 */
final class FileRecord {

    private final ReadyFile ready;
    private final MigrationFile file;
    private @Nullable Progress progress;
    private boolean isComplete;

    /**
     * @param progress as the database has it
     */
    FileRecord(ReadyFile ready, Optional<Progress> progress) {
        this.ready = ready;
        this.file = ready.file();
        this.progress = progress.orElse(null);
    }

    int done() {
        return progress == null ? 0 : progress.done();
    }

    /** Whether the statement after the done ones was sent outside of a transaction, with an unknown end. */
    boolean isRunning() {
        return progress != null && progress.isRunning();
    }

    /** Whether the file has begun to be committed step by step. */
    boolean isStepwise() {
        return progress != null;
    }

    boolean isComplete() {
        return isComplete;
    }

    /** Makes the database remember, before the first step is committed. */
    void beginSteps(Session session) throws SQLException {
        if (progress == null) {
            progress = new Progress(file.version().text(), file.sha256(), 0, false);
            session.abandon();
            UnfinishedMigrations.on(session.connection()).begin(progress);
        }
    }

    /** What a transaction ends with that brings the file this far: the history row after its last statement. */
    List<String> closing(Session session, int end) {
        if (end < file.script().statements().size()) {
            return closingStep(session, end);
        }
        var sql = new ArrayList<>(session.restoreRole());
        sql.add(ready.insert());
        if (progress != null) {
            sql.add(UnfinishedMigrations.forgetSql(file.version().text()));
        }
        return sql;
    }

    /** What a transaction ends with that is not the file's last. */
    List<String> closingStep(Session session, int end) {
        return List.of(session.actAsHome(), required().done(end).record());
    }

    /** A transaction with {@link #closing} is committed. */
    void committed(int end) {
        if (progress != null) {
            progress = progress.done(end);
        }
        isComplete = end >= file.script().statements().size();
    }

    /** A transaction with {@link #closingStep} is committed. */
    void stepCommitted(int end) {
        progress = required().done(end);
    }

    /** The next statement is about to run outside of a transaction. */
    void running(Session session) throws SQLException {
        note(session, required().running());
    }

    /** As many statements are done, and nothing is running. */
    void done(Session session, int statements) throws SQLException {
        note(session, required().done(statements));
    }

    private void note(Session session, Progress next) throws SQLException {
        session.require("BEGIN; " + session.actAsHome() + "; " + next.record() + "; COMMIT");
        progress = next;
    }

    private Progress required() {
        if (progress == null) {
            throw new IllegalStateException("no steps begun: " + file);
        }
        return progress;
    }
}
