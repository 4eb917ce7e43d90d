package io.github.supabasemigrate.project;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.project.config.ConfigFile;
import io.github.supabasemigrate.project.files.Folders;
import io.github.supabasemigrate.project.files.PathPatterns;
import io.github.supabasemigrate.project.files.SourceText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A project's {@code config.toml} and what follows from it.
 *
 * @param file as it stands there
 * @param config for the local database
 * @param seeds the files that it names
 * @param notices about it
 */
record ConfiguredProject(ConfigFile file, ProjectConfig config, PathPatterns seeds, List<Finding> notices) {

    /**
     * Reads the file, if there is one.
     *
     * @param keptIn where what it says is kept for the next time, if anywhere
     */
    static ConfiguredProject read(Path directory, Path supabase, EnvFiles variables, Optional<Path> keptIn) {
        Path place = supabase.resolve("config.toml");
        if (!Files.isRegularFile(place)) {
            return of(ConfigFile.empty(), directory, supabase, variables);
        }
        String shown = Folders.relative(directory, place);
        ConfigFile file = ConfigFile.parse(SourceText.read(place, shown).text(), shown, keptIn);
        return of(file, directory, supabase, variables);
    }

    /** What a plain folder of migrations has: settings of variables, and defaults. */
    static ConfiguredProject none(Path directory, Path supabase, EnvFiles variables) {
        return of(ConfigFile.empty(), directory, supabase, variables);
    }

    private static ConfiguredProject of(ConfigFile file, Path directory, Path supabase, EnvFiles variables) {
        ProjectConfig config = ProjectConfig.of(file, Optional.empty(), variables);
        List<String> patterns = config.seeds() && Files.isDirectory(supabase) ? config.seedPaths() : List.of();
        List<Finding> notices = new ArrayList<>(config.notices());
        notices.addAll(otherConfigs(directory, supabase));
        return new ConfiguredProject(
                file, config, PathPatterns.resolve(patterns, supabase, directory, "db.seed.sql_paths"), notices);
    }

    private static List<Finding> otherConfigs(Path directory, Path supabase) {
        List<Finding> others = new ArrayList<>();
        for (String name : List.of("config.json", "config.jsonc")) {
            Path file = supabase.resolve(name);
            if (Files.isRegularFile(file)) {
                others.add(MigrationFolder.finding(
                                "config-not-read",
                                Severity.WARNING,
                                "`" + name + "` is not read; only `config.toml` is.")
                        .at(Location.ofFile(Folders.relative(directory, file))));
            }
        }
        return others;
    }
}
