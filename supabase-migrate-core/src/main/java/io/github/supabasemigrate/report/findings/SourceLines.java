package io.github.supabasemigrate.report.findings;

import io.github.supabasemigrate.finding.Location;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lines that findings point at. A report shows what it can: a file that cannot be read has none. */
@FunctionalInterface
public interface SourceLines {

    /** No source at hand. */
    SourceLines NONE = location -> Optional.empty();

    /** The line of a location that names one. */
    Optional<String> line(Location location);

    /** The files below a directory, each read once. */
    static SourceLines below(Path directory) {
        Map<String, List<String>> files = new HashMap<>();
        return location -> {
            List<String> lines = files.computeIfAbsent(location.file(), file -> read(directory.resolve(file)));
            return location.line() > 0 && location.line() <= lines.size()
                    ? Optional.of(lines.get(location.line() - 1))
                    : Optional.empty();
        };
    }

    private static List<String> read(Path file) {
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return (text.startsWith("\uFEFF") ? text.substring(1) : text)
                    .lines()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
