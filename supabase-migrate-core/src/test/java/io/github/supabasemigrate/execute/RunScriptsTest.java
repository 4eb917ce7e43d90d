package io.github.supabasemigrate.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.execute.RunScripts.SeedMode;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.plan.PlanOptions;
import io.github.supabasemigrate.project.SupabaseProject;
import io.github.supabasemigrate.testing.TestPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunScriptsTest {

    private static final String SEED = "supabase/seed.sql";

    @TempDir
    Path directory;

    private Database database;

    @BeforeEach
    void project() throws IOException, SQLException {
        database = Database.ofJdbcUrl(TestPostgres.newDatabase());
        Files.createDirectories(directory.resolve("supabase/migrations"));
        Files.writeString(directory.resolve("supabase/config.toml"), "project_id = \"test\"\n");
        Files.writeString(directory.resolve("supabase/migrations/001_t.sql"), "create table t (id int, name text);");
    }

    private void seed(String sql) throws IOException {
        Files.writeString(directory.resolve(SEED), sql);
    }

    private Map<String, ScriptOutcome> migrate(SeedMode mode) {
        SupabaseProject project = SupabaseProject.open(directory, Map.of());
        RunScripts scripts = RunScripts.NONE.withRoles(project.roles()).withSeeds(project.seeds(), mode);
        return new MigrationExecutor(database, ExecutionOptions.defaults(), ExecutionListener.NONE)
                .migrate(project.migrations(), PlanOptions.all(), scripts)
                .scripts();
    }

    private List<String> query(String sql) throws SQLException {
        var values = new ArrayList<String>();
        try (Connection connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    @Test
    void runsANewSeedOnceAndOnlyRecordsTheHashOfAChangedOne() throws Exception {
        seed("insert into t values (1, 'a');");
        assertThat(migrate(SeedMode.ONCE)).containsEntry(SEED, ScriptOutcome.RAN);
        assertThat(migrate(SeedMode.ONCE)).containsEntry(SEED, ScriptOutcome.UNCHANGED);
        seed("insert into t values (2, 'b');");
        assertThat(migrate(SeedMode.ONCE)).containsEntry(SEED, ScriptOutcome.HASH_UPDATED);
        assertThat(query("select id from t")).containsExactly("1");
        assertThat(query("select hash from supabase_migrations.seed_files where path = 'supabase/seed.sql'"))
                .containsExactly("53a569e7d6c2fee7931ab4ee2c18ed5a889a5b1e15498e17b7b60419c34091d2");
    }

    @Test
    void runsAChangedSeedAgainWhenItIsRepeatable() throws Exception {
        seed("insert into t values (1, 'a');");
        migrate(SeedMode.REPEATABLE);
        seed("insert into t values (2, 'b');");
        assertThat(migrate(SeedMode.REPEATABLE)).containsEntry(SEED, ScriptOutcome.RAN);
        assertThat(migrate(SeedMode.REPEATABLE)).containsEntry(SEED, ScriptOutcome.UNCHANGED);
        assertThat(query("select id from t order by id")).containsExactly("1", "2");
    }

    @Test
    void runsRolesBeforeTheMigrations() throws Exception {
        Files.writeString(
                directory.resolve("supabase/roles.sql"),
                "do $$ begin if to_regrole('seed_reader') is null then create role seed_reader; end if; end $$;");
        Files.writeString(directory.resolve("supabase/migrations/002_grant.sql"), "grant select on t to seed_reader;");
        assertThat(migrate(SeedMode.ONCE)).containsEntry("supabase/roles.sql", ScriptOutcome.RAN);
        assertThat(query("select has_table_privilege('seed_reader', 't', 'select')"))
                .containsExactly("t");
    }

    @Test
    void streamsASeedOfManyWindows() throws Exception {
        StringBuilder sql = new StringBuilder("begin;\n");
        for (int i = 0; i < 40_000; i++) {
            sql.append("insert into t values (")
                    .append(i)
                    .append(", 'ä; row\n number -- ")
                    .append(i)
                    .append("');\n");
        }
        sql.append("commit;\nvacuum t;\nCOPY t FROM stdin;\n");
        for (int i = 0; i < 100_000; i++) {
            sql.append(40_000 + i).append("\tcopied row with some text; and more\n");
        }
        sql.append("\\.\nupdate t set name = 'last' where id = 139999;");
        seed(sql.toString());
        migrate(SeedMode.ONCE);
        assertThat(query("select count(*) || ' ' || max(id) from t")).containsExactly("140000 139999");
        assertThat(query("select name from t where id in (39999, 139999) order by id"))
                .containsExactly("ä; row\n number -- 39999", "last");
    }

    @Test
    void namesTheLineOfAFailureFarDownTheFileAndLeavesNothing() throws Exception {
        StringBuilder sql = new StringBuilder();
        for (int i = 1; i <= 60_000; i++) {
            sql.append("insert into t values (").append(i).append(", 'some text to fill it');\n");
        }
        seed(sql + "insert into t values (1, 2, 3);\n");
        MigrateException failure = catchThrowableOfType(MigrateException.class, () -> migrate(SeedMode.ONCE));
        assertThat(failure.where()).hasToString("Optional[supabase/seed.sql:60001:29]");
        assertThat(failure.why().orElseThrow()).contains("60001 | insert into t values (1, 2, 3);");
        assertThat(query("select count(*) from t")).containsExactly("0");
        seed("insert into t values (1, 'now right');");
        assertThat(migrate(SeedMode.ONCE)).containsEntry(SEED, ScriptOutcome.RAN);
    }

    @Test
    void writesVaultSecretsByName() throws Exception {
        Files.writeString(directory.resolve("supabase/migrations/000_vault.sql"), """
                create schema vault;
                create table vault.secrets (id uuid default gen_random_uuid(), name text, secret text);
                create function vault.create_secret(text, text) returns void language sql as
                $$ insert into vault.secrets (secret, name) values ($1, $2) $$;
                create function vault.update_secret(uuid, text) returns void language sql as
                $$ update vault.secrets set secret = $2 where id = $1 $$;
                """);
        migrate(SeedMode.ONCE);
        for (String value : List.of("first", "second")) {
            new MigrationExecutor(database, ExecutionOptions.defaults(), ExecutionListener.NONE)
                    .migrate(SupabaseProject.open(directory, Map.of()).migrations(), PlanOptions.all(), vault(value));
        }
        assertThat(query("select secret from vault.secrets where name = 'key'")).containsExactly("second");
    }

    /** A server quotes the row that it refuses. */
    @Test
    void aSecretThatTheServerRefusesIsNotShown() throws Exception {
        Files.writeString(directory.resolve("supabase/migrations/000_vault.sql"), """
                create schema vault;
                create table vault.secrets (id uuid, name text, secret text check (length(secret) > 199));
                create function vault.create_secret(text, text) returns void language sql as
                $$ insert into vault.secrets (secret, name) values ($1, $2) $$;
                """);
        migrate(SeedMode.ONCE);
        MigrateException failure = catchThrowableOfType(
                MigrateException.class,
                () -> new MigrationExecutor(database, ExecutionOptions.defaults(), ExecutionListener.NONE)
                        .migrate(
                                SupabaseProject.open(directory, Map.of()).migrations(),
                                PlanOptions.all(),
                                vault("open sesame".repeat(8))));
        assertThat(failure.why().orElseThrow()).contains("violates check constraint");
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain("sesame");
    }

    private static RunScripts vault(String value) {
        return RunScripts.NONE.withVault(Map.of("key", value));
    }
}
