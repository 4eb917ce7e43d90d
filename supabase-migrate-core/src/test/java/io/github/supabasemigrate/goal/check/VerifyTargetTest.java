package io.github.supabasemigrate.goal.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.goal.Shadows;
import io.github.supabasemigrate.goal.TestRun;
import io.github.supabasemigrate.report.Outcome;
import io.github.supabasemigrate.report.Outcome.Status;
import io.github.supabasemigrate.shadow.Shadow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyTargetTest {

    @TempDir
    private Path directory;

    private TestRun run;
    private Shadow target;

    @BeforeEach
    void migrateATarget() {
        run = new TestRun(directory)
                .set("determinism", "false")
                .set("access", "false")
                .set("outputDirectory", directory.resolve("out").toString())
                .file("supabase/migrations/001_users.sql", """
                        CREATE TABLE public.users (id int PRIMARY KEY, email text NOT NULL);
                        ALTER TABLE public.users ENABLE ROW LEVEL SECURITY;
                        CREATE POLICY own ON public.users USING (true);
                        """);
        target = new Shadows(run.run()).server().createDatabase();
        run.set("url", target.jdbcUrl()).tool().migrate();
    }

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void whatIsPendingIsNoDrift() {
        run.file("supabase/migrations/002_names.sql", "ALTER TABLE public.users ADD COLUMN name text;\n");

        Outcome outcome = run.tool().verify();

        assertThat(outcome.status()).isEqualTo(Status.PASSED);
        assertThat(outcome.details())
                .anyMatch(line -> line.contains("One migration has not run on the target"))
                .noneMatch(line -> line.contains("drift"));
    }

    @Test
    void writesTheSqlThatEndsADriftEitherWay() throws SQLException, IOException {
        execute("""
                ALTER TABLE public.users ALTER email DROP NOT NULL;
                CREATE TABLE public.scratch (id int);
                """);
        Outcome drifted = run.tool().verify();
        assertThat(drifted.status()).isEqualTo(Status.VIOLATIONS);
        assertThat(drifted.details())
                .anyMatch(line -> line.startsWith("SQL that would end the drift by a change of the target: "));

        assertThat(directory.resolve("out/verify/repair-migrations.sql"))
                .content()
                .isEqualTo("""
                -- Makes what the target has, as the next migration.

                -- new: table public.scratch
                CREATE TABLE public.scratch (
                    id integer
                );

                -- changed: column public.users.email (notNull)
                ALTER TABLE public.users ALTER COLUMN email DROP NOT NULL;
                """);
        execute(Files.readString(directory.resolve("out/verify/repair-target.sql")));

        assertThat(run.tool().verify().status()).isEqualTo(Status.PASSED);
    }

    @Test
    void tellsOfAHistoryThatTheFilesDoNotExplain() throws SQLException {
        execute("INSERT INTO supabase_migrations.schema_migrations (version, name) VALUES ('002', 'by_hand')");
        run.file("supabase/migrations/000_early.sql", "SELECT 1;\n")
                .file("supabase/migrations/001_users.sql", "CREATE TABLE public.users (id bigint PRIMARY KEY);\n");

        assertThat(run.tool().verify().details())
                .anyMatch(line ->
                        line.contains("The database has 1 migration that the project does not: `002_by_hand.sql`."
                                + " Rows without a file are often made by the dashboard"))
                .anyMatch(line -> line.contains("1 pending migration would run after the newer `002`"))
                .anyMatch(line -> line.contains("`001_users.sql` changed after it was applied."));
    }

    @Test
    void explainsASwitchOfTheDashboardInsteadOfListingWhatItDid() throws SQLException {
        execute("""
                ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA public
                    REVOKE ALL ON TABLES FROM anon, authenticated, service_role;
                REVOKE ALL ON public.users FROM anon, authenticated, service_role;
                """);

        assertThat(run.tool().verify().details())
                .anyMatch(
                        line -> line.contains("The target does not give new tables to the API's roles, and replays do"))
                .noneMatch(line -> line.contains("`table public.users` differs"));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = target.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
