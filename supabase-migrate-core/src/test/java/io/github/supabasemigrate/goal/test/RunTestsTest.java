package io.github.supabasemigrate.goal.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.goal.TestRun;
import io.github.supabasemigrate.report.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunTestsTest {

    private Path directory;
    private TestRun run;

    @BeforeEach
    void openProject(@TempDir Path temporary) {
        directory = temporary;
        run = new TestRun(directory).file("supabase/migrations/001_notes.sql", """
                CREATE TABLE public.notes (id int PRIMARY KEY, owner_id uuid REFERENCES auth.users, body text);
                ALTER TABLE public.notes ENABLE ROW LEVEL SECURITY;
                CREATE POLICY own ON public.notes FOR SELECT USING (owner_id = auth.uid());
                """);
    }

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void runsPgTapAndPlainFilesAndPointsAtWhatFailed() throws IOException {
        run.set("testWorkers", "2")
                .file("supabase/tests/policies.test.sql", """
                        BEGIN;
                        CREATE EXTENSION IF NOT EXISTS pgtap WITH SCHEMA extensions;
                        SELECT plan(2);
                        SELECT tests.create_supabase_user('ann');
                        INSERT INTO public.notes VALUES (1, tests.get_supabase_uid('ann'), 'hers');
                        SELECT tests.authenticate_as('ann');
                        SELECT is((SELECT count(*)::int FROM public.notes), 1, 'ann reads her own');
                        SELECT tests.clear_authentication();
                        SELECT is((SELECT count(*)::int FROM public.notes), 1, 'anybody reads them');
                        SELECT * FROM finish();
                        ROLLBACK;
                        """)
                .file("supabase/tests/plain/counts.sql", """
                        INSERT INTO public.notes VALUES (1, null, 'kept for this file only');
                        SELECT count(*) = 1 AS "no other file left a note" FROM public.notes;
                        DO $$
                        BEGIN
                            ASSERT (SELECT count(*) FROM public.notes) = 7, 'seven notes';
                        END $$;
                        """);

        Outcome outcome = run.tool().test();

        assertThat(outcome.status()).isEqualTo(Outcome.Status.VIOLATIONS);
        assertThat(outcome.details())
                .contains(
                        "supabase/tests/plain/counts.sql:5: not ok - seven notes",
                        "supabase/tests/policies.test.sql:9:1: not ok - anybody reads them",
                        "            have: 0")
                .noneMatch(line -> line.contains("ann reads her own"));
        assertThat(outcome.data()).containsEntry("passed", 2L).containsEntry("failed", 2);
        assertThat(Files.readString(directory.resolve("target/supabase-migrate/TEST-supabase.xml")))
                .contains("<testsuite name=\"supabase/tests/policies.test.sql\" tests=\"2\" failures=\"1\"")
                .contains("name=\"no other file left a note\"");
    }

    @Test
    void saysThatAFunctionOfPgTapIsNotShipped() {
        run.file("supabase/tests/casts.test.sql", """
                        BEGIN;
                        SELECT plan(1);
                        SELECT has_cast('integer', 'text');
                        ROLLBACK;
                        """);

        Outcome outcome = run.tool().test();

        assertThat(outcome.status()).isEqualTo(Outcome.Status.VIOLATIONS);
        assertThat(outcome.details())
                .anyMatch(line ->
                        line.contains("`has_cast` belongs to pgTAP, but not to the part of it that is shipped here."));
    }

    @Test
    void whatStandsBeforeTheTransactionIsThereForAllFiles() {
        run.file("supabase/tests/000-helpers.sql", """
                        CREATE SCHEMA helpers;
                        CREATE FUNCTION helpers.answer() RETURNS int LANGUAGE sql AS 'SELECT 42';
                        """)
                .file("supabase/tests/a.sql", """
                        CREATE TABLE public.shared (id int);
                        BEGIN;
                        SELECT plan(1);
                        INSERT INTO public.shared VALUES (1);
                        SELECT pass('first');
                        ROLLBACK;
                        """)
                .file("supabase/tests/b.sql", """
                        BEGIN;
                        SELECT plan(2);
                        SELECT is(helpers.answer(), 42, 'helpers are there');
                        SELECT is_empty('SELECT * FROM public.shared', 'rows of others are not');
                        SELECT * FROM finish();
                        COMMIT;
                        """);

        Outcome outcome = run.tool().test();

        assertThat(outcome.details()).isEmpty();
        assertThat(outcome.summary()).startsWith("2 of 2 files passed: 3 tests passed.");
    }

    @Test
    void aPlanThatWasNotKeptFails() {
        run.file(
                "supabase/tests/a.sql", "BEGIN; SELECT plan(2); SELECT pass('one'); SELECT * FROM finish(); ROLLBACK;");

        assertThat(run.tool().test().details())
                .contains("supabase/tests/a.sql: not ok - plan", "    planned 2 tests but ran 1");
    }

    @Test
    void skippedAndUnfinishedTestsDoNotFail() {
        run.file("supabase/tests/a.sql", """
                BEGIN;
                SELECT plan(2);
                SELECT skip('not today', 1);
                SELECT todo('soon', 1);
                SELECT fail('unfinished');
                SELECT * FROM finish();
                ROLLBACK;
                """);

        assertThat(run.tool().test().data()).containsEntry("skipped", 2L).containsEntry("failed", 0);
    }

    @Test
    void withoutFilesThereIsNothingToDo() {
        assertThat(run.tool().test().summary()).isEqualTo("There are no tests in supabase/tests.");
    }
}
