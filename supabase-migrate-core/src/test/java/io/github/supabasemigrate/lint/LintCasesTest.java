package io.github.supabasemigrate.lint;

import static io.github.supabasemigrate.testing.Golden.assertGolden;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.lint.rules.LintRules;
import io.github.supabasemigrate.project.SupabaseProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * A folder a rule, with SQL files that have it find something, or nothing where a lesser linter would. {@code expected.txt} holds every
 * finding of the rule in its page's examples and in every file, word for word. Rules that need a server are asked elsewhere, and
 * {@code server.txt} says what one finds of a rule that texts decide too.
 */
final class LintCasesTest {

    @TempDir
    private Path directory;

    @Test
    void everyRuleHasItsFolder() {
        assertThat(CaseReport.withFolder()).allSatisfy(rule -> {
            assertThat(CaseReport.files(rule)).as(rule.id()).isNotEmpty();
            assertThat(CaseReport.CASES.resolve(rule.id()).resolve("expected.txt"))
                    .isNotEmptyFile();
        });
    }

    @Test
    void everyFolderHasItsRule() throws IOException {
        try (Stream<Path> folders = Files.list(CaseReport.CASES)) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .allMatch(id -> LintRules.named(id).isPresent());
        }
    }

    @TestFactory
    Stream<DynamicTest> findsWhatIsExpectedAndNothingElse() {
        return CaseReport.toRun()
                .filter(rule -> CaseReport.isByText(rule) || CaseReport.BY_FOLDER.contains(rule.id()))
                .map(rule -> DynamicTest.dynamicTest(rule.id(), () -> check(rule)));
    }

    private void check(LintRule rule) throws Exception {
        CaseReport.Judge judge = CaseReport.BY_FOLDER.contains(rule.id())
                ? LintCasesTest::ofFolder
                : (asked, text, where) -> LintCase.of(text).findings(asked, where);
        assertGolden(
                CaseReport.of(rule, judge, directory.resolve(rule.id())), "lint/cases/" + rule.id() + "/expected.txt");
    }

    private static List<Finding> ofFolder(LintRule rule, String text, Path where) {
        SupabaseProject project = LintCase.of(text).project(where);
        return Stream.concat(project.problems().stream(), project.notices().stream())
                .filter(finding -> finding.rule().equals(rule.id()))
                .toList();
    }
}
