package io.github.supabasemigrate.shadow.existing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.shadow.Baseline;
import io.github.supabasemigrate.shadow.Shadow;
import io.github.supabasemigrate.shadow.ShadowServer;
import io.github.supabasemigrate.shadow.baseline.BaselineScript;
import io.github.supabasemigrate.shadow.baseline.PlatformBaseline;
import io.github.supabasemigrate.testing.TestPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExistingServerTest {

    private static final Baseline BASELINE = new Baseline(
            "postgres", List.of(new BaselineScript("schema", "CREATE SCHEMA IF NOT EXISTS auth")), Map.of(), Map.of());

    private String url;
    private Database server;

    @BeforeEach
    void name() throws SQLException {
        url = TestPostgres.newDatabase();
        server = Database.ofJdbcUrl(url);
    }

    @Test
    void makesDatabasesLikeThePlatformAndDropsThem() throws SQLException {
        List<String> before = names();
        try (ShadowServer shadows = new ExistingHost(server, BASELINE).start();
                Shadow shadow = shadows.createDatabase();
                Shadow copy = shadows.copyOf(shadow)) {
            for (Shadow each : List.of(shadows.main(), shadow, copy)) {
                assertThat(ask(each.database(), "SELECT nspname FROM pg_namespace WHERE nspname = 'auth'"))
                        .containsExactly("auth");
            }
            assertThat(names()).hasSize(before.size() + 4);
        }
        assertThat(names()).isEqualTo(before);
    }

    /** As a build of Maven does, which closes nothing. */
    @Test
    void dropsItsDatabasesWhenTheProgramEndsWithoutClosing() throws SQLException, IOException, InterruptedException {
        List<String> before = names();
        Process build = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ForgetfulBuild.class.getName(),
                        url)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String made = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(build.waitFor()).isZero();
        assertThat(made).startsWith("supabase_migrate_shadow_");
        assertThat(names()).isEqualTo(before);
    }

    @Test
    void dropsWhatADeadBuildLeftAndNothingElse() throws SQLException {
        try (ShadowServer alive = new ExistingHost(server, BASELINE).start();
                Connection connection = server.connect()) {
            execute(connection, "CREATE DATABASE supabase_migrate_shadow_00c0ffee_1");
            execute(connection, "CREATE DATABASE supabase_migrate_shadow_of_somebody");
            new ExistingHost(server, BASELINE).start().close();
            assertThat(names())
                    .doesNotContain("supabase_migrate_shadow_00c0ffee_1")
                    .contains(
                            "supabase_migrate_shadow_of_somebody", alive.main().name());
            execute(connection, "DROP DATABASE supabase_migrate_shadow_of_somebody");
        }
    }

    @Test
    void anotherDatabaseOfTheServerSeesTheLivingToo() throws SQLException {
        Database elsewhere = Database.ofJdbcUrl(TestPostgres.newDatabase());
        try (ShadowServer alive = new ExistingHost(server, BASELINE).start()) {
            new ExistingHost(elsewhere, BASELINE).start().close();
            assertThat(names()).contains(alive.main().name());
        }
    }

    @Test
    void leavesNothingWhenThePlatformCannotBeMade() throws SQLException {
        List<String> before = names();
        Baseline broken =
                new Baseline("postgres", List.of(new BaselineScript("broken", "SELECT 1/0")), Map.of(), Map.of());
        assertThatThrownBy(() -> new ExistingHost(server, broken).start())
                .isInstanceOf(MigrateException.class)
                .hasMessageContaining("division by zero")
                .hasMessageContaining("-Dsupabase-migrate.shadow.url=");
        assertThat(names()).isEqualTo(before);
    }

    /** The settings of a role belong to the server, which is somebody else's. */
    @Test
    void leavesTheSettingsOfRolesThatAreThere() throws SQLException {
        String settings =
                "SELECT setrole::regrole || ' ' || setdatabase || ' ' || setconfig::text FROM pg_db_role_setting"
                        + " WHERE setrole = 'postgres'::regrole";
        List<String> original = ask(
                server,
                "SELECT unnest(setconfig) FROM pg_db_role_setting"
                        + " WHERE setrole = 'postgres'::regrole AND setdatabase = 0");
        try (Connection connection = server.connect()) {
            execute(connection, "ALTER ROLE postgres SET search_path TO public, theirs");
            List<String> before = ask(server, settings);
            Baseline platform = Baseline.of(new PlatformBaseline(true), false);
            try (ShadowServer shadows = new ExistingHost(server, platform).start();
                    Shadow shadow = shadows.createDatabase()) {
                for (Shadow each : List.of(shadows.main(), shadow)) {
                    assertThat(ask(each.database(), "SHOW search_path"))
                            .containsExactly("\"\\$user\", public, extensions");
                }
                assertThat(ask(server, "SHOW search_path")).containsExactly("public, theirs");
            }
            assertThat(ask(server, settings)).isEqualTo(before);
            execute(connection, "ALTER ROLE postgres RESET search_path");
            if (!original.isEmpty()) {
                execute(
                        connection,
                        "ALTER ROLE postgres SET " + original.get(0).replace("search_path=", "search_path TO "));
            }
        }
    }

    @Test
    void neverDropsADatabaseOfAnotherName() throws SQLException {
        try (Connection connection = server.connect()) {
            assertThatThrownBy(() -> Ownership.drop(connection, server.name()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private List<String> names() throws SQLException {
        return ask(server, "SELECT datname FROM pg_database WHERE datname LIKE 'supabase_migrate%' ORDER BY 1");
    }

    private static List<String> ask(Database database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> column = new ArrayList<>();
            while (rows.next()) {
                column.add(rows.getString(1));
            }
            return column;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
