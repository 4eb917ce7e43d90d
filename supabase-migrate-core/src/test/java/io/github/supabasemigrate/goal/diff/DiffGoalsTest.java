package io.github.supabasemigrate.goal.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.goal.TestRun;
import io.github.supabasemigrate.report.Outcome;
import io.github.supabasemigrate.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiffGoalsTest {

    private static final String NOTES = """
            CREATE TABLE public.notes (id integer PRIMARY KEY, body text NOT NULL);
            ALTER TABLE public.notes ENABLE ROW LEVEL SECURITY;
            INSERT INTO public.notes VALUES (1, 'one'), (2, 'two');
            """;
    private static final String TAGS = """
            CREATE TABLE public.tags (label text PRIMARY KEY, note integer REFERENCES public.notes);
            CREATE VIEW public.tagged WITH (security_invoker = true) AS SELECT body, label FROM public.notes, public.tags;
            """;

    @TempDir
    private Path directory;

    private TestRun run;

    @BeforeAll
    static void needViewsWithTheRightsOfTheirReader() throws SQLException {
        try (Connection connection = TestPostgres.connect()) {
            int major = connection.getMetaData().getDatabaseMajorVersion();
            assumeTrue(major >= 15, "PostgreSQL " + major + " has no security_invoker, which the project here uses");
        }
    }

    @BeforeEach
    void writeProject() {
        run = new TestRun(directory)
                .file("supabase/migrations/20250101000000_notes.sql", NOTES)
                .file("supabase/migrations/20250102000000_tags.sql", TAGS);
    }

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void savesWhatTheDeclaredSchemaHasMoreAsAMigration() throws IOException {
        run.file("supabase/schemas/a_view.sql", TAGS.lines().skip(1).findFirst().orElseThrow())
                .file(
                        "supabase/schemas/b_tables.sql",
                        NOTES + "ALTER TABLE public.notes ADD COLUMN at date;\n"
                                + TAGS.lines().findFirst().orElseThrow())
                .set("name", "dates");
        Outcome outcome = run.tool().diff();
        assertThat(outcome.summary())
                .contains("proven on a throw-away database, with")
                .contains("_dates.sql");
        assertThat(outcome.details()).anyMatch(line -> line.matches("column +1"));
        assertThat(migrations()).hasSize(3);
        assertThat(read(migrations().get(2))).isEqualTo("""
                -- new: column public.notes.at
                ALTER TABLE public.notes ADD COLUMN at date;
                """);
        run.set("failOnDrift", "true");
        assertThat(run.tool().diff().status()).isEqualTo(Outcome.Status.PASSED);
    }

    @Test
    void refusesToSaveALossThatNobodyAllows() throws IOException {
        run.file("supabase/schemas/all.sql", NOTES).set("name", "fewer");
        Outcome outcome = run.tool().diff();
        assertThat(outcome.status()).isEqualTo(Outcome.Status.VIOLATIONS);
        assertThat(outcome.summary()).contains("Not saved because of").contains("data-loss");
        assertThat(migrations()).hasSize(2);
    }

    @Test
    void capturesWhatSomebodyDidToATargetByHandAndBringsATargetToTheMigrations() throws SQLException {
        String jdbcUrl = run.tool().start().jdbcUrl();
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                var statement = connection.createStatement()) {
            statement.execute("ALTER TABLE public.notes ADD COLUMN by_hand integer; DROP VIEW public.tagged");
        }
        run.set("url", jdbcUrl);
        assertThat(run.tool().diff().details())
                .contains("ALTER TABLE public.notes ADD COLUMN by_hand integer;", "DROP VIEW public.tagged;");
        run.set("from", "target").set("to", "migrations");
        assertThat(run.tool().diff().details())
                .contains("ALTER TABLE public.notes DROP COLUMN by_hand;")
                .anyMatch(line -> line.startsWith("CREATE VIEW public.tagged (body, label) WITH (security_invoker"));
    }

    @Test
    void comparesWithARevision() throws Exception {
        try (Git git = Git.init().setDirectory(directory.toFile()).call()) {
            git.add().addFilepattern("supabase").call();
            git.commit()
                    .setMessage("two")
                    .setAuthor("a", "a@b")
                    .setCommitter("a", "a@b")
                    .setSign(false)
                    .call();
        }
        run.file("supabase/migrations/20250103000000_more.sql", "CREATE TABLE public.more (id integer);")
                .set("from", "git:HEAD")
                .set("to", "migrations");
        assertThat(run.tool().diff().details()).contains("CREATE TABLE public.more (");
    }

    /** What the structure leaves open, the objects themselves tell: one table of two, one column of two, and parts of both. */
    @Test
    void knowsWhatARevisionCalledOtherwise() throws Exception {
        try (Git git = Git.init().setDirectory(directory.toFile()).call()) {
            git.add().addFilepattern("supabase").call();
            git.commit()
                    .setMessage("two")
                    .setAuthor("a", "a@b")
                    .setCommitter("a", "a@b")
                    .setSign(false)
                    .call();
        }
        run.file("supabase/migrations/20250103000000_names.sql", """
                        ALTER TABLE public.notes RENAME TO articles;
                        ALTER TABLE public.articles RENAME COLUMN body TO content;
                        ALTER TABLE public.articles ADD COLUMN summary text NOT NULL DEFAULT '';
                        CREATE TABLE public.drafts (id integer PRIMARY KEY, content text NOT NULL);
                        ALTER TABLE public.drafts ENABLE ROW LEVEL SECURITY;
                        ALTER VIEW public.tagged RENAME TO labelled;
                        """)
                .set("from", "git:HEAD")
                .set("to", "migrations");

        assertThat(run.tool().diff().details())
                .contains(
                        "ALTER TABLE public.notes RENAME TO articles;",
                        "ALTER TABLE public.articles RENAME COLUMN body TO content;",
                        "ALTER VIEW public.tagged RENAME TO labelled;")
                .noneMatch(line -> line.startsWith("DROP") || line.contains("DROP COLUMN body"))
                .noneMatch(line -> line.startsWith("question"));

        run.set("from", "migrations").set("to", "git:HEAD");
        assertThat(run.tool().diff().details())
                .contains(
                        "ALTER TABLE public.articles RENAME TO notes;",
                        "ALTER TABLE public.notes RENAME COLUMN content TO body;",
                        "ALTER VIEW public.labelled RENAME TO tagged;",
                        "DROP TABLE public.drafts;");
    }

    @Test
    void comparesTwoPlainDatabases() throws SQLException {
        String one = TestPostgres.newDatabase();
        String other = TestPostgres.newDatabase();
        try (Connection connection = DriverManager.getConnection(other);
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE public.t (id integer)");
        }
        run.set("from", one).set("to", other);
        assertThat(run.tool().diff().details()).contains("CREATE TABLE public.t (");
    }

    @Test
    void refusesSchemasThatHaveNothingInCommon() {
        run.file("supabase/migrations/20250103000000_more.sql", "CREATE TABLE public.more (id integer);")
                .file("other.sql", "CREATE TABLE a (i int); CREATE TABLE b (i int); CREATE TABLE c (i int);")
                .set("to", "file:other.sql")
                .set("output", "way.sql");
        assertThatThrownBy(() -> run.tool().diff())
                .isInstanceOf(MigrateException.class)
                .hasMessageContaining("have no table in common");
        assertThat(directory.resolve("way.sql")).doesNotExist();
    }

    @Test
    void saysThatACatalogMayNotBeRead() throws SQLException {
        String url = TestPostgres.newDatabase();
        try (Connection connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute("CREATE ROLE blind LOGIN PASSWORD 'b'; REVOKE SELECT ON pg_catalog.pg_proc FROM PUBLIC");
        }
        run.set("to", url.replaceAll("user=[^&]*", "user=blind").replaceAll("password=[^&]*", "password=b"));
        assertThatThrownBy(() -> run.tool().diff())
                .isInstanceOf(MigrateException.class)
                .hasMessageContaining("permission denied");
    }

    @Test
    void writesTheWayBackAsAMigrationThatTellsWhatIsLost() throws IOException {
        run.set("last", "2");
        Outcome outcome = run.tool().rollback();
        assertThat(migrations()).hasSize(3);
        String written = read(migrations().get(2));
        assertThat(written)
                .startsWith(
                        "-- Takes back, newest first:\n--   20250102000000_tags.sql\n--   20250101000000_notes.sql\n")
                .contains("WHAT CANNOT COME BACK", "INSERT INTO public.notes", "DROP TABLE public.notes;");
        assertThat(outcome.details()).contains("How to go on:");
    }

    @Test
    void foldsMigrationsIntoOneThatMakesTheSame() throws IOException {
        run.file("supabase/migrations/20250103000000_jobs.sql", """
                        CREATE EXTENSION IF NOT EXISTS pg_cron;
                        SELECT cron.schedule('nightly', '0 3 * * *', 'DELETE FROM public.notes WHERE id < 0');
                        INSERT INTO storage.buckets (id, name, public) VALUES ('pictures', 'pictures', true);
                        ALTER TABLE public.notes ADD COLUMN seen timestamptz DEFAULT now();
                        INSERT INTO public.notes VALUES (3, 'three');
                        """)
                .file("supabase/seed.sql", "INSERT INTO public.tags VALUES ('x', 3);")
                .set("name", "all");
        run.tool().squash();
        assertThat(migrations()).hasSize(1);
        assertThat(read(migrations().get(0)))
                .contains(
                        "cron.schedule('nightly'", "'pictures'", "VALUES (3, 'three')", "CREATE TABLE public.notes (");
    }

    @Test
    void squashesStatementsThatTheSchemaHasOutgrownAsRows() throws IOException {
        run.file("supabase/migrations/20250103000000_rename.sql", """
                INSERT INTO public.notes (id, body) VALUES (3, 'three');
                ALTER TABLE public.notes RENAME COLUMN body TO content;
                UPDATE public.notes SET content = upper(content);
                """);
        run.set("name", "all").tool().squash();
        assertThat(read(migrations().get(0))).contains("'ONE'", "content text NOT NULL");
    }

    /** What refers to a secret finds it in the database that the one file makes, also where its row is written anew. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "UPDATE public.notes SET body = upper(body); ALTER TABLE public.notes RENAME body TO content;"
            })
    void squashKeepsSecretsAndWhatRefersToThem(String outgrown) throws IOException, SQLException {
        run.file("supabase/migrations/20250103000000_secrets.sql", """
                CREATE EXTENSION IF NOT EXISTS pg_cron;
                SELECT vault.create_secret('k3y', 'api_key', 'of the mailer');
                SELECT vault.update_secret((SELECT id FROM vault.secrets WHERE name = 'api_key'), 'k4y');
                CREATE TABLE public.mailers (name text PRIMARY KEY, secret uuid NOT NULL);
                INSERT INTO public.mailers SELECT 'first', id FROM vault.secrets WHERE name = 'api_key';
                CREATE FUNCTION public.key_of(mailer text) RETURNS text LANGUAGE sql STABLE SET search_path = '' AS $$
                    SELECT decrypted_secret FROM vault.decrypted_secrets, public.mailers
                    WHERE mailers.secret = decrypted_secrets.id AND mailers.name = mailer
                $$;
                SELECT cron.schedule('hourly', '0 * * * *', 'SELECT public.key_of(''first'')');
                INSERT INTO public.notes (id, body) VALUES (3, 'three');
                """ + outgrown)
                .set("name", "all");
        run.tool().squash();
        assertThat(migrations()).hasSize(1);
        assertThat(read(migrations().get(0))).contains("vault.create_secret('k3y', 'api_key', 'of the mailer')");
        try (Connection connection =
                        DriverManager.getConnection(run.tool().start().jdbcUrl());
                var statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT public.key_of('first'), command FROM cron.job WHERE jobname = 'hourly'
                        """)) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("k4y");
            assertThat(row.getString(2)).isEqualTo("SELECT public.key_of('first')");
        }
    }

    private List<Path> migrations() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("supabase/migrations"))) {
            return files.sorted().toList();
        }
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file);
    }
}
