package io.github.supabasemigrate.project.files;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Finding.DecidedBy;
import io.github.supabasemigrate.finding.Severity;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Files chosen by the patterns of {@code sql_paths} and {@code schema_paths}, as the Supabase CLI chooses them: patterns in their
 * order, the matches of each sorted by path, no file twice; a folder that matches stands for all {@code *.sql} below it. A
 * {@code *} matches within one name (so {@code **} is no more than {@code *}), {@code ?} one character, {@code [a-z]} or
 * {@code [^a-z]} a class, {@code \} the next character itself.
 *
 * @param files as paths from the project's directory, with {@code /}
 * @param notices the patterns that match nothing
 */
public record PathPatterns(List<String> files, List<Finding> notices) {

    private static final Pattern MAGIC = Pattern.compile("[*?\\[\\\\]");

    /** Resolves patterns relative to {@code folder}; the files are named from {@code directory}. */
    public static PathPatterns resolve(List<String> patterns, Path folder, Path directory, String setting) {
        Set<String> files = new LinkedHashSet<>();
        List<Finding> notices = new ArrayList<>();
        for (String pattern : patterns) {
            List<Path> matches = matches(folder, pattern);
            if (matches.isEmpty()) {
                notices.add(Finding.of(
                                "pattern-without-file",
                                Severity.WARNING,
                                "`" + pattern + "` of `" + setting + "` matches no file.")
                        .decidedBy(DecidedBy.SYNTAX));
            }
            List<String> sorted = new ArrayList<>();
            for (Path match : matches) {
                sorted.add(Folders.relative(directory, match));
            }
            Collections.sort(sorted);
            files.addAll(sorted);
        }
        return new PathPatterns(List.copyOf(files), List.copyOf(notices));
    }

    private static List<Path> matches(Path folder, String pattern) {
        List<Path> matches = List.of(pattern.startsWith("/") ? folder.resolve("/") : folder);
        for (String segment : pattern.split("/")) {
            if (!segment.isEmpty() && !segment.equals(".")) {
                matches = step(matches, segment);
            }
        }
        List<Path> files = new ArrayList<>();
        for (Path match : matches) {
            if (Files.isDirectory(match)) {
                files.addAll(Folders.walk(match, ".sql"));
            } else {
                files.add(match);
            }
        }
        return files;
    }

    private static List<Path> step(List<Path> from, String segment) {
        if (!MAGIC.matcher(segment).find()) {
            List<Path> there = new ArrayList<>();
            for (Path folder : from) {
                Path path = folder.resolve(segment).normalize();
                if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                    there.add(path);
                }
            }
            return there;
        }
        Optional<Predicate<String>> name = namePattern(segment);
        if (name.isEmpty()) {
            return List.of();
        }
        return from.stream()
                .filter(Files::isDirectory)
                .flatMap(path -> Folders.entries(path).stream())
                .filter(path -> name.get().test(Folders.nameOf(path)))
                .toList();
    }

    /** Empty for a pattern that is not well formed: a class that is not closed, a backslash at the end. */
    private static Optional<Predicate<String>> namePattern(String segment) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c == '*') {
                regex.append(".*");
            } else if (c == '?') {
                regex.append('.');
            } else if (c == '[') {
                int end = segment.indexOf(']', i + 2);
                if (end < 0) {
                    return Optional.empty();
                }
                regex.append(characterClass(segment.substring(i + 1, end)));
                i = end;
            } else if (c == '\\' && ++i == segment.length()) {
                return Optional.empty();
            } else {
                regex.append(Pattern.quote(segment.substring(i, i + 1)));
            }
        }
        return Optional.of(Pattern.compile(regex.toString(), Pattern.DOTALL).asMatchPredicate());
    }

    private static String characterClass(String inside) {
        boolean negated = inside.startsWith("^");
        String members = negated ? inside.substring(1) : inside;
        return (negated ? "[^" : "[") + members.replaceAll("[\\[\\]&^\\\\]", "\\\\$0") + "]";
    }
}
