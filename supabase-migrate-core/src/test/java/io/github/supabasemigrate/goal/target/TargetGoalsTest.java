package io.github.supabasemigrate.goal.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.supabasemigrate.catalog.CatalogFingerprint;
import io.github.supabasemigrate.catalog.CatalogReader;
import io.github.supabasemigrate.database.DatabaseUrl;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.goal.Shadows;
import io.github.supabasemigrate.goal.TestRun;
import io.github.supabasemigrate.shadow.Shadow;
import io.github.supabasemigrate.shadow.ShadowServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetGoalsTest {

    private TestRun run;

    @BeforeEach
    void openProject(@TempDir Path directory) {
        run = new TestRun(directory)
                .file(
                        "supabase/migrations/001_users.sql",
                        "-- never replayed before: " + UUID.randomUUID()
                                + "\nCREATE TABLE public.users (id int PRIMARY KEY);\n")
                .file("supabase/migrations/002_names.sql", "ALTER TABLE public.users ADD COLUMN name text;\n");
    }

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void withoutATargetMigrateRunsOnAThrowAwayDatabaseAndSaysSo() {
        var outcome = run.tool().migrate();

        assertThat(run.lines().get(0))
                .startsWith("No target is configured: the migrations run on a throw-away database");
        assertThat(outcome.summary()).startsWith("Applied 2 migrations to a throw-away database");
        assertThat(outcome.data()).containsEntry("applied", List.of("001", "002"));
    }

    @Test
    void theMigrationsOfABuildRunOnce() {
        run.tool().migrate();
        run.tool().start();
        run.tool().migrate();

        assertThat(run.lines().stream().filter(line -> line.startsWith("applied 001_users.sql")))
                .hasSize(1);
    }

    @Test
    void aStartedDatabaseIsMigratedAndGoneAfterStop() throws SQLException {
        var started = run.tool().start();

        try (Connection connection = started.database().connect()) {
            execute(connection, "INSERT INTO public.users VALUES (1, 'ada')");
        }
        assertThat(started.properties())
                .containsKeys("supabase.db.jdbcUrl", "supabase.db.port", "supabase.db.password");
        assertThat(started.toString() + started.data())
                .doesNotContain(started.properties().get("supabase.db.password"));
        run.tool().stop();
        assertThatThrownBy(() -> started.database().connect()).isInstanceOf(MigrateException.class);
    }

    @Test
    void versionStopsThereAndOnlyLeavesTheOthersOut() throws SQLException {
        target();

        run.set("version", "001");
        assertThat(run.tool().migrate().data()).containsEntry("applied", List.of("001"));
    }

    @Test
    void modulesThatShareATargetMigrateItOnce() throws Exception {
        Shadow shadow = target();
        var modules = Stream.generate(() ->
                        CompletableFuture.supplyAsync(() -> run.tool().migrate().summary()))
                .limit(4)
                .toList();

        var summaries = new ArrayList<String>();
        for (var module : modules) {
            summaries.add(module.get());
        }
        assertThat(summaries)
                .areExactly(1, new Condition<>(each -> each.startsWith("Applied 2 migrations"), "applied"))
                .areExactly(3, new Condition<>(each -> each.contains("this build has migrated"), "done before"));
        assertThat(one(shadow, "SELECT count(*) FROM supabase_migrations.schema_migrations"))
                .isEqualTo("2");
    }

    @Test
    void seedsRunWhenAskedForAndOnce() throws SQLException {
        run.file("supabase/seed.sql", "INSERT INTO public.users VALUES (1, 'ada');\n")
                .set("includeSeed", "true");
        target();

        assertThat(run.tool().migrate().summary()).contains("Applied 2 migrations and supabase/seed.sql to");
    }

    @Test
    void dryRunWritesNothing() throws SQLException {
        Shadow shadow = target();
        run.set("dryRun", "true");

        assertThat(run.tool().migrate().summary()).contains("2 migrations would be applied");
        assertThat(run.tool().status().data()).containsEntry("counts", Map.of("pending", 2L));
        assertThat(one(shadow, "SELECT count(*) FROM pg_namespace WHERE nspname = 'supabase_migrations'"))
                .isEqualTo("0");
    }

    @Test
    void aPlanSaysOfEachFileHowItIsCommittedAndWhatItPutsAtRisk() throws SQLException {
        target();
        run.file(
                        "supabase/migrations/003_index.sql",
                        "CREATE INDEX CONCURRENTLY users_name ON public.users (name);\nDROP TABLE public.users;\n")
                .set("dryRun", "true");

        assertThat(run.tool().migrate().details())
                .contains(
                        "pending  001_users.sql  (one transaction)",
                        "pending  003_index.sql  (not one transaction: line 1: CREATE INDEX CONCURRENTLY cannot run inside"
                                + " a transaction)")
                .anyMatch(line -> line.contains("003_index.sql:2:1") && line.contains("with its rows"));
    }

    @Test
    void rolesSecretsAndSeedsRunAsTheSettingsSay() throws SQLException {
        run.file("supabase/roles.sql", """
                        DO $$ BEGIN IF to_regrole('goal_reader') IS NULL THEN CREATE ROLE goal_reader; END IF; END $$;
                        """)
                .file("supabase/config.toml", "[db.vault]\nkey = \"sesame\"\n")
                .file("supabase/migrations/003_grant.sql", "GRANT SELECT ON public.users TO goal_reader;\n")
                .file("supabase/seed.sql", "INSERT INTO public.users VALUES (1, 'ada');\n");
        Shadow shadow = target();
        run.set("includeRoles", "true").tool().migrate();
        assertThat(one(shadow, "SELECT decrypted_secret FROM vault.decrypted_secrets WHERE name = 'key'"))
                .isEqualTo("sesame");
        assertThat(one(shadow, "SELECT count(*) FROM public.users")).isEqualTo("0");

        // What another execution of the same build asks for is not done yet.
        assertThat(run.set("includeSeed", "true").tool().migrate().summary()).contains("supabase/seed.sql");
        assertThat(run.tool().migrate().summary()).contains("this build has migrated");

        run.set("seedMode", "repeatable")
                .file("supabase/seed.sql", "INSERT INTO public.users VALUES (3, 'eve');\n")
                .tool()
                .migrate();
        assertThat(one(shadow, "SELECT string_agg(name, ' ' ORDER BY id) FROM public.users"))
                .isEqualTo("ada eve");
    }

    @Test
    void goingOnAfterAFailureFailsTheGoalAndNamesWhatFailed() throws SQLException {
        Shadow shadow = target();
        run.file("supabase/migrations/003_typo.sql", "ALTER TABLE public.usres ADD COLUMN x int;\n")
                .file("supabase/migrations/004_more.sql", "CREATE TABLE public.more (id int);\n")
                .set("continueOnError", "true");

        assertThatThrownBy(() -> run.tool().migrate())
                .hasMessageContaining("1 of 4 migrations failed, and continueOnError let the others run.")
                .hasMessageContaining("003_typo.sql:1:")
                .hasMessageContaining("includeAll");
        assertThat(run.lines()).contains("warning: failed  003_typo.sql");
        assertThat(one(shadow, "SELECT to_regclass('public.more')")).isEqualTo("more");
    }

    @Test
    void theTransactionPoolerOfSupabaseIsLeftAloud() {
        run.set("url", "postgresql://postgres.abcdefghijklmnopqrst@aws-0-eu-north-1.pooler.supabase.com:6543/postgres");

        assertThatThrownBy(() -> run.tool().migrate())
                .hasMessageContaining("aws-0-eu-north-1.pooler.supabase.com:5432")
                .hasMessageContaining("there is nobody to ask");
        assertThat(run.lines())
                .anyMatch(line -> line.startsWith("warning: ") && line.contains("pooler.supabase.com:6543"));
    }

    @Test
    void partsOfAnAddressReachTheServerToo() throws SQLException {
        DatabaseUrl url = DatabaseUrl.parse(target().jdbcUrl());
        run.set("url", "")
                .set("host", url.host())
                .set("port", String.valueOf(url.port()))
                .set("database", url.database())
                .set("user", Objects.requireNonNull(url.user()))
                .variable(
                        "SUPABASE_DB_PASSWORD",
                        Objects.requireNonNull(url.password()).reveal());

        assertThat(run.tool().status().data()).containsEntry("counts", Map.of("pending", 2L));
    }

    @Test
    void proofFindsWhatAPlanCannotSee() throws SQLException {
        target();
        run.file("supabase/migrations/003_typo.sql", "ALTER TABLE public.usres ADD COLUMN x int;\n")
                .set("dryRun", "proof");

        assertThatThrownBy(() -> run.tool().migrate()).hasMessageContaining("supabase/migrations/003_typo.sql:1:");
        assertThat(run.tool().status().data()).containsEntry("counts", Map.of("pending", 3L));
    }

    @Test
    void aTargetElsewhereIsRefusedWhenNobodyIsThereToAsk() {
        run.set("url", "postgresql://postgres:hunter2@db.example.invalid/postgres");

        assertThatThrownBy(() -> run.tool().migrate())
                .isInstanceOf(MigrateException.class)
                .hasMessageContaining("there is nobody to ask")
                .hasMessageContaining("Nothing was changed.")
                .hasMessageContaining("-Dsupabase-migrate.yes")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void aPersonsNoIsANo() throws SQLException {
        // An address that leads here, but is not known to: nobody can tell that nothing is lost.
        Shadow shadow = target();
        run.set("url", shadow.jdbcUrl().replace("127.0.0.1", "0.0.0.0") + "&sslmode=disable");

        assertThatThrownBy(() -> run.answer(false).tool().migrate()).hasMessageContaining("was not confirmed.");
        DatabaseUrl url = DatabaseUrl.parse(shadow.jdbcUrl()).withHost("0.0.0.0");
        assertThat(run.lines())
                .anyMatch(line -> line.startsWith("pending  001_users.sql"))
                .contains("target:   `" + url.database() + "` on `" + url.authority() + "` as `" + url.user() + "`")
                .anyMatch(line -> line.startsWith("Migrate `" + url.database() + "` on `" + url.authority()));
        assertThat(run.tool().status().data()).containsEntry("counts", Map.of("pending", 2L));

        assertThat(run.answer(true).tool().migrate().data()).containsEntry("applied", List.of("001", "002"));
    }

    @Test
    void strongerSourceOfAPasswordWins() {
        run.set("url", "postgresql://me:in-url@h/d").variable("SUPABASE_DB_PASSWORD", "in-environment");
        assertThat(credentials()).endsWith("password from -Dsupabase-migrate.url");

        run.set("password", "typed");
        assertThat(credentials()).endsWith("password from -Dsupabase-migrate.password");
    }

    @Test
    void hostAndPortMakeATargetToo() {
        run.set("host", "10.0.0.7").set("port", "6000").set("user", "me");

        assertThat(TargetDatabase.require(run.run().settings()).describe())
                .isEqualTo("`postgres` on `10.0.0.7:6000` as `me`");
    }

    @Test
    void aResetLeavesWhatThePlatformMade() throws SQLException {
        var shadows = new Shadows(run.run());
        ShadowServer server = shadows.server();
        server.promoteOwner();
        try (Shadow untouched = server.createDatabase();
                Shadow used = server.createDatabase();
                Connection connection = used.connect()) {
            execute(connection, """
                    CREATE SCHEMA app;
                    CREATE TABLE app.t (id int GENERATED ALWAYS AS IDENTITY);
                    CREATE TYPE public.mood AS ENUM ('good');
                    CREATE DOMAIN public.email AS text CHECK (VALUE LIKE '%@%');
                    CREATE TYPE public.pair AS (a int, b int);
                    CREATE TABLE public.profiles (id serial PRIMARY KEY, mood public.mood, email public.email);
                    CREATE TABLE public.parts (id int) PARTITION BY RANGE (id);
                    CREATE TABLE public.parts_1 PARTITION OF public.parts FOR VALUES FROM (0) TO (9);
                    CREATE VIEW public.names AS SELECT id FROM public.profiles;
                    CREATE MATERIALIZED VIEW public.kept AS SELECT 1 AS one;
                    CREATE FUNCTION public.greet() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
                    CREATE AGGREGATE public.total (int) (SFUNC = int4pl, STYPE = int);
                    CREATE TRIGGER greet AFTER INSERT ON auth.users FOR EACH ROW EXECUTE FUNCTION public.greet();
                    CREATE POLICY "read" ON storage.objects FOR SELECT USING (true);
                    CREATE PUBLICATION ours FOR TABLE public.profiles;
                    ALTER PUBLICATION supabase_realtime ADD TABLE public.profiles;
                    CREATE EXTENSION citext SCHEMA extensions;
                    INSERT INTO auth.users (id) VALUES (gen_random_uuid());
                    """);
            assertThat(fingerprint(used)).isNotEqualTo(fingerprint(untouched));

            // Both with the same history, of two files that do nothing.
            run.file("supabase/migrations/001_users.sql", "").file("supabase/migrations/002_names.sql", "");
            run.set("url", untouched.jdbcUrl()).tool().migrate();
            run.set("url", used.jdbcUrl()).tool().reset();

            assertThat(fingerprint(used).objects())
                    .isEqualTo(fingerprint(untouched).objects());
            assertThat(count(connection, "auth.users")).isZero();
        } finally {
            server.demoteOwner();
        }
    }

    private String credentials() {
        return TargetDatabase.require(run.run().settings()).credentials().toString();
    }

    /** An empty database on the run's own server, as its target. */
    private Shadow target() throws SQLException {
        Shadow shadow = new Shadows(run.run()).server().createDatabase();
        run.set("url", shadow.jdbcUrl());
        return shadow;
    }

    private static CatalogFingerprint fingerprint(Shadow shadow) throws SQLException {
        try (Connection connection = shadow.connect()) {
            return CatalogFingerprint.of(CatalogReader.read(connection));
        }
    }

    private static String one(Shadow shadow, String sql) throws SQLException {
        try (Connection connection = shadow.asSuperuser().connect();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static long count(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
