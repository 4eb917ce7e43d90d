package io.github.supabasemigrate.goal.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.goal.Replayed;
import io.github.supabasemigrate.goal.TestRun;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecondReplayTest {

    private TestRun run;

    /** A state of its own, so that no checkpoint of an earlier run is at hand, and slow enough to be worth one. */
    @BeforeEach
    void openProject(@TempDir Path directory) {
        run = new TestRun(directory)
                .file(
                        "supabase/migrations/001_users.sql",
                        "-- " + UUID.randomUUID()
                                + "\nCREATE TABLE public.users (id int PRIMARY KEY); SELECT pg_sleep(0.5);\n")
                .file("supabase/migrations/002_names.sql", "ALTER TABLE public.users ADD COLUMN name text;\n");
    }

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void findsEqualStatesEqualWithoutReadingTheCatalog() {
        assertThat(SecondReplay.begin(Replayed.of(run.run())).get()).isEmpty();
    }

    @Test
    void findsThemEqualAfterACheckpoint() {
        Replayed.of(run.run()).project();
        run.file(
                "supabase/migrations/003_notes.sql",
                "DO $$ BEGIN CREATE TABLE public.notes (id int, at timestamptz DEFAULT now()); END $$;\n");
        Replayed replayed = Replayed.of(run.run());

        assertThat(SecondReplay.isNeeded(replayed, replayed.project())).isTrue();
        assertThat(SecondReplay.begin(replayed).get()).isEmpty();
        assertThat(replayed.project().restored()).isPositive();
    }

    @Test
    void runsPlainDefinitionsOnce() {
        Replayed.of(run.run()).project();
        run.file("supabase/migrations/003_notes.sql", "CREATE TABLE public.notes (at timestamptz DEFAULT now());\n");

        Replayed replayed = Replayed.of(run.run());

        assertThat(SecondReplay.isNeeded(replayed, replayed.project())).isFalse();
        assertThat(SecondReplay.begin(replayed).get()).isEmpty();
    }

    @Test
    void readsTheCatalogWhereAMigrationLooksAtTheClock() {
        run.file("supabase/migrations/003_notes.sql", """
                DO $$ BEGIN
                    EXECUTE format('CREATE TABLE public.notes (at timestamptz DEFAULT %L)', clock_timestamp());
                END $$;
                """);

        assertThat(SecondReplay.begin(Replayed.of(run.run())).get()).isPresent();
    }
}
