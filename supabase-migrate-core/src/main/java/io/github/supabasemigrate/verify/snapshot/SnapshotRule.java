package io.github.supabasemigrate.verify.snapshot;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.replay.ReplayedSchema;
import io.github.supabasemigrate.verify.VerifyRule;
import java.util.List;

/** What is committed is what the migrations make. */
public record SnapshotRule(List<Snapshot> snapshots) implements VerifyRule {

    private static final int LONGEST_DIFFERENCE = 60;

    public SnapshotRule {
        snapshots = List.copyOf(snapshots);
    }

    @Override
    public String id() {
        return "stale-snapshot";
    }

    @Override
    public String documentation() {
        return "Committed texts that follow from the schema, such as schema.sql, are what the migrations make. A security change is"
                + " then a line that a reviewer reads. Rewritten by mvn supabase-migrate:snapshot.";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public List<Finding> check(ReplayedSchema schema) {
        return snapshots.stream()
                .filter(snapshot -> !snapshot.isCurrent())
                .map(this::stale)
                .toList();
    }

    private Finding stale(Snapshot snapshot) {
        String message = snapshot.committed()
                .map(committed -> "`%s` is not what the migrations make:\n%s"
                        .formatted(
                                snapshot.shownAs(),
                                LineDifference.between(committed, snapshot.expected(), LONGEST_DIFFERENCE)))
                .orElse("`%s` does not exist.".formatted(snapshot.shownAs()));
        return finding(message)
                .at(Location.ofFile(snapshot.shownAs()))
                .withHint("Run mvn supabase-migrate:snapshot and commit it.");
    }
}
