package io.github.supabasemigrate.project.files;

import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.MigrateException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Folders listed in an order that no platform changes, and paths shown with {@code /} on all of them. */
public final class Folders {

    private Folders() {}

    /** All entries of a folder, hidden ones and folders too, sorted by name. */
    public static List<Path> entries(Path folder) {
        Map<String, Path> entries = new TreeMap<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
            for (Path entry : found) {
                entries.put(nameOf(entry), entry);
            }
            return List.copyOf(entries.values());
        } catch (IOException | DirectoryIteratorException e) {
            throw unreadable(folder, e);
        }
    }

    /** The regular files below a folder whose name ends with one of the suffixes, sorted by path. */
    public static List<Path> walk(Path folder, String... suffixes) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> Stream.of(suffixes).anyMatch(nameOf(file)::endsWith))
                    .sorted(Comparator.comparing(file -> relative(folder, file)))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(folder, e);
        }
    }

    public static String nameOf(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }

    /** The way from one folder to a path below or beside it, with {@code /}; the absolute path if there is none. */
    public static String relative(Path base, Path path) {
        Path to = path.toAbsolutePath().normalize();
        Path from = base.toAbsolutePath().normalize();
        if (from.getRoot() == null || !from.getRoot().equals(to.getRoot())) {
            return to.toString().replace('\\', '/');
        }
        return slashed(from.relativize(to));
    }

    private static String slashed(Path relative) {
        String separator = relative.getFileSystem().getSeparator();
        return separator.equals("/") ? relative.toString() : relative.toString().replace(separator, "/");
    }

    private static MigrateException unreadable(Path folder, Exception e) {
        return MigrateException.because("`" + folder + "` cannot be listed.")
                .where(Location.ofFile(folder.toString().replace('\\', '/')))
                .why(e.toString())
                .cause(e)
                .build();
    }
}
