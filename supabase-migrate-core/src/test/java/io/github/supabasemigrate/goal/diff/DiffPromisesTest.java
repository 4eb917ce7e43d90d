package io.github.supabasemigrate.goal.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.goal.TestRun;
import io.github.supabasemigrate.history.MigrationHistory;
import io.github.supabasemigrate.report.Outcome;
import io.github.supabasemigrate.testing.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code diff} promises about what it shows, asks and saves. */
class DiffPromisesTest {

    private static final String NOTES = "CREATE TABLE public.notes (id integer PRIMARY KEY, body text NOT NULL);\n";

    /** Acts by itself when a plan runs, but not while the state is made that it is declared in: nothing comes after it. */
    private static final String MEDDLER = """
            CREATE FUNCTION public.meddle() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN %s; END $$;
            CREATE EVENT TRIGGER meddler ON ddl_command_end WHEN TAG IN ('ALTER TABLE') EXECUTE FUNCTION public.meddle();
            """;

    @TempDir
    private Path directory;

    private TestRun run;

    @BeforeEach
    void writeProject() {
        run = new TestRun(directory).file("supabase/migrations/20250101000000_notes.sql", NOTES);
    }

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void aPlanThatDoesNotArriveIsNeitherShownNorSaved() throws IOException {
        String meddler = MEDDLER.formatted("COMMENT ON TABLE public.notes IS 'mine'");
        run.file("one.sql", NOTES + meddler)
                .file("other.sql", NOTES.replace("body", "at date, body") + meddler)
                .set("from", "file:one.sql")
                .set("to", "file:other.sql")
                .set("name", "dates");
        assertThatThrownBy(() -> run.tool().diff()).isInstanceOfSatisfying(MigrateException.class, failure -> {
            assertThat(failure.what()).isEqualTo("The plan does not arrive.");
            assertThat(failure.why()).contains("table public.notes: comment should be `` and is `mine`");
        });
        assertThat(files("supabase/migrations")).hasSize(1);
        assertThat(caseFile())
                .contains("--- before\n", "--- after\n", "CREATE EVENT TRIGGER meddler")
                .endsWith("ALTER TABLE public.notes ADD COLUMN at date;\n");
    }

    @Test
    void aLossThatThePlanDoesNotTellIsFound() throws IOException {
        String meddler = MEDDLER.formatted("DELETE FROM public.notes WHERE id = 2");
        run.file("one.sql", NOTES + meddler)
                .file("other.sql", NOTES.replace("body", "at date, body") + meddler)
                .set("from", "file:one.sql")
                .set("to", "file:other.sql")
                .set("output", "way.sql");
        assertThatThrownBy(() -> run.tool().diff()).isInstanceOfSatisfying(MigrateException.class, failure -> {
            assertThat(failure.what()).isEqualTo("The plan loses data without saying so.");
            assertThat(failure.why()).contains("`public.notes` had 3 rows and has 2");
        });
        assertThat(directory.resolve("way.sql")).doesNotExist();
        assertThat(caseFile()).contains("ALTER TABLE public.notes ADD COLUMN at date;");
    }

    @Test
    void rowsOfAPartitionThatIsSplitAreProvenToBeKept() {
        String table = "CREATE TABLE public.events (at date NOT NULL, what text) PARTITION BY RANGE (at);\n";
        run.file("supabase/migrations/20250102000000_events.sql", table + """
                CREATE TABLE public.events_2024 PARTITION OF public.events FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
                INSERT INTO public.events VALUES ('2024-02-02', 'first'), ('2024-08-08', 'second');
                """)
                .file("supabase/schemas/all.sql", NOTES + table + """
                CREATE TABLE public.events_2024_h1 PARTITION OF public.events FOR VALUES FROM ('2024-01-01') TO ('2024-07-01');
                CREATE TABLE public.events_2024_h2 PARTITION OF public.events FOR VALUES FROM ('2024-07-01') TO ('2025-01-01');
                """)
                .set("name", "halves")
                .set("allow", "rewrite");
        Outcome outcome = run.tool().diff();
        assertThat(outcome.status()).isEqualTo(Outcome.Status.PASSED);
        assertThat(outcome.summary()).contains("proven on a throw-away database, with 5 rows in the tables");
        assertThat(outcome.data()).doesNotContainKey("refusedRows");
    }

    @Test
    void theAnswerIsThereAsDataToo() {
        run.file("supabase/schemas/notes.sql", NOTES.replace(", body text NOT NULL", ""))
                .set("output", "way.sql");
        Map<String, Object> data = run.tool().diff().data();
        assertThat(data)
                .containsEntry("differs", true)
                .containsEntry(
                        "counts", Map.of("created", 0L, "changed", 0L, "dropped", 1L, "renamed", 0L, "rebuilt", 0L))
                .containsEntry("refused", List.of("data-loss"))
                .containsEntry("written", List.of());
        assertThat(String.valueOf(data.get("changes")))
                .contains("sql=ALTER TABLE public.notes DROP COLUMN body", "hazard=data-loss", "why=gone: column");
        run.set("allow", "data-loss");
        assertThat(run.tool().diff().data()).containsEntry("written", List.of("way.sql"));
        assertThat(directory.resolve("way.sql")).content().endsWith("ALTER TABLE public.notes DROP COLUMN body;\n");
    }

    @Test
    void whatMayBeRenamedIsAskedAndAnsweredInTheBuild() {
        run.file(
                        "supabase/schemas/notes.sql",
                        NOTES.replace("body", "content") + "CREATE TABLE public.drafts (id integer);")
                .file("supabase/schemas/more.sql", "ALTER TABLE public.notes ADD COLUMN title text NOT NULL;")
                .set("name", "names");
        Outcome outcome = run.tool().diff();
        assertThat(outcome.status()).isEqualTo(Outcome.Status.VIOLATIONS);
        assertThat(outcome.details())
                .contains("    -- rename: column public.notes.body -> content")
                .anyMatch(line -> line.startsWith("question: Is `public.notes.body` now"));
        run.configure("renames", "column public.notes.body -> content").set("allow", "may-fail");
        Outcome answered = run.tool().diff();
        assertThat(answered.status()).isEqualTo(Outcome.Status.PASSED);
        assertThat(answered.details())
                .contains("ALTER TABLE public.notes RENAME COLUMN body TO content;")
                .noneMatch(line -> line.contains("question") || line.contains("DROP COLUMN"));
    }

    @Test
    void onlineFormsAreMigrationsOfTheirOwn() throws IOException {
        run.file("supabase/schemas/notes.sql", NOTES + """
                ALTER TABLE public.notes ADD CONSTRAINT said CHECK (body <> '');
                CREATE INDEX notes_body ON public.notes (body);
                """)
                .set("online", "true")
                .set("lockTimeout", "3s")
                .set("allow", "all")
                .set("name", "online");
        run.tool().diff();
        List<Path> files = files("supabase/migrations");
        assertThat(files).hasSizeGreaterThan(2);
        assertThat(files.subList(1, files.size()))
                .allSatisfy(file -> assertThat(file).content().contains("SET lock_timeout = '3s';"));
        Path alone = files.stream()
                .filter(file -> read(file).contains("CREATE INDEX CONCURRENTLY notes_body"))
                .findFirst()
                .orElseThrow();
        assertThat(alone).content().doesNotContain("NOT VALID", "VALIDATE CONSTRAINT");
        assertThat(files).anySatisfy(file -> assertThat(file).content().contains("NOT VALID"));
        assertThat(files).anySatisfy(file -> assertThat(file).content().contains("VALIDATE CONSTRAINT said"));
        run.set("failOnDrift", "true");
        assertThat(run.tool().diff().status()).isEqualTo(Outcome.Status.PASSED);
    }

    @Test
    void usersTriggersAndPoliciesOnTablesOfThePlatformArePartOfIt() {
        run.file("supabase/schemas/notes.sql", NOTES + """
                CREATE FUNCTION public.welcome() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
                CREATE TRIGGER welcome AFTER INSERT ON auth.users FOR EACH ROW EXECUTE FUNCTION public.welcome();
                CREATE POLICY pictures ON storage.objects FOR SELECT USING (bucket_id = 'pictures');
                """);
        assertThat(run.tool().diff().details())
                .anyMatch(line -> line.startsWith("CREATE TRIGGER welcome AFTER INSERT ON auth.users"))
                .anyMatch(line -> line.startsWith("CREATE POLICY pictures ON storage.objects"))
                .noneMatch(line -> line.startsWith("CREATE TABLE") || line.startsWith("DROP"));
    }

    @Test
    void otherSchemasStayAsTheyAre() {
        run.file("supabase/schemas/notes.sql", """
                CREATE SCHEMA app;
                CREATE TABLE app.things (id integer);
                """).set("schema", "app");
        assertThat(run.tool().diff().details())
                .contains("CREATE TABLE app.things (")
                .noneMatch(line -> line.contains("public.notes"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void squashChangesTheHistoryOfATargetOnlyAfterAYes(boolean yes) throws SQLException {
        String url = TestPostgres.newDatabase();
        run.file("supabase/migrations/20250102000000_tags.sql", "CREATE TABLE public.tags (label text);")
                .set("url", url)
                .set("name", "all");
        run.tool().migrate();
        run.answer(yes);
        List<String> told = run.tool().squash().details();
        assertThat(run.lines()).contains("forget   20250101000000_notes.sql", "record   20250102000000_all.sql");
        assertThat(told)
                .anyMatch(line ->
                        line.contains(yes ? "is repaired." : "is as it was. Later: mvn supabase-migrate:repair"));
        try (Connection connection = DriverManager.getConnection(url)) {
            assertThat(MigrationHistory.read(connection))
                    .extracting(applied -> applied.version() + " " + applied.name())
                    .containsExactlyElementsOf(
                            yes
                                    ? List.of("20250102000000 all")
                                    : List.of("20250101000000 notes", "20250102000000 tags"));
        }
    }

    private String caseFile() throws IOException {
        return read(files("target/supabase-migrate").stream()
                .filter(file -> String.valueOf(file.getFileName()).startsWith("diff-case-"))
                .findFirst()
                .orElseThrow());
    }

    private List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve(folder))) {
            return files.sorted().toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
