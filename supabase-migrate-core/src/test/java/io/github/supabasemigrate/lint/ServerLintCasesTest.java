package io.github.supabasemigrate.lint;

import static io.github.supabasemigrate.testing.Golden.assertGolden;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Finding.DecidedBy;
import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.goal.TestRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The folders of rules that no text decides: their files run on a server. */
final class ServerLintCasesTest {

    @AutoClose
    private static final ServerCase SERVER = new ServerCase();

    @TempDir
    private Path directory;

    @TestFactory
    Stream<DynamicTest> findsWhatIsExpectedAndNothingElse() {
        return CaseReport.toRun()
                .filter(rule -> !CaseReport.isByText(rule) && !CaseReport.BY_FOLDER.contains(rule.id()))
                .map(rule -> DynamicTest.dynamicTest(rule.id(), () -> check(rule)));
    }

    /** Rules that texts decide as well may be found elsewhere, or more surely, where a server ran the files. */
    @TestFactory
    Stream<DynamicTest> aServerSaysWhatIsExpectedOfWhatTextsDecideToo() {
        return CaseReport.toRun()
                .filter(CaseReport::isByText)
                .filter(rule -> Files.exists(CaseReport.CASES.resolve(rule.id()).resolve("server.txt")))
                .map(rule -> DynamicTest.dynamicTest(
                        rule.id(),
                        () -> assertGolden(
                                CaseReport.of(rule, SERVER::findings, directory.resolve(rule.id())),
                                "lint/cases/" + rule.id() + "/server.txt")));
    }

    private void check(LintRule rule) throws Exception {
        CaseReport.Judge judge =
                CaseReport.BY_GOAL.contains(rule.id()) ? ServerLintCasesTest::ofGoal : SERVER::findings;
        assertGolden(
                CaseReport.of(rule, judge, directory.resolve(rule.id())), "lint/cases/" + rule.id() + "/expected.txt");
    }

    private static List<Finding> ofGoal(LintRule rule, String text, Path where) {
        LintCase.of(text).project(where);
        try (TestRun run = new TestRun(where)) {
            run.set("rules", rule.id() + "=warning");
            List<?> found =
                    (List<?>) Objects.requireNonNull(run.tool().lint().data().get("findings"));
            return found.stream()
                    .map(each -> (Map<?, ?>) each)
                    .filter(each -> rule.id().equals(each.get("rule")))
                    .map(ServerLintCasesTest::finding)
                    .toList();
        }
    }

    private static Finding finding(Map<?, ?> data) {
        Location where =
                new Location(String.valueOf(data.get("file")), number(data.get("line")), number(data.get("column")));
        return new Finding(
                String.valueOf(data.get("rule")),
                Severity.WARNING,
                String.valueOf(data.get("message")),
                null,
                where,
                null,
                DecidedBy.OBSERVED);
    }

    private static int number(@Nullable Object value) {
        return value instanceof Number number ? number.intValue() : 0;
    }
}
