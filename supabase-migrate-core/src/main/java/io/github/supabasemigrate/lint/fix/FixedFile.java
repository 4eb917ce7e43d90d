package io.github.supabasemigrate.lint.fix;

import io.github.supabasemigrate.lint.Edit;
import io.github.supabasemigrate.lint.LintFile;
import io.github.supabasemigrate.lint.LintFinding;
import io.github.supabasemigrate.lint.LintResult;
import io.github.supabasemigrate.sql.SqlScript;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A file with all rewrites that fit together.
 *
 * @param text the new one, its lines ended as they were; it goes without a byte order mark
 * @param rules whose findings it puts right, in the order of their names
 */
public record FixedFile(LintFile file, String text, List<String> rules) {

    public FixedFile {
        rules = List.copyOf(rules);
    }

    /** The files of a result for which rules have rewrites, each as it would be. What would not parse any more is left out. */
    public static List<FixedFile> of(LintResult result) {
        Map<String, List<LintFinding>> byFile = result.details().stream()
                .filter(found -> !found.fix().isEmpty() && found.finding().location() != null)
                .collect(Collectors.groupingBy(FixedFile::path, LinkedHashMap::new, Collectors.toList()));
        List<FixedFile> fixed = new ArrayList<>();
        for (LintFile file : result.files()) {
            List<LintFinding> found = byFile.getOrDefault(file.path(), List.of());
            if (!found.isEmpty()) {
                fix(file, found).ifPresent(fixed::add);
            }
        }
        return fixed;
    }

    private static String path(LintFinding found) {
        return found.finding().location() == null
                ? ""
                : found.finding().location().file();
    }

    private static Optional<FixedFile> fix(LintFile file, List<LintFinding> found) {
        List<Edit> chosen = new ArrayList<>();
        TreeSet<String> rules = new TreeSet<>();
        for (LintFinding each : found) {
            if (each.fix().stream().noneMatch(edit -> chosen.stream().anyMatch(other -> overlap(edit, other)))) {
                chosen.addAll(each.fix());
                rules.add(each.rule().id());
            }
        }
        String text = apply(file.text(), chosen);
        return errors(text) <= errors(file.text())
                ? Optional.of(new FixedFile(file, text, List.copyOf(rules)))
                : Optional.empty();
    }

    /** Whether one change would be made in what the other makes anew. Two insertions at one place both hold. */
    private static boolean overlap(Edit one, Edit other) {
        return one.range().start() < other.range().end()
                && other.range().start() < one.range().end();
    }

    private static String apply(String text, List<Edit> edits) {
        List<Edit> backwards = new ArrayList<>(edits);
        backwards.sort(
                Comparator.comparingInt((Edit edit) -> edit.range().start()).reversed());
        StringBuilder changed = new StringBuilder(text);
        String lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
        backwards.forEach(edit -> changed.replace(
                edit.range().start(), edit.range().end(), edit.replacement().replace("\n", lineEnd)));
        return changed.toString();
    }

    private static long errors(String text) {
        return SqlScript.parse(text).statements().stream()
                .filter(statement -> statement.syntaxError().isPresent())
                .count();
    }
}
