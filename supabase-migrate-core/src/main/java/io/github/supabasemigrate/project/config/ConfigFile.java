package io.github.supabasemigrate.project.config;

import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.MigrateException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;

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
        TomlParseResult result = Toml.parse(text);
        if (result.hasErrors()) {
            throw invalid(result.errors(), shownAs);
        }
        Map<List<String>, ConfigValue> entries = new LinkedHashMap<>();
        for (List<String> path : result.keyPathSet(false)) {
            Location location = at(shownAs, result.inputPositionOf(path));
            entries.put(path, ConfigValue.at(location, plain(Objects.requireNonNull(result.get(path)))));
        }
        return new ConfigFile(entries);
    }

    /**
     * The same.
     *
     * @param keptIn where what was said of the text is kept for the next time, if anywhere
     */
    public static ConfigFile parse(String text, String shownAs, Optional<Path> keptIn) {
        if (keptIn.isEmpty()) {
            return parse(text, shownAs);
        }
        var kept = new KeptConfig(keptIn.get());
        Optional<ConfigFile> known = kept.of(text, shownAs);
        if (known.isPresent()) {
            return known.get();
        }
        ConfigFile parsed = parse(text, shownAs);
        kept.keep(text, parsed);
        return parsed;
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

    private static Object plain(Object value) {
        return value instanceof TomlArray array
                ? array.toList().stream().map(ConfigFile::plain).toList()
                : value;
    }

    private static Location at(String file, TomlPosition position) {
        return new Location(file, position.line(), position.column());
    }

    private static MigrateException invalid(List<TomlParseError> errors, String shownAs) {
        List<String> lines = new ArrayList<>();
        for (TomlParseError error : errors) {
            lines.add(at(shownAs, error.position()) + ": " + error.getMessage());
        }
        return MigrateException.because(
                        "`" + shownAs + "` is not TOML" + (lines.size() == 1 ? "." : ": " + lines.size() + " errors."))
                .where(at(shownAs, errors.get(0).position()))
                .why(String.join("\n", lines))
                .build();
    }
}
