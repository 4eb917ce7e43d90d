package io.github.supabasemigrate.goal;

import io.github.supabasemigrate.execute.ExecutionListener;
import io.github.supabasemigrate.execute.ScriptOutcome;
import io.github.supabasemigrate.execute.lock.Backend;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.plan.MigrationPlan;
import io.github.supabasemigrate.plan.PlannedMigration;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Tells a run's progress: every file of a short run, every two seconds of a long one, and whatever holds it up. */
public final class ProgressListener implements ExecutionListener {

    private static final int SHORT_RUN = 20;
    private static final Duration PACE = Duration.ofSeconds(2);

    private final Progress progress;
    private final Clock clock;
    private final UnaryOperator<String> rewriting;
    private Instant lastLine;
    private int total;
    private int applied;

    public ProgressListener(Workplace workplace) {
        this(workplace, UnaryOperator.identity());
    }

    /**
     * The same.
     *
     * @param rewriting what to send instead of a message
     */
    public ProgressListener(Workplace workplace, UnaryOperator<String> rewriting) {
        this.rewriting = rewriting;
        this.progress = workplace.progress();
        this.clock = workplace.clock();
        this.lastLine = clock.instant();
    }

    @Override
    public String toSend(String sql) {
        return rewriting.apply(sql);
    }

    @Override
    public void planned(MigrationPlan plan) {
        total = plan.pending().size();
        if (plan.problems().isEmpty()) {
            return;
        }
        plan.findings().stream()
                .filter(finding -> plan.problems().stream()
                        .noneMatch(problem ->
                                problem.isBlocking() && problem.finding().equals(finding)))
                .forEach(finding -> progress.warning(finding.message()));
    }

    @Override
    public void applied(PlannedMigration.Pending migration, Duration duration) {
        applied++;
        Instant now = clock.instant();
        if (total <= SHORT_RUN) {
            progress.line("applied " + migration.fileName() + " (" + duration.toMillis() + " ms)");
        } else if (Duration.between(lastLine, now).compareTo(PACE) >= 0) {
            progress.line("applied " + applied + " of " + total + ", the last " + migration.fileName());
            lastLine = now;
        }
    }

    @Override
    public void failed(PlannedMigration.Pending migration, MigrateException failure) {
        progress.warning("failed  " + migration.fileName());
    }

    @Override
    public void resumed(PlannedMigration.Pending migration, int statementsDone) {
        progress.line("resumes " + migration.fileName() + " after the " + statementsDone
                + " statements that an earlier run committed");
    }

    @Override
    public void waitingForMigrator(Optional<Backend> holder) {
        progress.line("waits for another migrator"
                + holder.map(backend -> ": " + backend.describe()).orElse(""));
    }

    @Override
    public void blocked(List<Backend> blockers) {
        blockers.forEach(blocker -> progress.warning("waits for a lock of " + blocker.describe()));
    }

    @Override
    public void retrying(PlannedMigration.Pending migration, int attempt, Duration pause, String reason) {
        progress.warning(migration.fileName() + " is tried again in " + pause.toMillis() + " ms: " + reason);
    }

    @Override
    public void warning(String message) {
        progress.warning(message);
    }

    @Override
    public void scriptRan(String path, ScriptOutcome outcome) {
        progress.line(
                switch (outcome) {
                    case RAN -> "ran     " + path;
                    case UNCHANGED -> "skipped " + path + ": it ran before";
                    case HASH_UPDATED ->
                        "skipped " + path + ": it ran before with other content, and only its new hash is recorded;"
                                + " -Dsupabase-migrate.seedMode=repeatable runs it again";
                });
    }
}
