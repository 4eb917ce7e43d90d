package io.github.supabasemigrate.goal.diff.state;

import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.project.SupabaseProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;

/** A project in a temporary directory, with the settings of the one at hand and other files. */
public final class ScratchProject {

    private ScratchProject() {}

    /** Some work with the settings and roles of a project, and no migrations. */
    public static <T> T without(Run run, Function<Run, T> work) {
        return in(run, directory -> copySettings(run.project(), directory), work);
    }

    /** Some work with files of another time, by their path from the project's directory. */
    static <T> T with(Run run, Map<String, byte[]> files, Function<Run, T> work) {
        return in(
                run,
                directory -> {
                    for (Map.Entry<String, byte[]> file : files.entrySet()) {
                        Path path = directory.resolve(file.getKey());
                        Files.createDirectories(Objects.requireNonNull(path.getParent()));
                        Files.write(path, file.getValue());
                    }
                },
                work);
    }

    private interface Filling {
        void fill(Path directory) throws IOException;
    }

    private static <T> T in(Run run, Filling filling, Function<Run, T> work) {
        try {
            Path directory = Files.createTempDirectory("supabase-migrate-state");
            try {
                Files.createDirectories(directory.resolve("supabase/migrations"));
                filling.fill(directory);
                SupabaseProject project =
                        SupabaseProject.open(directory, run.workplace().environment());
                return work.apply(new Run(run.settings(), Optional.of(project), run.workplace()));
            } finally {
                PathUtils.deleteDirectory(directory);
            }
        } catch (IOException e) {
            throw MigrateException.because("A temporary directory cannot be used.")
                    .why(e.toString())
                    .cause(e)
                    .build();
        }
    }

    private static void copySettings(SupabaseProject project, Path directory) throws IOException {
        Path supabase = project.directory().resolve("supabase");
        for (Path folder : new Path[] {project.directory(), supabase}) {
            if (Files.isDirectory(folder)) {
                Path copy = directory.resolve(project.directory().relativize(folder));
                try (Stream<Path> files = Files.list(folder)) {
                    for (Path file : (Iterable<Path>) files.filter(ScratchProject::isSetting)::iterator) {
                        Files.copy(file, copy.resolve(file.getFileName().toString()));
                    }
                }
            }
        }
    }

    private static boolean isSetting(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file)
                && (name.equals("config.toml") || name.equals("roles.sql") || name.startsWith(".env"));
    }
}
