package io.github.supabasemigrate.goal.check;

import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.goal.Replayed;
import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.goal.access.AccessOfProject;
import io.github.supabasemigrate.report.Outcome;
import io.github.supabasemigrate.verify.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rewrites the committed texts that follow from the schema; where there are none, writes what could be. */
public final class WriteSnapshots {

    private final Run run;

    public WriteSnapshots(Run run) {
        this.run = run;
    }

    public Outcome run() {
        run.tellNotices();
        Replayed replayed = Replayed.of(run);
        var snapshots = new Snapshots(run, replayed, new AccessOfProject(run, replayed));
        List<Snapshot> kept = snapshots.kept();
        boolean isFirst = kept.isEmpty();
        var written = new ArrayList<String>();
        for (Snapshot snapshot : isFirst ? snapshots.proposed() : kept) {
            if (!snapshot.isCurrent()) {
                write(snapshot);
                written.add(snapshot.shownAs());
            }
        }
        return new Written(isFirst, List.copyOf(written));
    }

    private static void write(Snapshot snapshot) {
        try {
            Files.createDirectories(snapshot.path().toAbsolutePath().getParent());
            Files.writeString(snapshot.path(), snapshot.expected());
        } catch (IOException e) {
            throw MigrateException.because("`" + snapshot.path() + "` cannot be written.")
                    .why(e.toString())
                    .cause(e)
                    .build();
        }
    }

    private record Written(boolean isFirst, List<String> files) implements Outcome {

        @Override
        public String summary() {
            return files.isEmpty()
                    ? "Every snapshot is current."
                    : "Wrote " + String.join(", ", files) + "."
                            + (isFirst ? " Commit those that you want to be kept current, and delete the others." : "");
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("files", files);
        }
    }
}
