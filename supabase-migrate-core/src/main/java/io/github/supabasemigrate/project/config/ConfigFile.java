package io.github.supabasemigrate.project.config;

import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.project.toml.TomlDocument;
import io.github.supabasemigrate.project.toml.TomlEntry;
import io.github.supabasemigrate.project.toml.TomlError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The entries of one {@code config.toml}, without interpretation.
 *
 * @param entries leaf values by the names on the way to them, in the order of the file
 */
public record ConfigFile(Map<List<String>, ConfigValue> entries) {

    private static final String REMOTES = "remotes";

    public ConfigFile {
        entries = Map.copyOf(entries);
    }

    /** The file that a project without one has. */
    public static ConfigFile empty() {
        return new ConfigFile(Map.of());
    }

    /**
     * Parses a file.
     *
     * @param shownAs the file's path in messages
     * @throws MigrateException with all errors of the file, each with line and column
     */
    public static ConfigFile parse(String text, String shownAs) {
        TomlDocument document = TomlDocument.parse(text);
        if (!document.errors().isEmpty()) {
            throw invalid(document.errors(), shownAs);
        }
        Map<List<String>, ConfigValue> entries = new LinkedHashMap<>();
        document.entries().forEach((path, entry) -> entries.put(path, value(entry, shownAs)));
        return new ConfigFile(entries);
    }

    private static ConfigValue value(TomlEntry entry, String shownAs) {
        String source = shownAs + ":" + entry.line();
        return new ConfigValue(entry.value(), source, new Location(shownAs, entry.line(), entry.column()));
    }

    /** This file with the section of the remote that has the given project ref laid over it; remotes themselves are dropped. */
    ConfigFile forRemote(Optional<String> projectRef) {
        Map<List<String>, ConfigValue> merged = new LinkedHashMap<>();
        for (Map.Entry<List<String>, ConfigValue> entry : entries.entrySet()) {
            if (!entry.getKey().get(0).equals(REMOTES)) {
                merged.put(entry.getKey(), entry.getValue());
            }
        }
        if (projectRef.isPresent()) {
            remoteNamed(projectRef.get()).ifPresent(remote -> overlay(merged, remote));
        }
        return new ConfigFile(merged);
    }

    private Optional<String> remoteNamed(String projectRef) {
        return entries.entrySet().stream()
                .filter(entry -> entry.getKey().size() == 3
                        && entry.getKey().get(0).equals(REMOTES)
                        && entry.getKey().get(2).equals("project_id")
                        && entry.getValue().value().equals(projectRef))
                .map(entry -> entry.getKey().get(1))
                .findFirst();
    }

    /** A remote is not seeded unless its own section says so. */
    private void overlay(Map<List<String>, ConfigValue> merged, String remote) {
        merged.put(
                List.of("db", "seed", "enabled"),
                new ConfigValue(false, "default of [" + REMOTES + "." + remote + "]", null));
        entries.forEach((path, value) -> {
            if (path.size() > 2 && path.get(0).equals(REMOTES) && path.get(1).equals(remote)) {
                merged.put(path.subList(2, path.size()), value);
            }
        });
    }

    private static MigrateException invalid(List<TomlError> errors, String shownAs) {
        List<String> lines = new ArrayList<>();
        for (TomlError error : errors) {
            lines.add(at(shownAs, error) + ": " + error.message());
        }
        return MigrateException.because(
                        "`" + shownAs + "` is not TOML" + (lines.size() == 1 ? "." : ": " + lines.size() + " errors."))
                .where(at(shownAs, errors.get(0)))
                .why(String.join("\n", lines))
                .build();
    }

    private static Location at(String file, TomlError error) {
        return new Location(file, error.line(), error.column());
    }
}
