package io.github.supabasemigrate.lint;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.lint.rules.LintRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What one rule says, word for word, of its page's two examples and of every SQL file in its folder below {@code lint/cases}.
 */
final class CaseReport {

    static final Path CASES = Path.of("src/test/resources/io/github/supabasemigrate/lint/cases");

    /** Decided by opening the project. Their pages show settings where SQL cannot. */
    static final Set<String> BY_FOLDER = Set.of(
            "migration-skipped",
            "version-duplicate",
            "version-width",
            "config-not-read",
            "config-unknown-key",
            "pattern-without-file");

    /** Decided by running the migrations, some of them twice. */
    static final Set<String> BY_GOAL =
            Set.of("apply-fails", "rerun-fails", "rerun-changes-schema", "rerun-changes-data");

    /** What no SQL text can show: a file in another encoding, and what a living database says. */
    static final Set<String> SHOWN_ELSEWHERE = Set.of(
            "migration-unreadable",
            "index-unused",
            "apply-fails-with-data",
            "unique-on-existing-data",
            "data-loss-unproven",
            "blocking-budget",
            "disk-headroom",
            "preflight-blockers");

    /** What a rule finds in a text. */
    @FunctionalInterface
    interface Judge {
        List<Finding> findings(LintRule rule, String text, Path directory) throws Exception;
    }

    private CaseReport() {}

    static Stream<LintRule> withFolder() {
        return LintRules.all().stream().filter(rule -> !SHOWN_ELSEWHERE.contains(rule.id()));
    }

    /** Those to run: all, or with {@code -Dlint.rule=<id>} one. */
    static Stream<LintRule> toRun() {
        String only = System.getProperty("lint.rule", "");
        return withFolder().filter(rule -> only.isEmpty() || rule.id().equals(only));
    }

    /** Whether texts are enough. */
    static boolean isByText(LintRule rule) {
        return rule.statementCheck().isPresent()
                || rule.fileCheck().isPresent()
                || rule.isDecidedByTexts()
                || rule.family() == Family.META;
    }

    static List<Path> files(LintRule rule) throws IOException {
        Path folder = CASES.resolve(rule.id());
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .toList();
        }
    }

    static String of(LintRule rule, Judge judge, Path directory) throws Exception {
        StringBuilder report = new StringBuilder();
        if (!rule.page().bad().startsWith("-- ") || rule.page().bad().startsWith("-- file:")) {
            report.append(section("bad example", rule, judge, rule.page().bad(), directory.resolve("bad")));
            report.append(section("good example", rule, judge, rule.page().good(), directory.resolve("good")));
        }
        for (Path file : files(rule)) {
            String name = file.getFileName().toString();
            String text = Files.readString(file).replace("\r\n", "\n");
            report.append(section(name, rule, judge, text, directory.resolve(name)));
        }
        return report.toString();
    }

    private static String section(String title, LintRule rule, Judge judge, String text, Path directory)
            throws Exception {
        List<Finding> found = judge.findings(rule, text, directory);
        String lines = found.stream().map(CaseReport::line).collect(Collectors.joining());
        return "== " + title + "\n" + (lines.isEmpty() ? "nothing\n" : lines);
    }

    private static String line(Finding finding) {
        Location location = finding.location();
        String where = location == null ? "" : location.toString().replace("supabase/migrations/", "");
        String how = finding.hint() == null ? "" : "\n  " + finding.hint();
        return where + " " + finding.severity() + " " + finding.message() + how + "\n";
    }
}
