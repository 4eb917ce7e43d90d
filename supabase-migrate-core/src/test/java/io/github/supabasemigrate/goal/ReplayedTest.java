package io.github.supabasemigrate.goal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayedTest {

    private TestRun run;

    @BeforeEach
    void openProject(@TempDir Path directory) {
        run = new TestRun(directory)
                .file("supabase/roles.sql", "CREATE ROLE auditor;\n")
                .file(
                        "supabase/migrations/001_users.sql",
                        "CREATE ROLE reader; CREATE TABLE public.users (id int PRIMARY KEY);\n")
                .file("supabase/migrations/002_names.sql", "ALTER TABLE public.users ADD COLUMN name text;\n");
    }

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void allGoalsOfABuildShareOneReplayAndOneReading() {
        run.set("failOn", "never").tool().verify();
        run.tool().start();
        run.tool().snapshot();

        assertThat(run.lines().stream().filter(line -> line.startsWith("applied 001_users.sql")))
                .hasSize(1);
        assertThat(Replayed.of(run.run()).catalog())
                .isSameAs(Replayed.of(run.run()).catalog());
    }

    @Test
    void rolesThatTheFilesMakeAreNoObstacleToASecondReplay() {
        run.set("determinism", "true").set("failOn", "never");

        assertThat(run.tool().verify().details()).noneMatch(line -> line.contains("[determinism]"));
    }

    @Test
    void anEditMakesAnotherReplay() {
        String before = Replayed.of(run.run()).key();
        run.file("supabase/migrations/002_names.sql", "ALTER TABLE public.users ADD COLUMN names text[];\n");

        assertThat(Replayed.of(run.run()).key()).isNotEqualTo(before);
    }

    @Test
    void migrationsSeeTheSecretsOfTheVault() {
        run.file("supabase/config.toml", "[db.vault]\nkey = \"sesame\"\n")
                .file("supabase/migrations/003_check.sql", """
                        DO $$
                        BEGIN
                            IF NOT EXISTS (SELECT FROM vault.decrypted_secrets WHERE decrypted_secret = 'sesame') THEN
                                RAISE 'no secret';
                            END IF;
                        END
                        $$;
                        """);

        assertThat(Replayed.of(run.run()).project().applied()).hasSize(3);
    }

    @Test
    void aVersionStopsTheReplayThere() {
        run.set("version", "001");

        assertThat(run.tool().migrate().summary()).startsWith("Applied 1 migration to a throw-away database");
    }
}
