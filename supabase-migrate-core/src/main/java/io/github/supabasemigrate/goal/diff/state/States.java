package io.github.supabasemigrate.goal.diff.state;

import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.goal.target.TargetDatabase;
import io.github.supabasemigrate.plan.PlanOptions;
import io.github.supabasemigrate.project.SqlFile;
import io.github.supabasemigrate.project.SupabaseProject;
import io.github.supabasemigrate.project.git.GitHistory;
import io.github.supabasemigrate.project.git.Revision;
import io.github.supabasemigrate.settings.Setting;
import io.github.supabasemigrate.settings.SettingValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The states that {@code from} and {@code to} can name. */
public final class States {

    private static final String MIGRATIONS = "migrations";
    private static final String TARGET = "target";
    private static final String SCHEMAS = "schemas";
    private static final String GIT = "git:";
    private static final String FILE = "file:";

    private final Run run;

    public States(Run run) {
        this.run = run;
    }

    /** What {@code from} names. */
    public SchemaState from() {
        return state(run.settings().value(Setting.FROM).orElseThrow());
    }

    /** What {@code to} names; else the declared schema, if there is one, else the target. */
    public SchemaState to() {
        return run.settings()
                .value(Setting.TO)
                .map(this::state)
                .orElseGet(() -> run.project().schemaFiles().isEmpty() ? target() : schemas());
    }

    private SchemaState state(SettingValue named) {
        String text = named.text();
        return switch (text) {
            case MIGRATIONS -> ReplayedState.of("the migrations", run, PlanOptions.all());
            case TARGET -> target();
            case SCHEMAS -> schemas();
            default -> {
                if (text.startsWith(GIT)) {
                    yield revision(text.substring(GIT.length()));
                }
                if (text.startsWith(FILE)) {
                    yield file(text.substring(FILE.length()));
                }
                if (text.contains("://") || text.startsWith("jdbc:")) {
                    yield LiveState.of(run, TargetDatabase.at(named, run.settings()));
                }
                throw MigrateException.because("`" + text + "` names no state of a schema.")
                        .why("Set by " + named.source() + ".")
                        .next("One of `migrations`, `target`, `schemas`, `git:<revision>`, `file:<path>`, or"
                                + " `postgresql://…`.")
                        .build();
            }
        };
    }

    private SchemaState target() {
        return TargetDatabase.find(run.settings())
                .map(database -> LiveState.of(run, database))
                .orElseThrow(() -> MigrateException.because("There is nothing to compare the migrations with.")
                        .why("The project has no `supabase/schemas/*.sql`, and no target is set.")
                        .next("Declare the schema, set SUPABASE_DB_URL, or name the state:"
                                + " -Dsupabase-migrate.to=git:main")
                        .build());
    }

    private SchemaState schemas() {
        List<SqlFile> files = run.project().schemaFiles();
        if (files.isEmpty()) {
            throw MigrateException.because("No file declares the schema.")
                    .next("Write `supabase/schemas/*.sql`, or name files in `[db.migrations] schema_paths` of"
                            + " config.toml.")
                    .build();
        }
        return DeclaredState.of("the declared schema", run, files);
    }

    private SchemaState file(String named) {
        Path base = run.project().directory();
        Path path = base.resolve(named).normalize();
        if (!Files.exists(path)) {
            throw MigrateException.because("`" + path + "` is not there.")
                    .state("Nothing was written.")
                    .build();
        }
        return DeclaredState.of("`" + named + "`", run, SqlFile.at(path, base));
    }

    private SchemaState revision(String ref) {
        SupabaseProject project = run.project();
        try (GitHistory git = GitHistory.around(project.directory())
                .orElseThrow(() -> MigrateException.because("`" + project.directory() + "` is in no Git repository.")
                        .state("Nothing was written.")
                        .build())) {
            Revision revision = git.revision(ref);
            Map<String, byte[]> files = new TreeMap<>(git.files(revision, "supabase"));
            String folder = project.directory()
                    .relativize(project.migrationsFolder())
                    .toString()
                    .replace('\\', '/');
            git.files(revision, folder).forEach((path, bytes) -> files.put(inMigrations(path, folder), bytes));
            return ScratchProject.with(run, files, scratch -> settled("Git's `" + ref + "`", scratch));
        }
    }

    private static String inMigrations(String path, String folder) {
        return "supabase/migrations" + path.substring(folder.length());
    }

    /** Everything that is to be known of the files, while they are there. */
    private static SchemaState settled(String name, Run scratch) {
        ReplayedState state = ReplayedState.of(name, scratch, PlanOptions.all());
        state.side();
        return state;
    }
}
