package io.github.supabasemigrate.goal.lint;

import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.goal.check.PastOfProject;
import io.github.supabasemigrate.goal.target.TargetFiles;
import io.github.supabasemigrate.lint.LintSource;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.project.SqlFile;
import io.github.supabasemigrate.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The texts to lint: those that the user names, or the project's migrations as far as their findings count. */
final class LintSources {

    private final Run run;
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
        return namedFiles().stream()
                .map(file -> LintSource.of(file.relativePath(), file.text()))
                .toList();
    }

    /** The files that the user names, read once. */
    List<SqlFile> namedFiles() {
        List<SqlFile> read = namedFiles;
        if (read == null) {
            List<Path> files = run.settings().list(Setting.FILES).stream()
                    .flatMap(name -> expand(run.settings().base().resolve(name)))
                    .toList();
            read = files.parallelStream()
                    .map(file -> SqlFile.read(file, shown(file)))
                    .toList();
            namedFiles = read;
        }
        return read;
    }

    /** A file, or the SQL files of a folder in the order of their names. */
    private static Stream<Path> expand(Path path) {
        if (Files.isRegularFile(path)) {
            return Stream.of(path);
        }
        try (Stream<Path> below = Files.walk(path)) {
            return below
                    .filter(file -> file.toString().endsWith(".sql") && Files.isRegularFile(file))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw MigrateException.because("There is no file or folder `" + path + "`.")
                    .why(e.toString())
                    .next("Name files and folders, separated by commas: -Dsupabase-migrate.files=…")
                    .cause(e)
                    .build();
        }
    }

    private String shown(Path file) {
        Path base = run.settings().base();
        Path path = file.normalize();
        return (path.startsWith(base) ? base.relativize(path) : path).toString().replace('\\', '/');
    }
}
