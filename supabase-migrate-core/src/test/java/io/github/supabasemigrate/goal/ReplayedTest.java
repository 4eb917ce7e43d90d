package io.github.supabasemigrate.goal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.Dependency;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.replay.ReplayedProject;
import io.github.supabasemigrate.trace.StatementTrace;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayedTest {

    private TestRun run;

    /** A state of its own, so that no checkpoint of an earlier run is at hand. */
    @BeforeEach
    void openProject(@TempDir Path directory) {
        run = new TestRun(directory)
                .file("supabase/roles.sql", "CREATE ROLE auditor;\n")
                .file(
                        "supabase/migrations/001_users.sql",
                        "-- " + UUID.randomUUID()
                                + "\nCREATE ROLE reader; CREATE TABLE public.users (id int PRIMARY KEY);\n")
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

        assertThat(run.tool().verify().details()).noneMatch(line -> line.contains("[deterministic-migrations]"));
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

    @Test
    void whatEarlierBuildsSawIsNotRunAgain() {
        Replayed first = Replayed.of(run.run());
        List<StatementTrace> seen = first.traces(first.tracing());
        assertThat(first.project().applied()).hasSize(2);
        run.file("supabase/migrations/003_mail.sql", "ALTER TABLE public.users ADD COLUMN mail text;\n");
        Replayed second = Replayed.of(run.run());

        List<StatementTrace> all = second.traces(second.tracing());

        assertThat(all).hasSize(4).startsWith(seen.toArray(StatementTrace[]::new));
        assertThat(all.get(3).blocking()).containsOnlyKeys("public.users");
    }

    @Test
    void readingThePlatformWhileTheMigrationsRunMakesNoDifference() {
        run.file("supabase/migrations/003_shared.sql", """
                ALTER ROLE reader RENAME TO visitor;
                ALTER ROLE anon CONNECTION LIMIT 7;
                ALTER ROLE auditor SET statement_timeout = '1s';
                GRANT SELECT ON auth.users TO visitor;
                """);
        Replayed late = Replayed.of(run.run());
        late.project();
        try (TestRun another = new TestRun(run.base())) {
            Replayed early = Replayed.of(another.run());
            early.readPlatformFirst();

            assertThat(early.schema().users()).isEqualTo(late.schema().users());
            assertThat(early.platform()).isEqualTo(late.platform());
            assertThat(early.platform().contains(ObjectId.global(ObjectKind.ROLE, "visitor")))
                    .isTrue();
        }
    }

    @Test
    void whatNeedsWhatIsReadWhenSomebodyAsks() {
        Replayed replayed = Replayed.of(run.run());
        List<Dependency> asked = replayed.schema().users().dependencies().all();

        assertThat(asked)
                .isEqualTo(Replayed.read(replayed.project().shadow())
                        .dependencies()
                        .all())
                .extracting(Dependency::dependent)
                .contains(ObjectId.table("public", "users"));
        assertThat(replayed.catalog().dependencies().all()).isEqualTo(asked);
    }

    @Test
    void aPlatformsRoleThatWasRenamedMeanwhileHasItsNewNameInThePlatformToo() {
        run.file("supabase/migrations/003_renamed.sql", "ALTER ROLE authenticated RENAME TO member;\n");
        Replayed replayed = Replayed.of(run.run());
        replayed.readPlatformFirst();

        assertThat(replayed.schema().users().stream().map(CatalogObject::id))
                .contains(ObjectId.table("public", "users"))
                .noneMatch(id -> id.schema().equals("storage"));
        assertThat(replayed.platform().contains(ObjectId.global(ObjectKind.ROLE, "member")))
                .isTrue();
    }

    @Test
    void aTracedReplayIsTheBuildsReplay() {
        run.set("failOn", "never").tool().lint();
        ReplayedProject traced = Replayed.of(run.run()).project();
        run.tool().verify();

        assertThat(traced.applied()).hasSize(2);
        assertThat(Replayed.of(run.run()).project()).isSameAs(traced);
        assertThat(run.base().resolve("target/supabase-migrate/lint/trace.json"))
                .isNotEmptyFile();
        assertThat(run.base().resolve("target/supabase-migrate/lint/trace.md"))
                .content()
                .contains("# What the migrations did on the shadow");
    }
}
