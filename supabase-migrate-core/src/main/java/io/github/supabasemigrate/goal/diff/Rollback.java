package io.github.supabasemigrate.goal.diff;

import io.github.supabasemigrate.diff.change.Hazard;
import io.github.supabasemigrate.diff.proof.Proof;
import io.github.supabasemigrate.diff.source.DataStatements;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.goal.Replayed;
import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.goal.diff.state.ReplayedState;
import io.github.supabasemigrate.goal.diff.state.SchemaState;
import io.github.supabasemigrate.goal.diff.state.ScratchProject;
import io.github.supabasemigrate.plan.PlanOptions;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.report.Outcome;
import io.github.supabasemigrate.settings.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the way back from the newest migrations as a migration of its own, proven on a throw-away database. It runs nowhere
 * until somebody applies it, as any other.
 */
public final class Rollback {

    private final Run run;

    public Rollback(Run run) {
        this.run = run;
    }

    public Outcome run() {
        run.tellNotices();
        List<MigrationFile> files = run.project().migrations();
        int last = run.settings().count(Setting.LAST).orElseThrow();
        if (last < 1 || last > files.size()) {
            throw MigrateException.because("The project has %d migrations; the last %d cannot be taken back."
                            .formatted(files.size(), last))
                    .state("Nothing was written.")
                    .next("-Dsupabase-migrate.last=1")
                    .build();
        }
        List<MigrationFile> undone = files.subList(files.size() - last, files.size());
        Proof proof = new Compared(
                        run,
                        ReplayedState.of("the migrations", run, PlanOptions.all()),
                        before(files.subList(0, files.size() - last)))
                .prove();
        List<String> lost = lost(proof, undone);
        List<String> written = proof.plan().isEmpty()
                ? List.of()
                : new PlanFiles(run, proof.plan()).migrations(name(undone), banner(undone, lost));
        return new Written(undone.stream().map(MigrationFile::fileName).toList(), proof, lost, written);
    }

    private SchemaState before(List<MigrationFile> kept) {
        if (kept.isEmpty()) {
            return emptyProject(run);
        }
        MigrationFile last = kept.get(kept.size() - 1);
        return ReplayedState.of(
                "the migrations up to `" + last.fileName() + "`",
                run,
                PlanOptions.all().upTo(last.version().text()));
    }

    /** The platform, with nothing of the project but its roles. */
    static SchemaState emptyProject(Run run) {
        return ScratchProject.without(run, scratch -> {
            Replayed replayed = Replayed.of(scratch);
            replayed.project();
            return new ReplayedState("an empty project", scratch, replayed);
        });
    }

    private String name(List<MigrationFile> undone) {
        return run.settings()
                .text(Setting.NAME)
                .orElseGet(() -> "rollback_" + undone.get(0).name());
    }

    /** What no statement can bring back: what the plan itself drops, and what the migrations did to rows. */
    private static List<String> lost(Proof proof, List<MigrationFile> undone) {
        var lost = new ArrayList<String>();
        proof.plan().hazards().stream()
                .filter(hazard -> hazard.kind() == Hazard.Kind.DATA_LOSS)
                .map(Hazard::explanation)
                .distinct()
                .forEach(lost::add);
        DataStatements.of(undone)
                .forEach(statement ->
                        lost.add("%s is not undone: %s".formatted(statement.place(), statement.firstLine())));
        return lost;
    }

    private static String banner(List<MigrationFile> undone, List<String> lost) {
        var banner = new StringBuilder("-- Takes back, newest first:\n");
        for (int i = undone.size() - 1; i >= 0; i--) {
            banner.append("--   ").append(undone.get(i).fileName()).append('\n');
        }
        banner.append("-- Proven on a throw-away database: the schema is then what it was before them.\n");
        if (lost.isEmpty()) {
            banner.append("-- Nothing is lost that these migrations did not make.\n\n");
        } else {
            banner.append("--\n-- WHAT CANNOT COME BACK\n");
            lost.forEach(line -> banner.append("--   ").append(line).append('\n'));
            banner.append('\n');
        }
        return banner.toString();
    }

    /**
     * What was written.
     *
     * @param undone the migrations taken back
     * @param lost what cannot come back
     */
    private record Written(List<String> undone, Proof proof, List<String> lost, List<String> written)
            implements Outcome {

        @Override
        public List<String> details() {
            var lines = new ArrayList<>(new PlanTable(proof.plan()).lines());
            lost.forEach(line -> lines.add("cannot come back: " + line));
            lines.add("How to go on:");
            lines.add("  Was it applied nowhere but here? Then delete or edit the migration itself instead.");
            if (!written.isEmpty()) {
                lines.add("  1. Read the file; nothing has run it but a throw-away database.");
                lines.add("  2. Is there data worth keeping in what it drops? Save it first: pg_dump --data-only -t"
                        + " <table>");
                lines.add("  3. Where is it needed? mvn supabase-migrate:status");
                lines.add("  4. Commit it beside the others, and apply it as any other: mvn supabase-migrate:migrate");
                lines.add("  Keep the files that it takes back: history and files must stay one story.");
            }
            return lines;
        }

        @Override
        public String summary() {
            return written.isEmpty()
                    ? "Nothing to take back in the schema: %s left it as it was.".formatted(String.join(", ", undone))
                    : "Wrote %s, which takes back %s. It was run nowhere but on a throw-away database."
                            .formatted(String.join(", ", written), String.join(", ", undone));
        }

        @Override
        public Map<String, Object> data() {
            var data = new LinkedHashMap<String, Object>();
            data.put("undone", undone);
            data.put("written", written);
            data.put("lost", lost);
            data.putAll(new PlanTable(proof.plan()).data());
            return data;
        }
    }
}
