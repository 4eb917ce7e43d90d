package io.github.supabasemigrate.goal.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.goal.Shadows;
import io.github.supabasemigrate.goal.TestRun;
import io.github.supabasemigrate.report.Outcome;
import io.github.supabasemigrate.shadow.Shadow;
import io.github.supabasemigrate.testing.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plan says beside its statements: how large its hazards are, and which roles it cannot do without. */
class DiffEvidenceTest {

    private static final String NOTES = """
            CREATE TABLE public.notes (id integer PRIMARY KEY, body text, size integer);
            ALTER TABLE public.notes ENABLE ROW LEVEL SECURITY;
            """;

    @TempDir
    private Path directory;

    private TestRun run;

    @BeforeEach
    void writeProject() {
        run = new TestRun(directory)
                .file("supabase/migrations/20250101000000_notes.sql", NOTES)
                .set("from", "target")
                .set("to", "migrations");
    }

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void hazardsTellRowsSizesAndLocks() throws SQLException {
        try (Shadow target = new Shadows(run.run()).server().createDatabase()) {
            run.set("url", target.jdbcUrl()).tool().migrate();
            execute(target.jdbcUrl(), """
                    INSERT INTO public.notes SELECT i, 'x', 1 FROM generate_series(1, 3000) AS i;
                    CREATE INDEX notes_body ON public.notes (body);
                    """);
            execute(target.jdbcUrl(), "ANALYZE public.notes");
            run.set("online", "false").file("supabase/migrations/20250102000000_more.sql", """
                    ALTER TABLE public.notes ALTER size TYPE bigint, ALTER body SET NOT NULL;
                    """);

            Outcome outcome = run.tool().diff();

            assertThat(outcome.details())
                    .anySatisfy(line -> assertThat(line)
                            .startsWith(
                                    "hazard rewrite: The type of `public.notes.size` changes from integer to bigint")
                            .contains("was seen to lock `public.notes` ACCESS EXCLUSIVE: reads and writes wait;"
                                    + " was seen to write `public.notes` anew; about 3,000 rows of `public.notes` in")
                            .endsWith("KB with 2 indexes)"))
                    .anySatisfy(line -> assertThat(line)
                            .startsWith("hazard may-fail: Rows where `public.notes.body` is null")
                            .contains("was seen to lock `public.notes` ACCESS EXCLUSIVE", "about 3,000 rows"))
                    .anySatisfy(line -> assertThat(line)
                            .startsWith("hazard index-drop: Queries that use index `public.notes_body`")
                            .contains("about 3,000 rows of `public.notes`"));
            assertThat(outcome.data().get("changes"))
                    .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
                    .flatExtracting(change -> (List<?>) change.get("hazards"))
                    .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
                    .isNotEmpty()
                    .allSatisfy(hazard ->
                            assertThat((String) hazard.get("evidence")).contains("about 3,000 rows"));
        }
    }

    @Test
    void aPlanBetweenFilesKnowsTheLocksAlone() {
        run.set("from", "migrations")
                .set("to", "schemas")
                .file("supabase/schemas/all.sql", NOTES.replace("size integer", "size bigint"));

        assertThat(run.tool().diff().details())
                .anySatisfy(line -> assertThat(line)
                        .startsWith("hazard rewrite: ")
                        .endsWith(
                                "(was seen to lock `public.notes` ACCESS EXCLUSIVE: reads and writes wait; was seen to"
                                        + " write `public.notes` anew)"));
    }

    @Test
    void saysWhichRolesTheFirstSideLacksOrHasOtherwise() throws SQLException {
        String url = TestPostgres.newDatabase();
        execute(url, """
                DO $$ BEGIN
                    IF to_regrole('evidence_reader') IS NULL THEN CREATE ROLE evidence_reader LOGIN; END IF;
                END $$;
                CREATE TABLE public.notes (id integer PRIMARY KEY);
                """);
        run.set("from", url).set("schema", "public").file("supabase/migrations/20250102000000_roles.sql", """
                CREATE ROLE evidence_reader NOLOGIN BYPASSRLS;
                CREATE ROLE evidence_owner;
                GRANT evidence_owner TO evidence_reader;
                CREATE TABLE public.logs (id integer);
                GRANT SELECT ON public.logs TO evidence_reader, evidence_owner;
                """);

        Outcome outcome = run.tool().diff();

        String name = ((Differing) outcome).from();
        assertThat(outcome.data().get("roles"))
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .contains(
                        "The role `evidence_owner` does not exist in " + name + ", and table public.logs needs it: the"
                                + " statements fail until somebody makes it. Roles of a project stand in"
                                + " supabase/roles.sql.",
                        "The role `evidence_reader`, which table public.logs needs, is not the same: attributes"
                                + " `INHERIT`, `LOGIN` in " + name + ", `BYPASSRLS`, `INHERIT` in the migrations; is a"
                                + " member of nothing in " + name + ", `evidence_owner` in the migrations. No statement"
                                + " of the plan changes it.");
        assertThat(run.lines()).anyMatch(line -> line.startsWith("warning: The role `evidence_owner` does not exist"));
    }

    private static void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
