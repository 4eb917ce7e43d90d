package io.github.supabasemigrate.goal.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.goal.TestRun;
import io.github.supabasemigrate.report.Outcome;
import io.github.supabasemigrate.sql.SqlScript;
import io.github.supabasemigrate.sql.statement.table.CreatePolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The example project with its committed matrix, and with each of its policies broken. */
class ExampleAccessTest {

    private static final Path EXAMPLE = Path.of("../example-project/supabase");

    private static TestRun example(Path directory) throws IOException {
        TestRun run = new TestRun(directory).set("rules", "migration-immutable=off");
        try (Stream<Path> files = Files.walk(EXAMPLE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = EXAMPLE.relativize(file).toString().replace('\\', '/');
                if (!name.startsWith(".")) {
                    run.file("supabase/" + name, Files.readString(file));
                }
            }
        }
        return run;
    }

    private static List<CreatePolicy> policies() throws IOException {
        String script = Files.readString(EXAMPLE.resolve("migrations/20250101000000_initial_schema.sql"));
        return SqlScript.parse(script).statements().stream()
                .flatMap(statement -> statement.tree().stream().flatMap(tree -> CreatePolicy.of(tree).stream()))
                .toList();
    }

    /** Each policy dropped. */
    static List<String> drops() throws IOException {
        return policies().stream()
                .map(policy -> "DROP POLICY \"%s\" ON %s;".formatted(policy.name(), policy.table()))
                .toList();
    }

    /** Each policy letting everything pass; those that let everything pass already, whoever asks. */
    static List<String> weakenings() throws IOException {
        return policies().stream()
                .map(policy -> {
                    String alter = "ALTER POLICY \"%s\" ON %s".formatted(policy.name(), policy.table());
                    boolean isOpen = policy.using()
                            .filter(using -> using.text().equals("true"))
                            .isPresent();
                    return switch (policy.command().toUpperCase(Locale.ROOT)) {
                        case "INSERT" -> alter + " WITH CHECK (true);";
                        case "UPDATE" -> alter + " USING (true) WITH CHECK (true);";
                        default -> alter + (isOpen ? " TO public" : "") + " USING (true);";
                    };
                })
                .toList();
    }

    @Test
    void keepsWhatItsMatrixSays(@TempDir Path directory) throws IOException {
        try (TestRun run = example(directory)) {
            if (Boolean.getBoolean("golden.write")) {
                run.file("supabase/access-matrix.md", "").tool().snapshot();
                Files.copy(
                        directory.resolve("supabase/access-matrix.md"),
                        EXAMPLE.resolve("access-matrix.md"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
            Outcome outcome = run.tool().verify();

            assertThat(outcome.status())
                    .as(String.join("\n", outcome.details()))
                    .isEqualTo(Outcome.Status.PASSED);
            assertThat(Files.readString(directory.resolve("supabase/access-matrix.md")))
                    .contains("## public.vision_boards");
        }
    }

    /** One by each promise that it breaks: row level security, the manifest, the matrix, and four snapshots. */
    @Test
    void aNewTableIsOneFindingOfEachRuleThatItBreaks(@TempDir Path directory) throws IOException {
        String table = "CREATE TABLE public.added (id int PRIMARY KEY, body text);";
        try (TestRun run = example(directory).file("supabase/migrations/20990101000000_added.sql", table)) {
            List<Finding> findings = ((Verified) run.tool().verify()).findings();

            assertThat(findings.stream()
                            .filter(finding -> KnownRules.ofVerify().contains(finding.rule()))
                            .collect(Collectors.groupingBy(Finding::rule, Collectors.counting())))
                    .isEqualTo(Map.of(
                            "access-changed", 1L,
                            "row-security-off", 1L,
                            "schema-manifest", 1L,
                            "stale-snapshot", 4L));
            assertThat(findings.get(0).message()).isEqualTo("""
                    `public.added` is not in the committed matrix:
                      SELECT as `anon`, `A1`, `A2`, `B`, `N`, `service_role`: `all`
                      INSERT as `anon`, `A1`, `A2`, `B`, `N`, `service_role`: `all`
                      UPDATE as `anon`, `A1`, `A2`, `B`, `N`, `service_role`: `all`
                      DELETE as `anon`, `A1`, `A2`, `B`, `N`, `service_role`: `all`""");
        }
    }

    @Test
    void hasTwentySevenPolicies() throws IOException {
        assertThat(drops()).hasSize(27).doesNotHaveDuplicates();
        assertThat(weakenings()).hasSize(27).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource({"drops", "weakenings"})
    void aBrokenPolicyFailsTheBuild(String broken, @TempDir Path directory) throws IOException {
        try (TestRun run = example(directory).file("supabase/migrations/20990101000000_mistake.sql", broken)) {
            Outcome outcome = run.tool().verify();

            String table = Objects.requireNonNull(broken.replaceAll("(?s).* ON (public\\.\\w+).*", "$1"));
            assertThat(outcome.status()).isEqualTo(Outcome.Status.VIOLATIONS);
            assertThat(outcome.details())
                    .as(broken)
                    .anyMatch(line -> line.contains("error:")
                            && line.contains("`" + table + "`")
                            && line.matches(".*`(anon|A1|A2|B|N)`.*")
                            && line.matches(".*(SELECT|INSERT|UPDATE|DELETE|reads|inserts|changes|deletes|takes).*"));
        }
    }
}
