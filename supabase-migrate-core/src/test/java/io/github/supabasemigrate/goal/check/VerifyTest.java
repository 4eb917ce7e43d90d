package io.github.supabasemigrate.goal.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.goal.TestRun;
import io.github.supabasemigrate.report.Outcome;
import io.github.supabasemigrate.report.Outcome.Status;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VerifyTest {

    @TempDir
    private Path directory;

    /** A project that no other test has seen. */
    private TestRun project() {
        return again().file("supabase/migrations/001_users.sql", """
                -- %s
                CREATE TABLE public.users (id int PRIMARY KEY);
                ALTER TABLE public.users ENABLE ROW LEVEL SECURITY;
                CREATE POLICY own ON public.users USING (true);
                """.formatted(UUID.randomUUID()));
    }

    private TestRun again() {
        return new TestRun(directory).set("determinism", "false").set("access", "false");
    }

    private static Outcome verify(TestRun run) {
        try (run) {
            return run.tool().verify();
        }
    }

    @Test
    void doesNothingWhileNothingChanges() {
        try (TestRun run = project()) {
            assertThat(run.tool().verify().summary()).isEqualTo("The schema is as promised: 1 table, 1 policy.");
        }
        try (TestRun run = again()) {
            assertThat(run.tool().verify().summary())
                    .isEqualTo("Nothing changed since the schema was as promised: 1 table, 1 policy.");
            assertThat(run.lines()).isEmpty();
        }
    }

    /** Changes of one input each. */
    static Stream<Change> changes() {
        return Stream.of(
                run -> run.file("supabase/migrations/002_more.sql", "SELECT 1;"),
                run -> run.file("supabase/config.toml", "[api]\nschemas = [\"public\", \"app\"]\n"),
                run -> run.file("supabase/schema-manifest.json", "{\"tables\": [\"users\"]}"),
                run -> run.file("supabase/migrations.sha256", "# None.\n"),
                run -> run.file("supabase/verify-database-schema.sql", "-- Old."),
                run -> run.file("supabase/seed.sql", "SELECT 2;"),
                run -> run.file("supabase/roles.sql", "CREATE ROLE r;"),
                run -> run.file(".git/HEAD", "ref: refs/heads/main\n"),
                run -> run.set("requiredPolicies", "SELECT"),
                run -> run.configure("expect", "<expect><tables>1</tables></expect>"),
                run -> run.variable("ALLOW_MIGRATION_EDITS", "1"));
    }

    @FunctionalInterface
    interface Change {
        TestRun to(TestRun run);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void looksAgainWhenAnInputChanges(Change change) {
        verify(project());

        assertThat(verify(change.to(again())).data()).containsEntry("unchanged", false);
    }

    @Test
    void aRunThatFailedIsNotRemembered() {
        verify(project());
        TestRun failing = again().configure("expect", "<expect><tables>2</tables></expect>");
        assertThat(verify(failing).status()).isEqualTo(Status.VIOLATIONS);

        TestRun asBefore = again().configure("expect", "<expect><tables>2</tables></expect>");
        assertThat(verify(asBefore).data()).containsEntry("unchanged", false);
    }

    @Test
    void aWarningIsToldAgain() {
        TestRun run = project().set("rules", "stale-snapshot=warning").set("schemaFile", "schema.sql");
        Outcome first = verify(run);
        Outcome second = verify(again().set("rules", "stale-snapshot=warning").set("schemaFile", "schema.sql"));

        assertThat(first.status()).isEqualTo(Status.PASSED);
        assertThat(second.data())
                .containsEntry("unchanged", true)
                .containsEntry("findings", first.data().get("findings"));
        assertThat(second.summary())
                .isEqualTo(
                        "Nothing changed: still 1 finding in a schema of 1 table, 1 policy; the worst is a warning.");
    }

    @Test
    void writesReportsAndSaysWhere() {
        Outcome outcome = verify(project().configure("expect", "<expect><policies>27</policies></expect>"));

        assertThat(outcome.data().get("reports"))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, String.class))
                .containsOnlyKeys("sarif", "junit", "json")
                .allSatisfy(
                        (format, file) -> assertThat(Path.of(file)).content().contains("expected-count"));
    }

    @Test
    void reportsOfAFailureDoNotOutliveIt() {
        verify(project());
        verify(again().configure("expect", "<expect><policies>27</policies></expect>"));
        Outcome unchanged = verify(again());

        assertThat(unchanged.data()).containsEntry("unchanged", true);
        assertThat(unchanged.data().get("reports"))
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, String.class))
                .containsOnlyKeys("sarif", "junit", "json")
                .allSatisfy(
                        (format, file) -> assertThat(Path.of(file)).content().doesNotContain("expected-count"));
    }

    @Test
    void theApiServesTheSchemasThatTheConfigurationNames() {
        TestRun run = project()
                .file("supabase/config.toml", "[api]\nschemas = [\"app\"]\n")
                .file(
                        "supabase/migrations/002_open.sql",
                        "CREATE SCHEMA app; CREATE TABLE app.served (id int); CREATE TABLE public.hidden (id int);\n");

        assertThat(verify(run).details())
                .anyMatch(line -> line.contains("`app.served` is served by the API without row level security."))
                .noneMatch(line -> line.contains("`public.hidden`"));
    }

    @Test
    void seedsAreTriedOnDemand() {
        TestRun run = project()
                .file("supabase/seed.sql", "INSERT INTO public.users VALUES (1);\nINSERT INTO nowhere VALUES (1);\n");
        assertThat(verify(run).status()).isEqualTo(Status.PASSED);

        Outcome outcome = verify(again().set("includeSeed", "true"));

        assertThat(outcome.status()).isEqualTo(Status.VIOLATIONS);
        assertThat(outcome.details()).anyMatch(line -> line.contains("supabase/seed.sql:2"));
    }

    @Test
    void aRuleOfAnotherGoalMayBeSwitchedToo() {
        assertThat(verify(project().set("rules", "drift=off,deprecated-object=info"))
                        .status())
                .isEqualTo(Status.PASSED);
    }

    @Test
    void resultsAreNumbersForScripts() {
        assertThat(verify(project()).data())
                .containsAllEntriesOf(Map.of("tables", 1, "policies", 1, "unchanged", false));
    }
}
