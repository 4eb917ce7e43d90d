package io.github.supabasemigrate.goal.lint;

import io.github.supabasemigrate.finding.MigrateException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** The SQL files that a user means by the name of a file, of a folder, or by a pattern with {@code *}, {@code **} and the like. */
final class NamedFiles {

    /** Alternatives in braces need a comma, which parts one name from the next. */
    private static final Pattern WILD = Pattern.compile("[*?\\[]");

    private final Path base;

    NamedFiles(Path base) {
        this.base = base;
    }

    /** In the order of their paths; a folder or pattern may hold none, but what has no wildcard must be there. */
    List<Path> of(String name) {
        Matcher wild = WILD.matcher(name);
        if (wild.find() && !isThere(name)) {
            return matching(name, name.substring(0, wild.start()));
        }
        Path path = base.resolve(name);
        if (Files.isRegularFile(path)) {
            return List.of(path);
        }
        if (!Files.isDirectory(path)) {
            throw MigrateException.because("There is no file or folder `" + path + "`.")
                    .next("Name files, folders and patterns, separated by commas: -Dsupabase-migrate.files=…")
                    .build();
        }
        return below(path, file -> file.toString().endsWith(".sql"));
    }

    private boolean isThere(String name) {
        try {
            return Files.exists(base.resolve(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /**
     * @param still the part of the pattern before its first wildcard, whose last slash ends the folder to look through
     */
    private List<Path> matching(String pattern, String still) {
        int slash = Math.max(still.lastIndexOf('/'), still.lastIndexOf('\\'));
        Path folder = base.resolve(still.substring(0, slash + 1));
        PathMatcher matcher = matcher(folder, pattern.substring(slash + 1));
        return Files.isDirectory(folder) ? below(folder, file -> matcher.matches(folder.relativize(file))) : List.of();
    }

    private static PathMatcher matcher(Path folder, String pattern) {
        try {
            return folder.getFileSystem().getPathMatcher("glob:" + pattern.replaceAll("[{}]", "\\\\$0"));
        } catch (PatternSyntaxException e) {
            throw MigrateException.because("`" + pattern + "` is no pattern of file names.")
                    .why(e.getDescription() + ".")
                    .next("Close the bracket, or name the folder: all its SQL files are linted.")
                    .cause(e)
                    .build();
        }
    }

    private static List<Path> below(Path folder, Predicate<Path> isMeant) {
        try (Stream<Path> below = Files.walk(folder)) {
            return below.filter(file -> isMeant.test(file) && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw MigrateException.because("The folder `" + folder + "` cannot be read.")
                    .why(e.toString())
                    .cause(e)
                    .build();
        }
    }
}
