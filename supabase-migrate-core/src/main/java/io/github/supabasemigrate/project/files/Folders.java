package io.github.supabasemigrate.project.files;

import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.MigrateException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Folders listed in an order that no platform changes, and paths shown with {@code /} on all of them. */
public final class Folders {

    private static final Comparator<Path> BY_NAME = Comparator.comparing(Folders::nameOf);

    private Folders() {}

    /** All entries of a folder, hidden ones and folders too, sorted by name. */
    public static List<Path> entries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted(BY_NAME).toList();
        } catch (IOException | UncheckedIOException e) {
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
        return StreamSupport.stream(relative.spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
    }

    private static MigrateException unreadable(Path folder, Exception e) {
        return MigrateException.because("`" + folder + "` cannot be listed.")
                .where(Location.ofFile(folder.toString().replace('\\', '/')))
                .why(e.toString())
                .cause(e)
                .build();
    }
}
