package io.github.supabasemigrate.goal.lint;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.goal.check.PastOfProject;
import io.github.supabasemigrate.goal.target.TargetFiles;
import io.github.supabasemigrate.lint.LintSource;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.project.SqlFile;
import io.github.supabasemigrate.settings.Setting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The texts to lint: those that the user names, or the project's migrations as far as their findings count. */
final class LintSources {

    private final Run run;
    private final List<Finding> problems = new ArrayList<>();
    private @Nullable List<SqlFile> namedFiles;

    LintSources(Run run) {
        this.run = run;
    }

    /** Whether files were named, so that no project is needed. */
    boolean areNamed() {
        return run.settings().text(Setting.FILES).isPresent();
    }

    /** The directory from which paths are shown. */
    Path directory() {
        return areNamed() ? run.settings().base() : run.project().directory();
    }

    void requireProject(String why) {
        if (areNamed()) {
            throw MigrateException.because(why + ", because only there it is known which files others have.")
                    .next("Leave -Dsupabase-migrate.files out.")
                    .build();
        }
    }

    List<LintSource> all() {
        return areNamed() ? named() : ofProject();
    }

    private List<LintSource> ofProject() {
        Set<MigrationFile> inScope = new HashSet<>(inScope());
        return run.project().readableMigrations().stream()
                .map(file -> LintSource.of(file, inScope.contains(file)))
                .toList();
    }

    private List<MigrationFile> inScope() {
        return switch (run.settings().text(Setting.SCOPE).orElseThrow()) {
            case "changed" -> new PastOfProject(run).changedFiles();
            case "pending" -> TargetFiles.pending(run);
            default -> run.project().readableMigrations();
        };
    }

    private List<LintSource> named() {
        return namedFiles().stream().map(LintSource::of).toList();
    }

    /** The files that the user names, read once; one that cannot be read is a problem, and stops no other. */
    List<SqlFile> namedFiles() {
        List<SqlFile> read = namedFiles;
        if (read == null) {
            NamedFiles named = new NamedFiles(run.settings().base());
            List<Read> all = run.settings().list(Setting.FILES).stream()
                    .flatMap(name -> named.of(name).stream())
                    .distinct()
                    .toList()
                    .parallelStream()
                    .map(this::read)
                    .toList();
            all.forEach(each -> each.problem().ifPresent(problems::add));
            read = all.stream().flatMap(each -> each.file().stream()).toList();
            namedFiles = read;
            warnIfNone(all);
        }
        return read;
    }

    private void warnIfNone(List<Read> all) {
        if (all.isEmpty()) {
            run.workplace()
                    .progress()
                    .warning("There is no SQL file in `"
                            + run.settings().text(Setting.FILES).orElse("") + "`.");
        }
    }

    /** Why named files cannot be read. */
    List<Finding> problems() {
        namedFiles();
        return List.copyOf(problems);
    }

    /** What became of a file: a text or a finding. */
    private record Read(Optional<SqlFile> file, Optional<Finding> problem) {}

    private Read read(Path file) {
        String shown = shown(file);
        try {
            return new Read(Optional.of(SqlFile.read(file, shown)), Optional.empty());
        } catch (MigrateException unreadable) {
            return new Read(Optional.empty(), Optional.of(MigrationFile.unreadable(unreadable, shown)));
        }
    }

    private String shown(Path file) {
        Path base = run.settings().base();
        Path path = file.normalize();
        return (path.startsWith(base) ? base.relativize(path) : path).toString().replace('\\', '/');
    }
}
