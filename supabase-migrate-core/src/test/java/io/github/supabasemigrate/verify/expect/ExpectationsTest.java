package io.github.supabasemigrate.verify.expect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.finding.RuleSwitches;
import io.github.supabasemigrate.replay.ReplayedSchema;
import io.github.supabasemigrate.verify.Replays;
import io.github.supabasemigrate.verify.Verifier;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExpectationsTest {

    private static final String SCHEMA = """
            CREATE TABLE users (id uuid PRIMARY KEY, email text NOT NULL DEFAULT '');
            CREATE TABLE meditations (id uuid PRIMARY KEY, title text);
            CREATE TABLE journal (id uuid PRIMARY KEY, user_id uuid);

            ALTER TABLE users ENABLE ROW LEVEL SECURITY;
            ALTER TABLE journal ENABLE ROW LEVEL SECURITY;
            CREATE POLICY "read self" ON users FOR SELECT USING (id = auth.uid());
            CREATE POLICY "change self" ON users FOR UPDATE USING (id = auth.uid());
            CREATE POLICY "read all" ON meditations FOR SELECT USING (true);
            """;

    private static final String LATER = """
            -- nobody needs this any more
            DROP POLICY "change self" ON users;
            CREATE FUNCTION sign_up() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
            CREATE TRIGGER on_sign_up AFTER INSERT ON auth.users FOR EACH ROW EXECUTE FUNCTION sign_up();
            """;

    @TempDir
    Path directory;

    @Test
    void saysWhatIsThereAndWhereTheCountWent() throws SQLException {
        assertThat(verify(element("policies", "27"))).isEqualTo("""
                ERROR expected-count
                27 policies expected, 2 found:
                  public.journal: 0 policies
                  public.meditations: 1 policy, row level security is off: it does nothing, none for INSERT, UPDATE, DELETE
                    SELECT "read all" (supabase/migrations/20250101000000_step.sql:9:1)
                  public.users: 1 policy, none for INSERT, UPDATE, DELETE
                    SELECT "read self" (supabase/migrations/20250101000000_step.sql:7:1)
                Of the 2, 1 does nothing until somebody runs ALTER TABLE public.meditations ENABLE ROW LEVEL SECURITY;
                  dropped: "change self" on public.users at supabase/migrations/20250102000000_step.sql:2:1
                → Add what is missing in a new migration, or write <policies>2</policies>.
                """);
    }

    @Test
    void countsTablesWithRowLevelSecurity() throws SQLException {
        assertThat(verify(element("tablesWithRls", "3"))).startsWith("""
                ERROR expected-count
                3 tables with row level security expected, 2 found:
                  public.journal: on
                  public.meditations: off, although it has a policy
                  public.users: on
                """);
    }

    @Test
    void countsByTableAndBySchema() throws SQLException {
        assertThat(verify(
                        new ExpectationElement("table", Map.of("name", "users"), "", List.of(element("policies", "1"))),
                        new ExpectationElement("schema", Map.of("name", "auth"), "", List.of(element("triggers", "1"))),
                        element("tables", "3"),
                        element("functions", "1"),
                        element("triggers", "0")))
                .isEmpty();
    }

    /** Those of the exposed schemas, unless a schema is named. */
    @Test
    void policiesOnStorageCountUnderStorage() throws SQLException {
        String storage = """
                CREATE SCHEMA IF NOT EXISTS storage; CREATE TABLE storage.objects (id uuid, name text);
                ALTER TABLE storage.objects ENABLE ROW LEVEL SECURITY;
                CREATE POLICY "own files" ON storage.objects FOR SELECT USING (true);
                """;
        var underStorage =
                new ExpectationElement("schema", Map.of("name", "storage"), "", List.of(element("policies", "1")));
        var wrong = new ExpectationElement("schema", Map.of("name", "storage"), "", List.of(element("policies", "2")));

        assertThat(words(Replays.of(directory, SCHEMA, LATER, storage), element("policies", "2"), underStorage))
                .isEmpty();
        assertThat(words(Replays.of(directory, SCHEMA, LATER, storage), wrong)).startsWith("""
                ERROR expected-count
                2 policies expected in schema `storage`, 1 found:
                """);
    }

    @Test
    void proceduresAreNoFunctions() throws SQLException {
        assertThat(words(
                        Replays.of(directory, "CREATE PROCEDURE p() LANGUAGE sql AS 'SELECT 1';"),
                        element("functions", "0")))
                .isEmpty();
    }

    @Test
    void countsEveryKind() throws SQLException {
        ReplayedSchema schema = Replays.of(directory, """
                CREATE TYPE mood AS ENUM ('sad', 'glad'); CREATE DOMAIN name AS text; CREATE TYPE pair AS (a int, b int);
                CREATE TABLE notes (id serial PRIMARY KEY, body text CHECK (body <> ''));
                CREATE INDEX notes_body ON notes (body);
                CREATE VIEW bodies AS SELECT body FROM notes; CREATE MATERIALIZED VIEW counted AS SELECT count(*) FROM notes;
                CREATE FOREIGN DATA WRAPPER far; CREATE SERVER there FOREIGN DATA WRAPPER far;
                CREATE FOREIGN TABLE away (id int) SERVER there;
                """);
        List<String> kinds = List.of(
                "enums", "domains", "composites", "tables", "sequences", "views", "materializedViews", "foreignTables");
        for (String kind : kinds) {
            assertThat(words(schema, element(kind, "1"))).as(kind).isEmpty();
            assertThat(words(schema, element(kind, "0"))).as(kind).startsWith("ERROR expected-count\n0 ");
        }
        assertThat(words(schema, element("indexes", "2"))).isEmpty();
        assertThat(words(schema, element("indexes", "1"))).startsWith("ERROR expected-count\n1 ");
    }

    @Test
    void findsRequiredObjects() throws SQLException {
        assertThat(verify(
                        object("trigger", Map.of("name", "on_sign_up", "on", "auth.users")),
                        object("function", Map.of("name", "sign_up")),
                        object("extension", Map.of("name", "plpgsql")),
                        object("index", Map.of("name", "users_pkey")),
                        object("policy", Map.of("name", "read self", "on", "users")),
                        object(
                                "column",
                                Map.of(
                                        "table",
                                        "users",
                                        "name",
                                        "email",
                                        "type",
                                        "text",
                                        "nullable",
                                        "false",
                                        "default",
                                        "''"))))
                .isEmpty();
    }

    @Test
    void tellsOfMissingObjectsWhatBecameOfThem() throws SQLException {
        assertThat(verify(
                        object("policy", Map.of("name", "change self", "on", "users")),
                        object("trigger", Map.of("name", "on_login", "on", "auth.users")),
                        object("table", Map.of("name", "visions"))))
                .isEqualTo("""
                ERROR required-object
                The trigger `on_login` on `auth.users` is missing. No migration makes it.
                ERROR required-object
                The policy `change self` on `public.users` is missing. It was dropped at supabase/migrations/20250102000000_step.sql:2:1.
                ERROR required-object
                The table `public.visions` is missing. No migration makes it.
                """);
    }

    @Test
    void tellsHowAColumnDiffers() throws SQLException {
        assertThat(verify(
                        object(
                                "column",
                                Map.of(
                                        "table",
                                        "users",
                                        "name",
                                        "email",
                                        "type",
                                        "citext",
                                        "nullable",
                                        "true",
                                        "default",
                                        "")),
                        object("column", Map.of("table", "users", "name", "phone"))))
                .isEqualTo("""
                ERROR required-column supabase/migrations/20250101000000_step.sql:1:1
                `public.users.email` has default `''::text`, expected no default.
                ERROR required-column supabase/migrations/20250101000000_step.sql:1:1
                `public.users.email` is of type `text`, expected `citext`.
                ERROR required-column supabase/migrations/20250101000000_step.sql:1:1
                `public.users.email` refuses nulls, expected nullable.
                ERROR required-column
                The column `public.users.phone` is missing. The columns are: id, email.
                """);
    }

    @Test
    void tellsOfObjectsThatMustNotBe() throws SQLException {
        var absent = new ExpectationElement(
                "absent",
                Map.of(),
                "",
                List.of(object("table", Map.of("name", "journal")), object("table", Map.of("name", "diary"))));

        assertThat(verify(absent)).isEqualTo("""
                ERROR forbidden-object supabase/migrations/20250101000000_step.sql:3:1
                The table `public.journal` must not exist.
                """);
    }

    @Test
    void refusesAnElementThatMeansNothing() {
        var expect = new ExpectationElement("expect", Map.of(), "", List.of(element("policy-count", "27")));

        assertThatThrownBy(() -> Expectations.parse(expect))
                .isInstanceOf(MigrateException.class)
                .hasMessageStartingWith(
                        "<policy-count> in <expect> means nothing.\nElements: absent, column, composites");
    }

    private String verify(ExpectationElement... elements) throws SQLException {
        return words(Replays.of(directory, SCHEMA, LATER), elements);
    }

    private static String words(ReplayedSchema schema, ExpectationElement... elements) {
        var expect = new ExpectationElement("expect", Map.of(), "", List.of(elements));
        List<Finding> findings = new Verifier(Expectations.parse(expect).rules(), RuleSwitches.NONE).verify(schema);
        return Replays.words(findings);
    }

    private static ExpectationElement element(String name, String text) {
        return new ExpectationElement(name, Map.of(), text, List.of());
    }

    private static ExpectationElement object(String name, Map<String, String> attributes) {
        return new ExpectationElement(name, attributes, "", List.of());
    }
}
