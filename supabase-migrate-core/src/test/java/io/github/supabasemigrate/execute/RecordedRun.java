package io.github.supabasemigrate.execute;

import io.github.supabasemigrate.execute.lock.Backend;
import io.github.supabasemigrate.execute.session.ServerNotice;
import io.github.supabasemigrate.plan.MigrationPlan;
import io.github.supabasemigrate.plan.PlannedMigration.Pending;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what a run told. */
class RecordedRun implements ExecutionListener {

    final List<String> events = new CopyOnWriteArrayList<>();

    @Override
    public void planned(MigrationPlan plan) {
        events.add("planned " + plan.pending().size());
    }

    @Override
    public void waitingForMigrator(Optional<Backend> holder) {
        events.add("waiting for " + holder.map(Backend::describe).orElse("?"));
    }

    @Override
    public void resumed(Pending migration, int statementsDone) {
        events.add("resumed " + migration.version() + " after " + statementsDone);
    }

    @Override
    public void applied(Pending migration, Duration duration) {
        events.add("applied " + migration.version());
    }

    @Override
    public void notice(ServerNotice notice) {
        events.add(notice.toString());
    }

    @Override
    public void warning(String message) {
        events.add("warning " + message);
    }

    @Override
    public void blocked(List<Backend> blockers) {
        blockers.forEach(backend -> events.add("blocked by " + backend.describe()));
    }

    @Override
    public void retrying(Pending migration, int attempt, Duration pause, String reason) {
        events.add("retrying " + migration.version() + ", attempt " + attempt + ": " + reason);
    }
}
