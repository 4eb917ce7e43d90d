package io.github.supabasemigrate.replay;

import io.github.supabasemigrate.execute.ExecutionListener;
import io.github.supabasemigrate.execute.StatementEvent;
import io.github.supabasemigrate.execute.session.ServerNotice;
import io.github.supabasemigrate.execute.transaction.Questions;
import io.github.supabasemigrate.plan.MigrationPlan;
import io.github.supabasemigrate.plan.PlannedMigration;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.shadow.Shadow;
import io.github.supabasemigrate.trace.MigrationTracer;
import io.github.supabasemigrate.trace.StatementTrace;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Traces every statement of a replay, beside a listener that tells its progress. For one replay. */
public final class Tracing implements ReplayListener {

    private final ReplayListener progress;
    private final List<StatementTrace> traces = new ArrayList<>();
    private @Nullable MigrationTracer tracer;

    public Tracing(ReplayListener progress) {
        this.progress = progress;
    }

    /** What was traced so far, in order; also of a replay that failed. */
    public List<StatementTrace> traces() {
        return List.copyOf(traces);
    }

    @Override
    public ExecutionListener sending(UnaryOperator<String> rewriting) {
        throw new IllegalStateException("a trace needs the database");
    }

    @Override
    public ExecutionListener following(Shadow shadow, UnaryOperator<String> rewriting) {
        MigrationTracer part = MigrationTracer.on(shadow.asSuperuser());
        tracer = part;
        return new Both(progress.following(shadow, rewriting), part);
    }

    @Override
    public void partEnded() {
        MigrationTracer part = tracer;
        if (part != null) {
            tracer = null;
            traces.addAll(part.traces());
            part.close();
        }
        progress.partEnded();
    }

    /** One listener for the run, one for the statements. */
    private record Both(ExecutionListener run, MigrationTracer tracer) implements ExecutionListener {

        @Override
        public String toSend(String sql) {
            return run.toSend(sql);
        }

        @Override
        public void planned(MigrationPlan plan) {
            run.planned(plan);
            tracer.planned(plan);
        }

        @Override
        public void started(PlannedMigration.Pending migration, int number, int total) {
            run.started(migration, number, total);
        }

        @Override
        public void applied(PlannedMigration.Pending migration, Duration duration) {
            run.applied(migration, duration);
        }

        @Override
        public void warning(String message) {
            run.warning(message);
        }

        @Override
        public void notice(ServerNotice notice) {
            run.notice(notice);
            tracer.notice(notice);
        }

        @Override
        public Optional<Questions> questions(MigrationFile file) {
            return tracer.questions(file);
        }

        @Override
        public boolean followsStatements() {
            return tracer.followsStatements();
        }

        @Override
        public void statementStarting(StatementEvent event) throws SQLException {
            tracer.statementStarting(event);
        }

        @Override
        public void statementFinished(StatementEvent event) throws SQLException {
            tracer.statementFinished(event);
        }
    }
}
