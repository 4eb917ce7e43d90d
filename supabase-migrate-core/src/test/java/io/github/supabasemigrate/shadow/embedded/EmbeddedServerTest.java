package io.github.supabasemigrate.shadow.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.shadow.Baseline;
import io.github.supabasemigrate.shadow.Shadow;
import io.github.supabasemigrate.shadow.ShadowServer;
import io.github.supabasemigrate.shadow.baseline.BaselineScript;
import io.github.supabasemigrate.shadow.baseline.PlatformBaseline;
import io.github.supabasemigrate.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EmbeddedServerTest {

    private static final Baseline BASELINE = new Baseline(
            "boss",
            List.of(
                    new BaselineScript(
                            "roles", "CREATE ROLE postgres LOGIN; CREATE ROLE reader; CREATE SCHEMA extensions;"),
                    new BaselineScript("settings", """
                            ALTER DATABASE postgres OWNER TO postgres;
                            ALTER DATABASE postgres SET search_path = "$user", public, extensions;
                            ALTER DATABASE postgres SET "app.settings.jwt" = 'a=b';
                            ALTER ROLE reader IN DATABASE postgres SET statement_timeout = '3s';
                            REVOKE CONNECT ON DATABASE postgres FROM PUBLIC;
                            GRANT TEMPORARY ON DATABASE postgres TO reader WITH GRANT OPTION;
                            """)),
            Map.of(
                    "greeting.control", "default_version = '1'\ntrusted = true\n",
                    "greeting--1.sql", "CREATE FUNCTION greeting() RETURNS text LANGUAGE sql RETURN 'hello';",
                    "citext.control", "default_version = 'not the real one'\n"),
            Map.of("log_min_duration_statement", "12345"));

    private static ShadowServer server;

    @BeforeAll
    static void start() {
        server = EmbeddedServer.start(
                TestPostgres.binaries(),
                new EmbeddedOptions(TestPostgres.cache(), BASELINE, Map.of("greeting--1--2.sql", "SELECT 1;")));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void knowsItsMajorVersion() throws SQLException {
        assertThat(ask(server.main(), "SHOW server_version")).startsWith(server.major() + ".");
    }

    @Test
    void mainIsTheDatabasePostgresOfTheRolePostgres() throws SQLException {
        assertThat(ask(server.main(), "SELECT current_database() || ' ' || current_user"))
                .isEqualTo("postgres postgres");
    }

    @Test
    void theOwnerIsASuperuserOnlyWhilePromoted() throws SQLException {
        assertThat(ask(server.main(), "SHOW is_superuser")).isEqualTo("off");
        server.promoteOwner();
        assertThat(ask(server.main(), "SHOW is_superuser")).isEqualTo("on");
        server.demoteOwner();
        assertThat(ask(server.main(), "SHOW is_superuser")).isEqualTo("off");
        try (Connection connection = server.main().asSuperuser().connect()) {
            assertThat(ask(connection, "SELECT current_user || current_setting('is_superuser')"))
                    .isEqualTo("bosson");
        }
    }

    @Test
    void hasTheBaselineWithItsSettingsInEveryDatabase() throws SQLException {
        try (Shadow shadow = server.createDatabase()) {
            for (Shadow each : List.of(server.main(), shadow)) {
                assertThat(ask(each, "SELECT nspname FROM pg_namespace WHERE nspname = 'extensions'"))
                        .isEqualTo("extensions");
                assertThat(ask(each, "SHOW search_path")).isEqualTo("\"$user\", public, extensions");
                assertThat(ask(each, "SHOW app.settings.jwt")).isEqualTo("a=b");
                assertThat(ask(each, "SHOW log_min_duration_statement")).isEqualTo("12345ms");
                assertThat(ask(each, """
                        SELECT setconfig::text FROM pg_db_role_setting s JOIN pg_database d ON d.oid = setdatabase
                         WHERE setrole = 'reader'::regrole AND datname = current_database()""")).isEqualTo("{statement_timeout=3s}");
                assertThat(ask(each, """
                        SELECT string_agg(item::text, ' ' ORDER BY item::text COLLATE "C")
                          FROM pg_database CROSS JOIN unnest(datacl) item WHERE datname = current_database()""")).isEqualTo("=T/postgres postgres=CTc/postgres reader=T*/postgres");
            }
        }
    }

    @Test
    void offersTheExtensionsOfTheBaseline() throws SQLException {
        try (Shadow shadow = server.createDatabase()) {
            assertThat(ask(shadow, "CREATE EXTENSION greeting; SELECT greeting()"))
                    .isEqualTo("hello");
        }
    }

    @Test
    void databasesDoNotSeeEachOther() throws SQLException {
        try (Shadow one = server.createDatabase();
                Shadow other = server.createDatabase()) {
            ask(one, "CREATE TABLE mine (); SELECT 1");
            assertThat(ask(other, "SELECT to_regclass('mine')::text")).isNull();
        }
    }

    @Test
    void copiesADatabaseAsItIsNow() throws SQLException {
        try (Shadow original = server.createDatabase()) {
            ask(original, "CREATE TABLE kept AS SELECT 42 AS answer; SELECT 1");
            try (Shadow copy = server.copyOf(original)) {
                assertThat(ask(copy, "SELECT answer FROM kept")).isEqualTo("42");
                assertThat(ask(copy, "SHOW search_path")).isEqualTo("\"$user\", public, extensions");
            }
        }
    }

    @Test
    void dropsAClosedShadowEvenWhileSomebodyIsConnected() throws SQLException {
        Shadow shadow = server.createDatabase();
        try (Connection forgotten = shadow.connect()) {
            shadow.close();
            assertThat(ask(server.main(), "SELECT count(*) FROM pg_database WHERE datname = '" + shadow.name() + "'"))
                    .isEqualTo("0");
            assertThat(forgotten.isValid(1)).isFalse();
        }
    }

    @Test
    void saysNothingOfItsPassword() {
        assertThat(server.describe() + server.main()).doesNotContain("password");
    }

    @Test
    void makesASupabaseProject() throws SQLException {
        Baseline platform = Baseline.of(new PlatformBaseline(true), true);
        try (ShadowServer supabase = EmbeddedServer.start(
                        TestPostgres.binaries(), EmbeddedOptions.of(TestPostgres.cache(), platform));
                Shadow shadow = supabase.createDatabase()) {
            for (Shadow each : List.of(supabase.main(), shadow)) {
                assertThat(ask(each, "SELECT to_regclass('auth.users')::text")).isEqualTo("auth.users");
                assertThat(ask(each, "SHOW app.settings.jwt_exp")).isEqualTo("3600");
                assertThat(ask(
                                each,
                                "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = current_database()"))
                        .isEqualTo("postgres");
            }
        }
    }

    /** The last result's first column. */
    static @Nullable String ask(Shadow shadow, String sql) throws SQLException {
        try (Connection connection = shadow.connect()) {
            return ask(connection, sql);
        }
    }

    private static @Nullable String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            boolean isRows = statement.execute(sql);
            while (!isRows) {
                isRows = statement.getMoreResults();
            }
            try (ResultSet rows = statement.getResultSet()) {
                return rows.next() ? rows.getString(1) : null;
            }
        }
    }
}
