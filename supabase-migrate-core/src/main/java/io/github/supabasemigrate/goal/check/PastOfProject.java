package io.github.supabasemigrate.goal.check;

import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.goal.memory.Inputs;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.project.SupabaseProject;
import io.github.supabasemigrate.project.git.GitHistory;
import io.github.supabasemigrate.project.git.GitState;
import io.github.supabasemigrate.project.git.Revision;
import io.github.supabasemigrate.settings.Setting;
import io.github.supabasemigrate.verify.history.Immutability;
import io.github.supabasemigrate.verify.history.PastMigrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The migrations that others already have: those of the branch that the work goes to, or those of a committed list of checksums
 * where there is no Git.
 */
public final class PastOfProject {

    static final String EDITS_ALLOWED = "ALLOW_MIGRATION_EDITS";
    private static final String CHECKSUMS = "supabase/migrations.sha256";

    private final Run run;
    private final SupabaseProject project;
    private final Optional<PastMigrations> past;
    private Optional<PastMigrations> tip = Optional.empty();

    public PastOfProject(Run run) {
        this.run = run;
        this.project = run.project();
        this.past = fromChecksums().or(this::fromGit);
    }

    /** What the past is read from, without asking Git. */
    public static void addTo(Inputs inputs, Run run) {
        Path directory = run.project().directory();
        inputs.add(directory.resolve(CHECKSUMS)).add(GitState.around(directory));
    }

    Optional<Immutability> immutability() {
        boolean editsAllowed = "1".equals(run.workplace().environment().get(EDITS_ALLOWED));
        return past.map(known -> new Immutability(known, tip.orElse(known), project.migrations(), editsAllowed));
    }

    /** The files that nobody else has yet; all but the first when that is unknown. */
    public List<MigrationFile> newFiles() {
        List<MigrationFile> all = project.readableMigrations();
        return past.map(known -> all.stream()
                        .filter(file -> !known.files().containsKey(file.fileName()))
                        .toList())
                .orElseGet(() -> all.subList(Math.min(1, all.size()), all.size()));
    }

    /** The files that others do not have as they are; all when nobody knows what others have. */
    public List<MigrationFile> changedFiles() {
        return past.map(known -> project.readableMigrations().stream()
                        .filter(file -> !known.hasUnchanged(file))
                        .toList())
                .orElseGet(project::readableMigrations);
    }

    /** Whether it is known what others have. */
    public boolean isKnown() {
        return past.isPresent();
    }

    private Optional<PastMigrations> fromChecksums() {
        Path file = project.directory().resolve(CHECKSUMS);
        try {
            return Files.exists(file)
                    ? Optional.of(PastMigrations.parse(Files.readString(file), CHECKSUMS))
                    : Optional.empty();
        } catch (IOException e) {
            throw MigrateException.because("`" + file + "` cannot be read.")
                    .why(e.toString())
                    .cause(e)
                    .build();
        }
    }

    /** A repository without the named branch is an error; one without any branch to compare with has no past. */
    private Optional<PastMigrations> fromGit() {
        Optional<String> branch = run.settings().text(Setting.RATCHET_FROM);
        Path directory = project.directory();
        String folder =
                directory.relativize(project.migrationsFolder()).toString().replace('\\', '/');
        try (GitHistory git = GitHistory.around(directory).orElse(null)) {
            if (git == null) {
                return Optional.empty();
            }
            PastMigrations begun = PastMigrations.at(git, git.mergeBase(branch), folder);
            Revision now = branch.map(git::revision).orElseGet(git::defaultBranch);
            tip = Optional.of(PastMigrations.at(git, now, folder));
            return Optional.of(begun);
        } catch (MigrateException e) {
            if (branch.isPresent()) {
                throw e;
            }
            run.workplace().progress().line("Edited migrations are not looked for: " + e.what());
            return Optional.empty();
        }
    }
}
