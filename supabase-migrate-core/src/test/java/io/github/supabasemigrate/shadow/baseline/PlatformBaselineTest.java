package io.github.supabasemigrate.shadow.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.supabasemigrate.shadow.Shadow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;

/**
 * The built platform against the facts known of real ones (platform-facts.tsv, taken from a PostgreSQL 15 project), and
 * what its functions do.
 */
class PlatformBaselineTest {

    /** What the platform of a shadow has beside the facts, each for a reason given where it is made. */
    private static final Pattern KNOWN_EXTRA = Pattern.compile(String.join(
            "|",
            "[^\t]*\t(extensions\\.)?shadow_become_(superuser|caller).*", // supautils
            "[^\t]*\trealtime\\.messages_every_day.*", // partitions of a day
            "(index|constraint)\trealtime\\.messages_every_day.*",
            "extension\t(pg_stat_statements|supabase_vault|pgjwt)\t.*",
            "[^\t]*\tvault.*", // the facts lack the vault
            "role\t(pg_|pgsodium_|pgtle_admin|supabase_(functions_admin|etl_admin|privileged_role)).*",
            "role setting\tsupabase_functions_admin\t.*",
            "membership\t(pg_monitor|pgsodium_key\\w+|supabase_etl_admin)\t.*"));

    private Shadow shadow;
    private Connection database;

    @BeforeEach
    void open() throws SQLException {
        shadow = PlatformPostgres.shadow();
        database = shadow.connect();
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
        shadow.close();
    }

    @Test
    void hasEveryFactOfTheRealPlatformAndNothingUnaccountedFor() throws Exception {
        Set<String> expected = expectedFacts();
        Set<String> found = foundFacts();

        var missing = new TreeSet<>(expected);
        missing.removeAll(found);
        assertThat(missing).as("facts of the platform that the baseline lacks").isEmpty();

        found.removeAll(expected);
        assertThat(found)
                .as("what the baseline has beside")
                .allMatch(fact -> KNOWN_EXTRA.matcher(fact).matches());
        assertThat(expected).hasSizeGreaterThan(1000);
    }

    @Test
    void readsClaimsFromTheJsonSetting() throws SQLException {
        claims(
                "request.jwt.claims",
                "{\"sub\":\"11111111-1111-1111-1111-111111111111\",\"role\":\"authenticated\","
                        + "\"email\":\"ann@example.org\",\"app_metadata\":{\"org\":7}}");
        assertThat(row("SELECT auth.uid(), auth.role(), auth.email(), auth.jwt() #>> '{app_metadata,org}'"))
                .containsExactly("11111111-1111-1111-1111-111111111111", "authenticated", "ann@example.org", "7");
    }

    @Test
    void prefersTheOlderSettingOfOneClaim() throws SQLException {
        claims("request.jwt.claims", "{\"role\":\"anon\"}");
        claims("request.jwt.claim.role", "service_role");
        assertThat(row("SELECT auth.role()")).containsExactly("service_role");
        claims("request.jwt.claim.role", "");
        assertThat(row("SELECT auth.role()")).containsExactly("anon");
    }

    @Test
    void knowsNobodyWithoutClaims() throws SQLException {
        claims("request.jwt.claims", "");
        assertThat(row("SELECT auth.uid(), auth.role(), auth.email(), auth.jwt()"))
                .containsOnlyNulls();
    }

    @Test
    void takesObjectNamesApart() throws SQLException {
        assertThat(row("SELECT storage.foldername('u/a/pic.old.png'), storage.filename('u/a/pic.old.png'),"
                        + " storage.extension('u/a/pic.old.png'), storage.foldername('pic.png')"))
                .containsExactly("{u,a}", "pic.old.png", "png", "{}");
    }

    @Test
    void comparesTheOperationOfTheStorageApi() throws SQLException {
        claims("storage.operation", "storage.object.list");
        assertThat(row("SELECT storage.operation(), storage.allow_only_operation('object.list'),"
                        + " storage.allow_only_operation('storage.object.get'),"
                        + " storage.allow_any_operation(ARRAY['object.get', 'object.list'])"))
                .containsExactly("storage.object.list", "t", "f", "t");
        claims("storage.operation", "");
        assertThat(row("SELECT storage.allow_only_operation('object.list')")).containsExactly("f");
    }

    @Test
    void refusesToDeleteObjectsBehindTheApisBack() throws SQLException {
        bucket("guarded", "a.txt");
        assertThatThrownBy(() -> row("DELETE FROM storage.objects WHERE bucket_id = 'guarded' RETURNING name"))
                .isInstanceOf(PSQLException.class)
                .extracting(e -> ((PSQLException) e).getSQLState())
                .isEqualTo("42501");
        claims("storage.allow_delete_query", "true");
        assertThat(row("DELETE FROM storage.objects WHERE bucket_id = 'guarded' RETURNING name"))
                .containsExactly("a.txt");
        claims("storage.allow_delete_query", "");
    }

    @Test
    void limitsTheNamesOfBuckets() {
        assertThatThrownBy(() -> bucket("b".repeat(101))).hasMessageContaining("too long");
    }

    @Test
    void listsObjectsByFolder() throws SQLException {
        bucket("listed", "a/1.txt", "a/b/2.txt", "c.txt", "d/3.txt");
        assertThat(rows("SELECT name, id IS NOT NULL FROM storage.list_objects_with_delimiter('listed', '', '/')"))
                .containsExactly("a/ f", "c.txt t", "d/ f");
        assertThat(rows("SELECT name, id IS NOT NULL FROM storage.list_objects_with_delimiter('listed', 'a/', '/')"))
                .containsExactly("a/1.txt t", "a/b/ f");
        assertThat(
                        rows(
                                "SELECT name FROM storage.list_objects_with_delimiter('listed', '', '/', 10, 'a/', '', 'desc')"))
                .isEmpty();
        assertThat(rows("SELECT name FROM storage.list_objects_with_delimiter('listed', '', '/', 1, '', 'a/')"))
                .containsExactly("c.txt");
        assertThat(rows("SELECT name, id IS NOT NULL FROM storage.search('', 'listed')"))
                .containsExactly("a f", "d f", "c.txt t");
        assertThat(rows("SELECT name FROM storage.search('A/', 'listed', 100, 2)"))
                .containsExactly("b", "1.txt");
        assertThat(rows("SELECT key, name FROM storage.search_v2('', 'listed')"))
                .containsExactly("a a/", "c.txt c.txt", "d d/");
        assertThat(rows("SELECT name FROM storage.search_v2('', 'listed', 2, 1, 'd/', 'desc')"))
                .containsExactly("c.txt", "a/");
        assertThat(rows("SELECT name FROM storage.search_v2('', 'listed', 2, 1, '', 'asc', 'created_at', '')"))
                .hasSize(2);
        assertThat(
                        rows(
                                "SELECT storage.get_common_prefix('a/b/c', 'a/', '/'), storage.get_common_prefix('a/b', 'a/', '/')"))
                .containsExactly("a/b/ null");
    }

    @Test
    void sumsTheSizesOfABucket() throws SQLException {
        bucket("sized", "1", "2");
        row("UPDATE storage.objects SET metadata = '{\"size\": 21}' WHERE bucket_id = 'sized' RETURNING 1");
        assertThat(row("SELECT size FROM storage.get_size_by_bucket() WHERE bucket_id = 'sized'"))
                .containsExactly("42");
    }

    @Test
    void triesAnInsertAndTakesItBack() throws SQLException {
        bucket("tried");
        assertThatThrownBy(() -> row("SELECT storage.can_insert_object('tried', 'x', NULL, '{}')"))
                .extracting(e -> ((PSQLException) e).getSQLState())
                .isEqualTo("PT200");
        assertThat(row("SELECT count(*) FROM storage.objects WHERE bucket_id = 'tried'"))
                .containsExactly("0");
    }

    @Test
    void broadcastsIntoMessages() throws SQLException {
        row("SELECT realtime.send('{\"n\": 1}', 'changed', 'room:1', true)");
        row("SELECT realtime.send_binary('\\x01', 'bytes', 'room:1', true)");
        row("SELECT realtime.broadcast_changes('room:2', 'UPDATE', 'UPDATE', 't', 'public', ROW(2), ROW(1))");
        assertThat(rows("SELECT topic, event, extension, private FROM realtime.messages ORDER BY topic, event"))
                .containsExactly("room:1 bytes broadcast t", "room:1 changed broadcast t", "room:2 UPDATE broadcast t");
        assertThat(row("SELECT payload ->> 'operation', payload #>> '{record,f1}', payload #>> '{old_record,f1}'"
                        + " FROM realtime.messages WHERE topic = 'room:2'"))
                .containsExactly("UPDATE", "2", "1");
        claims("realtime.topic", "room:3");
        assertThat(row("SELECT realtime.topic()")).containsExactly("room:3");
    }

    @Test
    void showsAChangeToSubscribersThatMaySeeIt() throws SQLException {
        execute("CREATE TABLE public.notes (id int PRIMARY KEY, owner uuid, body text)");
        execute("ALTER TABLE public.notes ENABLE ROW LEVEL SECURITY");
        execute("CREATE POLICY own ON public.notes TO authenticated USING (owner = auth.uid())");
        String ann = "11111111-1111-1111-1111-111111111111";
        String bob = "22222222-2222-2222-2222-222222222222";
        execute("INSERT INTO public.notes VALUES (1, '" + ann + "', 'hello')");
        for (String user : List.of(ann, bob)) {
            execute("INSERT INTO realtime.subscription (subscription_id, entity, filters, claims) VALUES ('" + user
                    + "', 'public.notes', ARRAY[('body', 'eq', 'hello', false)]::realtime.user_defined_filter[],"
                    + " '{\"role\": \"authenticated\", \"sub\": \"" + user + "\"}')");
        }
        assertThat(row("SELECT is_rls_enabled, subscription_ids, wal #>> '{record,body}' FROM realtime.apply_rls('"
                        + "{\"action\": \"I\", \"schema\": \"public\", \"table\": \"notes\", \"pk\": [{\"name\": \"id\"}],"
                        + "\"columns\": [{\"name\": \"id\", \"type\": \"integer\", \"typeoid\": 23, \"value\": 1},"
                        + "{\"name\": \"body\", \"type\": \"text\", \"typeoid\": 25, \"value\": \"hello\"}]}')"))
                .containsExactly("t", "{" + ann + "}", "hello");
        assertThatThrownBy(() -> execute("INSERT INTO realtime.subscription (subscription_id, entity, filters, claims)"
                        + " VALUES ('" + ann + "', 'public.notes', ARRAY[('nope', 'eq', '1', false)]"
                        + "::realtime.user_defined_filter[], '{\"role\": \"authenticated\"}')"))
                .hasMessageContaining("invalid column for filter nope");
    }

    @Test
    void comparesFilterValuesAsTheColumnsTypeDoes() throws SQLException {
        assertThat(row("SELECT realtime.check_equality_op('lt', 'int', '9', '10'),"
                        + " realtime.check_equality_op('lt', 'text', '9', '10'),"
                        + " realtime.check_equality_op('in', 'int', '3', '{1,3}'),"
                        + " realtime.check_equality_op('in', 'int', '3', '{1,3}', true),"
                        + " realtime.check_equality_op('ilike', 'text', 'ABC', 'a%'),"
                        + " realtime.check_equality_op('is', 'int', NULL, 'null'),"
                        + " realtime.\"cast\"('nan', 'numeric'), realtime.\"cast\"('5', 'int')"))
                .containsExactly("t", "f", "t", "f", "t", "t", "\"nan\"", "5");
        assertThat(row("SELECT realtime.quote_wal2json('auth.users')")).containsExactly("auth.users");
        assertThat(row("SELECT realtime.wal2json_escape_identifier('a b.c')")).containsExactly("a\\ b\\.c");
    }

    @Test
    void grantsNewObjectsToTheApiUnlessTheProjectOptsOut() throws SQLException {
        assertThat(privilegesOnANewTable(database)).containsExactly("t", "t", "t");
        try (var server = PlatformPostgres.start(new PlatformBaseline(false), Map.of());
                Connection optedOut = server.main().connect()) {
            assertThat(privilegesOnANewTable(optedOut)).containsExactly("f", "t", "t");
        }
    }

    @Test
    void copiesAreOwnedByPostgresAndFindExtensions() throws SQLException {
        assertThat(row("SELECT pg_get_userbyid(datdba), has_schema_privilege('public', 'CREATE'),"
                        + " length(gen_salt('md5')) > 0, length(uuid_generate_v4()::text), current_setting('app.settings.jwt_exp')"
                        + " FROM pg_database WHERE datname = current_database()"))
                .containsExactly("postgres", "t", "t", "36", "3600");
    }

    @Test
    void extensionsOfTheTeamBelongToThePlatform() throws SQLException {
        execute("ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC");
        execute("SET search_path = public");
        execute("CREATE EXTENSION citext SCHEMA extensions");
        assertThat(row("SELECT pg_get_userbyid(extowner), current_user,"
                        + " has_function_privilege('anon', 'extensions.citext_eq(extensions.citext, extensions.citext)', 'EXECUTE')"
                        + " FROM pg_extension WHERE extname = 'citext'"))
                .containsExactly("supabase_admin", "postgres", "t");
    }

    @Test
    void saysThatGraphQlIsOff() throws SQLException {
        assertThat(row("SELECT graphql_public.graphql(query => '{ a }') #>> '{errors,0,message}'"))
                .containsExactly("pg_graphql extension is not enabled.");
    }

    @Test
    void queuesAWebhookAndNotesIt() throws SQLException {
        execute("CREATE EXTENSION pg_net");
        execute("CREATE TABLE public.hooked (id int)");
        execute("CREATE TRIGGER hook AFTER INSERT ON public.hooked FOR EACH ROW EXECUTE FUNCTION"
                + " supabase_functions.http_request('http://example.org', 'POST', '{}', '{\"a\": \"b c\"}', '500')");
        execute("INSERT INTO public.hooked VALUES (1)");
        assertThat(
                        row(
                                "SELECT q.method, q.url, q.timeout_milliseconds, convert_from(q.body, 'UTF8')::jsonb #>> '{record,id}'"
                                        + " FROM net.http_request_queue q JOIN supabase_functions.hooks h ON h.request_id = q.id"))
                .containsExactly("POST", "http://example.org?a=b%20c", "500", "1");
    }

    private static List<String> privilegesOnANewTable(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE public.fresh (id int)");
            statement.execute("CREATE FUNCTION public.fresh() RETURNS int LANGUAGE sql RETURN 1");
            return row(
                    connection,
                    "SELECT has_table_privilege('anon', 'public.fresh', 'SELECT'),"
                            + " has_table_privilege('anon', 'public.fresh', 'TRUNCATE'),"
                            + " has_function_privilege('anon', 'public.fresh()', 'EXECUTE')");
        }
    }

    private void bucket(String id, String... objects) throws SQLException {
        row("INSERT INTO storage.buckets (id, name) VALUES ('" + id + "', '" + id + "') RETURNING id");
        for (String object : objects) {
            row("INSERT INTO storage.objects (bucket_id, name) VALUES ('" + id + "', '" + object + "') RETURNING id");
        }
    }

    private void claims(String setting, String value) throws SQLException {
        row("SELECT set_config('" + setting + "', '" + value + "', false)");
    }

    private Set<String> expectedFacts() throws IOException, SQLException {
        var facts = new TreeSet<String>();
        boolean newer = database.getMetaData().getDatabaseMajorVersion() >= 16;
        for (String fact : resource("platform-facts.tsv").split("\n")) {
            // From PostgreSQL 16 on CREATEROLE needs the admin option, and the platform grants it.
            facts.add(newer && fact.startsWith("membership\tpostgres\t") ? fact + " with admin" : fact);
        }
        if (newer) {
            facts.add("membership\tpostgres\tauthenticator with admin");
            facts.add("membership\tpostgres\tpg_create_subscription");
        }
        return facts;
    }

    /** As seen while postgres is promoted, which is the one known deviation; told here as it is after demotion. */
    private Set<String> foundFacts() throws IOException, SQLException {
        var facts = new TreeSet<String>();
        try (Connection connection = shadow.asSuperuser().connect();
                var statement = connection.createStatement()) {
            statement.execute("SET search_path = ''");
            try (var rows = statement.executeQuery(resource("platform-facts.sql"))) {
                while (rows.next()) {
                    String fact = rows.getString(1) + "\t" + rows.getString(2) + "\t" + rows.getString(3);
                    facts.add(fact.replace("role\tpostgres\tsuper inherit", "role\tpostgres\tinherit"));
                }
            }
        }
        return facts;
    }

    private static String resource(String name) throws IOException {
        try (var stream = PlatformBaselineTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(stream, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> row(String sql) throws SQLException {
        return row(database, sql);
    }

    private static List<String> row(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            if (rows.next()) {
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    values.add(rows.getString(i));
                }
            }
            return values;
        }
    }

    private List<String> rows(String sql) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            var lines = new ArrayList<String>();
            while (rows.next()) {
                var values = new ArrayList<String>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    values.add(rows.getString(i));
                }
                lines.add(String.join(" ", values.stream().map(String::valueOf).toList()));
            }
            return lines;
        }
    }
}
