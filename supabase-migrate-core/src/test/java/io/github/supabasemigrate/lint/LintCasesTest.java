package io.github.supabasemigrate.lint;

import static io.github.supabasemigrate.testing.Golden.assertGolden;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.lint.rules.LintRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * A folder a rule, with SQL files that have it find something, or nothing where a lesser linter would. {@code expected.txt} holds every
 * finding of the rule in every file, word for word.
 */
final class LintCasesTest {

    private static final Path CASES = Path.of("src/test/resources/io/github/supabasemigrate/lint/cases");

    @TempDir
    private Path directory;

    @TestFactory
    Stream<DynamicTest> findsWhatIsExpectedAndNothingElse() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.filter(Files::isDirectory).sorted().toList().stream()
                    .map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
        }
    }

    private void check(Path folder) throws IOException {
        String id = folder.getFileName().toString();
        LintRule rule = LintRules.named(id).orElseThrow(() -> new AssertionError("no rule " + id));
        try (Stream<Path> files = Files.list(folder)) {
            String found = files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .map(file -> report(rule, file))
                    .collect(Collectors.joining());
            assertGolden(found, "lint/cases/" + id + "/expected.txt");
        }
    }

    private String report(LintRule rule, Path file) {
        try {
            String name = file.getFileName().toString();
            List<Finding> found = LintCase.of(Files.readString(file).replace("\r\n", "\n"))
                    .findings(rule, directory.resolve(rule.id() + "-" + name));
            String lines = found.stream().map(LintCasesTest::line).collect(Collectors.joining());
            return "== " + name + "\n" + (lines.isEmpty() ? "nothing\n" : lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(Finding finding) {
        Location location = finding.location();
        String where = location == null ? "" : location.toString().replace("supabase/migrations/", "");
        String how = finding.hint() == null ? "" : "\n  " + finding.hint();
        return where + " " + finding.severity() + " " + finding.message() + how + "\n";
    }
}
