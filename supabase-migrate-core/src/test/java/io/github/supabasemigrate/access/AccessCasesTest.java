package io.github.supabasemigrate.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.access.demand.AccessFile;
import io.github.supabasemigrate.access.judge.AccessFinding;
import io.github.supabasemigrate.access.judge.AccessRule;
import io.github.supabasemigrate.access.rows.TeamSeed;
import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.CatalogReader;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.shadow.Shadow;
import io.github.supabasemigrate.testing.TestPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each way in which row level security fails in public, as small as it gets, is caught; each that only looks so is not. A case says
 * what it expects in its first lines: {@code -- caught: rule object persona command}, or {@code -- silent}.
 */
class AccessCasesTest {

    private static final Set<AccessRule> REPRODUCED = EnumSet.noneOf(AccessRule.class);
    private static final Path CASES = Path.of("src/test/resources/access-cases");

    static List<String> cases() throws IOException {
        String only = System.getProperty("access.case", "");
        try (Stream<Path> files = Files.list(CASES)) {
            return files.map(file -> file.getFileName().toString().replace(".sql", ""))
                    .filter(name -> name.matches(".*(" + only + ").*"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysWhatIsWrongAndNothingElse(String name) throws IOException, SQLException {
        String script = Files.readString(CASES.resolve(name + ".sql"));
        var notShown = new ArrayList<String>();
        AccessReport report = check(script, notShown);
        if (Boolean.getBoolean("access.print")) {
            System.out.println(report.matrix().asMarkdown() + report.notes() + report.findings());
        }
        assertThat(notShown)
                .as("findings whose reproduction does not show them")
                .isEmpty();
        List<String> found =
                report.findings().stream().map(AccessCasesTest::line).toList();

        List<String> expected = script.lines()
                .filter(line -> line.startsWith("-- caught: "))
                .map(line -> line.substring("-- caught: ".length()))
                .toList();
        for (String line : expected) {
            assertThat(found).as("findings").anyMatch(each -> isMeant(line.split(" "), each));
        }
        if (expected.isEmpty()) {
            assertThat(script).startsWith("-- silent");
            assertThat(report.findings().stream()
                            .filter(finding -> finding.rule().severity() != Severity.INFO)
                            .map(AccessCasesTest::line))
                    .isEmpty();
        }
    }

    private static boolean isMeant(String[] expected, String found) {
        String[] parts = found.split(" ", 4);
        return parts[0].equals(expected[0])
                && parts[1].replaceAll("\\(.*", "").equals(expected[1])
                && (expected[2].equals("-")
                        || List.of(parts[3].split(" ")[0].split(",")).contains(expected[2]))
                && parts[2].equals(expected[3]);
    }

    private static String line(AccessFinding finding) {
        return "%s %s %s %s %s"
                .formatted(
                        finding.rule().id(),
                        finding.object().display().replace(" ", ""),
                        finding.command(),
                        String.join(",", finding.personas()),
                        finding.message());
    }

    /** Every rule is told at least once with something to paste that shows it; what no case is caught for is shown elsewhere. */
    @AfterAll
    static void showsEveryRule() {
        if (System.getProperty("access.case", "").isEmpty()) {
            Set<AccessRule> expected = EnumSet.allOf(AccessRule.class);
            expected.removeAll(Shown.WITHOUT);
            expected.remove(AccessRule.REQUIREMENT);
            assertThat(REPRODUCED).containsAll(expected);
        }
    }

    static AccessReport check(String script) throws SQLException {
        return check(script, new ArrayList<>());
    }

    /** @param notShown takes findings whose reproduction, run on a database without any rows, does not show what they say */
    private static AccessReport check(String script, List<String> notShown) throws SQLException {
        try (Shadow shadow = TestPlatform.with(script);
                Connection superuser = shadow.asSuperuser().connect()) {
            Catalog catalog = CatalogReader.read(superuser);
            AccessReport report =
                    new AccessCheck(catalog, List.of("public"), AccessFile.NONE, TeamSeed.NONE, false).run(superuser);
            for (AccessFinding finding : report.findings()) {
                if (!Shown.WITHOUT.contains(finding.rule())) {
                    Shown shown = Shown.by(finding.reproduction(), superuser);
                    if (shown.isWhat(finding)) {
                        REPRODUCED.add(finding.rule());
                    } else {
                        notShown.add(line(finding) + "\n" + shown + "\n"
                                + finding.reproduction().script());
                    }
                }
            }
            return report;
        }
    }
}
