package io.github.supabasemigrate.goal.diff;

import io.github.supabasemigrate.diff.proof.Proof;
import io.github.supabasemigrate.diff.source.DataStatements;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.goal.diff.state.ReplayedState;
import io.github.supabasemigrate.goal.diff.state.SchemaState;
import io.github.supabasemigrate.plan.PlanOptions;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.report.Outcome;
import io.github.supabasemigrate.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Folds the oldest migrations into one that makes the same: schema, rows, jobs, buckets. It takes the version of the newest of
 * them, so that a database which has that one has the new file too; the history of a target is only changed after a yes.
 */
public final class Squash {

    private final Run run;

    public Squash(Run run) {
        this.run = run;
    }

    public Outcome run() {
        run.tellNotices();
        List<MigrationFile> files = files();
        MigrationFile last = files.get(files.size() - 1);
        SchemaState empty = Rollback.emptyProject(run);
        SchemaState wanted = ReplayedState.of(
                "the migrations up to `" + last.fileName() + "`",
                run,
                PlanOptions.all().upTo(last.version().text()));
        Proof schema = new Compared(run, empty, wanted).prove();
        var sql = new SquashedSql(files, schema.plan(), DataStatements.of(files));
        String text = proven(sql, new SquashProof(empty, wanted));
        Path written = replace(files, text);
        var history = new SquashedHistory(run, files, written);
        return new Squashed(
                files.stream().map(MigrationFile::fileName).toList(),
                run.project().directory().relativize(written).toString().replace('\\', '/'),
                history.repair());
    }

    private List<MigrationFile> files() {
        List<MigrationFile> all = run.project().migrations();
        Optional<String> version = run.settings().text(Setting.VERSION);
        List<MigrationFile> files = version.map(wanted -> all.stream()
                        .filter(file -> file.version().text().compareTo(wanted) <= 0)
                        .toList())
                .orElse(all);
        boolean isNamed = version.isEmpty()
                || files.stream().anyMatch(file -> file.version().text().equals(version.get()));
        if (!isNamed || files.size() < 2) {
            throw MigrateException.because(
                            isNamed
                                    ? "There is nothing to squash: %d migration.".formatted(files.size())
                                    : "No migration has the version `%s`.".formatted(version.orElseThrow()))
                    .state("Nothing was changed.")
                    .next("See the versions: mvn supabase-migrate:status")
                    .build();
        }
        return files;
    }

    /** The most readable of the forms that makes the same. */
    private String proven(SquashedSql sql, SquashProof proof) {
        List<Supplier<String>> forms = List.of(
                sql::statementsLast,
                sql::statementsBeforeTriggers,
                () -> sql.rowsBeforeTriggers(proof.rowStatements()));
        List<String> objections = List.of();
        for (Supplier<String> form : forms) {
            String text = form.get();
            List<String> found = proof.objections(text);
            if (found.isEmpty()) {
                return text;
            }
            objections = objections.isEmpty() ? found : objections;
        }
        throw MigrateException.because("No single file makes what these migrations make.")
                .why(String.join("\n", objections))
                .state("Nothing was changed.")
                .next("Squash up to an earlier version: -Dsupabase-migrate.version=…")
                .build();
    }

    private Path replace(List<MigrationFile> files, String text) {
        MigrationFile last = files.get(files.size() - 1);
        String name = run.settings().text(Setting.NAME).orElse("squashed");
        Path written = last.path().resolveSibling(last.version().text() + "_" + name + ".sql");
        try {
            Files.writeString(written, text);
            for (MigrationFile file : files) {
                if (!file.path().equals(written)) {
                    Files.delete(file.path());
                }
            }
            return written;
        } catch (IOException e) {
            throw MigrateException.because("The migrations cannot be replaced by `" + written + "`.")
                    .why(e.toString())
                    .state("The new file and some of the old ones may stand side by side; Git has the rest.")
                    .cause(e)
                    .build();
        }
    }

    /**
     * What became of the files.
     *
     * @param history what was done about a target's history, or is left to do
     */
    private record Squashed(List<String> files, String written, List<String> history) implements Outcome {

        @Override
        public List<String> details() {
            var lines = new ArrayList<String>();
            files.forEach(file -> lines.add("squashed " + file));
            lines.addAll(history);
            return lines;
        }

        @Override
        public String summary() {
            return "%d migrations are one, `%s`: proven equal in schema, rows and seeds."
                    .formatted(files.size(), written);
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("files", files, "written", written, "history", history);
        }
    }
}
