package io.github.supabasemigrate.goal.target;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Finding.DecidedBy;
import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.goal.Replayed;
import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.plan.MigrationPlan;
import io.github.supabasemigrate.plan.PlannedMigration.Pending;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.sql.SourcePosition;
import io.github.supabasemigrate.trace.Blocking;
import io.github.supabasemigrate.trace.StatementTrace;
import io.github.supabasemigrate.trace.live.ExpectedTrace;
import io.github.supabasemigrate.trace.live.LiveEstimate;
import io.github.supabasemigrate.trace.live.LiveEstimate.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What pending migrations put at risk on a target: what they destroy, as their statements say, and who has to wait there for how
 * long. That comes from the strongest evidence at hand: what a proof has just seen, else what an earlier build saw and kept, else
 * the form of the statements; in any case with the figures of the target's own tables. Runs nothing. For people who decide: an
 * ordinary run does not ask.
 */
final class PendingHazards {

    /** Less is no hazard. */
    private static final Duration LEAST = Duration.ofMillis(100);

    private final Run run;
    private final Database target;

    PendingHazards(Run run, Database target) {
        this.run = run;
        this.target = target;
    }

    /** By version, in the order of the files' lines; versions without any are left out. */
    Map<String, List<Finding>> of(MigrationPlan plan) {
        return of(plan, List.of());
    }

    /**
     * The same.
     *
     * @param seen what the pending migrations just did on a shadow; empty if nothing ran
     */
    Map<String, List<Finding>> of(MigrationPlan plan, List<StatementTrace> seen) {
        Map<StatementTrace, Pending> evidence = new LinkedHashMap<>();
        Map<String, Boolean> isSeen = new HashMap<>();
        Optional<Replayed> kept = seen.isEmpty() && !plan.isUpToDate() ? Replayed.ofKeptTraces(run) : Optional.empty();
        for (Pending pending : plan.pending()) {
            Optional<List<StatementTrace>> observed = seen.isEmpty()
                    ? kept.flatMap(earlier -> earlier.keptTraces(pending.file()))
                    : Optional.of(of(pending.file(), seen));
            isSeen.put(pending.version(), observed.isPresent());
            observed.orElseGet(() -> expected(pending)).forEach(trace -> evidence.put(trace, pending));
        }
        Map<StatementTrace.Place, LiveEstimate> estimates = new LiveFigures(target).estimates(evidence.keySet());
        Map<String, List<Finding>> hazards = new LinkedHashMap<>();
        plan.pending().forEach(pending -> hazards.put(pending.version(), new ArrayList<>(pending.hazards())));
        evidence.forEach((trace, pending) -> Optional.ofNullable(estimates.get(trace.place()))
                .flatMap(estimate ->
                        finding(pending.file(), trace, estimate, Boolean.TRUE.equals(isSeen.get(pending.version()))))
                .ifPresent(finding -> hazards.computeIfAbsent(pending.version(), version -> new ArrayList<>())
                        .add(finding)));
        hazards.values().removeIf(List::isEmpty);
        return hazards;
    }

    private static List<StatementTrace> of(MigrationFile file, List<StatementTrace> seen) {
        return seen.stream()
                .filter(trace -> trace.place().file().equals(file.relativePath()))
                .toList();
    }

    private static List<StatementTrace> expected(Pending pending) {
        MigrationFile file = pending.file();
        return ExpectedTrace.of(
                file.relativePath(), file.script().statements(), pending.mode().isOneTransaction());
    }

    private static Optional<Finding> finding(
            MigrationFile file, StatementTrace trace, LiveEstimate estimate, boolean isSeen) {
        String tables = String.join("`, `", waitedFor(estimate));
        boolean writes = estimate.work().stream().anyMatch(work -> work.kind() == Kind.WRITE);
        if (estimate.duration().compareTo(LEAST) < 0 || (tables.isEmpty() && !writes)) {
            return Optional.empty();
        }
        String time = String.format(Locale.ROOT, "%.1f s", estimate.duration().toMillis() / 1000.0);
        String who = readersWait(estimate) ? "whoever reads or writes" : "whoever writes";
        String does = tables.isEmpty()
                ? "holds the rows that it writes for about " + time
                : "keeps " + who + " `" + tables + "` waiting for about " + time;
        String figures = estimate.work().stream().map(Object::toString).collect(Collectors.joining("; "));
        String source = isSeen ? "as a throw-away database showed" : "by its form alone";
        SourcePosition position = file.script()
                .position(file.script()
                        .statements()
                        .get(trace.place().index())
                        .body()
                        .start());
        return Optional.of(Finding.of(
                        "plan-hazard",
                        Severity.WARNING,
                        "`" + file.fileName() + "` " + does + ", " + source + " (" + figures + ").")
                .at(new Location(file.relativePath(), position.line(), position.column()))
                .decidedBy(DecidedBy.LIVE));
    }

    private static List<String> waitedFor(LiveEstimate estimate) {
        return estimate.blocked().entrySet().stream()
                .filter(table -> table.getValue().reads() || table.getValue().writes())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static boolean readersWait(LiveEstimate estimate) {
        return estimate.blocked().values().stream().anyMatch(Blocking::reads);
    }
}
