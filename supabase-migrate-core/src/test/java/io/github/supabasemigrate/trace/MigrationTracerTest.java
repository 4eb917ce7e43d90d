package io.github.supabasemigrate.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.execute.ExecutionOptions;
import io.github.supabasemigrate.execute.MigrationExecutor;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.plan.PlanOptions;
import io.github.supabasemigrate.project.SupabaseProject;
import io.github.supabasemigrate.testing.TestPostgres;
import io.github.supabasemigrate.trace.CatalogEffect.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs of the executor, followed. */
class MigrationTracerTest {

    @TempDir
    private Path folder;

    private final Database database;

    MigrationTracerTest() throws SQLException {
        database = Database.ofJdbcUrl(TestPostgres.newDatabase());
    }

    @Test
    void seesWhatADoBlockMakesAndNamesItsVictims() throws Exception {
        write(
                "20240101000000_start.sql",
                "CREATE TABLE users (id int PRIMARY KEY); CREATE VIEW names AS SELECT id FROM users;");
        write("20240102000000_policy.sql", """
                DO $$ BEGIN
                    EXECUTE 'CREATE POLICY own ON users USING (true)';
                END $$;
                DROP TABLE users CASCADE;
                """);
        List<StatementTrace> traces = run();

        StatementTrace block = traces.get(2);
        assertThat(block.effects())
                .containsExactly(
                        new CatalogEffect(Kind.CREATED, "CREATE POLICY", "policy", "own on public.users", false));
        assertThat(block.locks()).anySatisfy(lock -> assertThat(lock).hasToString("ACCESS EXCLUSIVE on public.users"));
        assertThat(block.blocking()).containsEntry("public.users", new Blocking(true, true, true));
        assertThat(traces.get(3).effects())
                .contains(
                        new CatalogEffect(Kind.DROPPED, "DROP", "table", "public.users", false),
                        new CatalogEffect(Kind.DROPPED, "DROP", "view", "public.names", true));
    }

    @Test
    void tellsAReplacedFunctionFromANewOne() throws Exception {
        String function = "CREATE OR REPLACE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1';";
        write("20240101000000_one.sql", function);
        write("20240102000000_again.sql", function);

        assertThat(run())
                .flatExtracting(StatementTrace::effects)
                .extracting(CatalogEffect::kind)
                .containsExactly(Kind.CREATED, Kind.ALTERED);
    }

    @Test
    void knowsAFunctionThatWasMadeWhileNobodyWasTold() throws Exception {
        String function = "CREATE OR REPLACE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1';";
        write("20240101000000_start.sql", "CREATE TABLE a (id int);");
        write("20240102000000_one.sql", "SET session_replication_role = replica; CREATE TABLE b (id int); " + function);
        write("20240103000000_again.sql", function);

        assertThat(run().get(4).effects()).extracting(CatalogEffect::kind).containsExactly(Kind.ALTERED);
    }

    @Test
    void aTableOfTheSameFileKeepsNobodyWaiting() throws Exception {
        write(
                "20240101000000_all.sql",
                "CREATE TABLE a (id int); CREATE INDEX ON a (id); ALTER TABLE a ALTER id TYPE bigint;");

        assertThat(run()).hasSize(3).allSatisfy(trace -> {
            assertThat(trace.locks()).isEmpty();
            assertThat(trace.rewritten()).isEmpty();
            assertThat(trace.indexBuilds()).isEmpty();
            assertThat(trace.activity()).isEmpty();
        });
    }

    @Test
    void eachLockIsTheFirstStatementsThatTookItAndLastsForTheRest() throws Exception {
        write("20240101000000_a.sql", "CREATE TABLE a (id int);");
        write("20240102000000_b.sql", "ALTER TABLE a ADD b int; UPDATE a SET b = 1; SELECT 1;");
        List<StatementTrace> traces = run();

        assertThat(traces.get(1).blocking()).containsOnlyKeys("public.a");
        assertThat(traces.get(3).locks()).isEmpty();
        assertThat(traces.get(3).blockingWhileItRuns()).containsEntry("public.a", new Blocking(true, true, true));
    }

    @Test
    void aTableOfTheFileBeforeIsOldAlthoughNobodyHasReadAboutItYet() throws Exception {
        write("20240101000000_a.sql", "DO $$ BEGIN EXECUTE 'CREATE TABLE \"Fresh\" (id int)'; END $$;");
        write("20240102000000_b.sql", """
                CREATE TABLE IF NOT EXISTS "Fresh" (id int);
                CREATE INDEX ON "Fresh" (id);
                """);
        StatementTrace index = run().get(2);

        assertThat(index.locks()).extracting(Object::toString).containsExactly("SHARE on public.Fresh");
        assertThat(index.effects()).extracting(CatalogEffect::kind).containsExactly(Kind.CREATED);
    }

    @Test
    void aFileOfFunctionsAloneLeavesTheFilesAroundItAsTheyAre() throws Exception {
        write("20240101000000_a.sql", "CREATE TABLE a (id int);");
        write("20240102000000_b.sql", """
                CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1';
                REVOKE ALL ON FUNCTION one() FROM PUBLIC;
                """);
        write("20240103000000_c.sql", """
                CREATE TABLE b (id int);
                DO $$ BEGIN EXECUTE 'ALTER TABLE a ADD x int; ALTER TABLE b ADD x int'; END $$;
                CREATE OR REPLACE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 2';
                """);
        List<StatementTrace> traces = run();

        assertThat(traces)
                .flatExtracting(StatementTrace::effects)
                .extracting(CatalogEffect::kind)
                .containsExactly(
                        Kind.CREATED,
                        Kind.CREATED,
                        Kind.ALTERED,
                        Kind.CREATED,
                        Kind.ALTERED,
                        Kind.ALTERED,
                        Kind.ALTERED);
        assertThat(traces.get(4).locks()).extracting(Object::toString).containsExactly("ACCESS EXCLUSIVE on public.a");
    }

    @Test
    void countsRowsWrittenByStatementNotByTransaction() throws Exception {
        write("20240101000000_a.sql", "CREATE TABLE a (id int);");
        write("20240102000000_b.sql", "INSERT INTO a SELECT generate_series(1, 7); DELETE FROM a WHERE id > 5;");
        List<StatementTrace> traces = run();

        assertThat(traces.get(1).activity()).extracting(TableActivity::inserted).containsExactly(7L);
        assertThat(traces.get(2).activity()).singleElement().satisfies(activity -> {
            assertThat(activity.deleted()).isEqualTo(2);
            assertThat(activity.inserted()).isZero();
        });
    }

    @Test
    void keepsWhatTheServerSaidWithItsStatement() throws Exception {
        write("20240101000000_a.sql", "SELECT 1; DO $$ BEGIN RAISE NOTICE 'hello'; END $$; SELECT 2;");

        assertThat(run())
                .extracting(StatementTrace::notices)
                .containsExactly(List.of(), List.of("NOTICE: hello"), List.of());
    }

    @Test
    void followsAFileThatCannotRunInATransaction() throws Exception {
        write("20240101000000_a.sql", "CREATE TABLE a (id int);");
        write("20240102000000_b.sql", "CREATE INDEX CONCURRENTLY a_id ON a (id);");
        StatementTrace index = run().get(1);

        assertThat(index.inTransaction()).isFalse();
        assertThat(index.effects()).extracting(CatalogEffect::identity).containsExactly("public.a_id");
    }

    @Test
    void aFailureIsShownAtItsPlaceAlthoughQuestionsTravelInBetween() throws Exception {
        write("20240101000000_a.sql", "SELECT 1;\nSELECT 2; -- two\nSELECT missing;\nSELECT 4;");

        assertThatThrownBy(this::run)
                .isInstanceOfSatisfying(
                        MigrateException.class,
                        failure -> assertThat(failure.where().orElseThrow()).hasToString("20240101000000_a.sql:3:8"));
    }

    @Test
    void readsNoLocksAfterStatementsThatStayInATableOfTheirOwn() throws Exception {
        write("20240101000000_a.sql", "CREATE TABLE old (id int PRIMARY KEY);");
        write("20240102000000_b.sql", """
                CREATE TABLE IF NOT EXISTS fresh (id int);
                CREATE POLICY own ON fresh USING (true);
                CREATE TABLE IF NOT EXISTS old (id int);
                CREATE POLICY own ON old USING (true);
                """);
        List<StatementTrace> traces = run();

        assertThat(traces.get(2).locks()).isEmpty();
        assertThat(traces.get(2).effects()).extracting(CatalogEffect::identity).containsExactly("own on public.fresh");
        assertThat(traces.get(4).blocking()).containsOnlyKeys("public.old");
    }

    @Test
    void knowsWhatAnEarlierFileMadeByItsNewName() throws Exception {
        write(
                "20240101000000_a.sql",
                "CREATE TABLE a (id int PRIMARY KEY); CREATE TABLE parts (id int) PARTITION BY LIST (id);");
        write(
                "20240102000000_b.sql",
                "CREATE TABLE one PARTITION OF parts FOR VALUES IN (1); ALTER TABLE a RENAME TO b;");
        write(
                "20240103000000_c.sql",
                "ALTER TABLE b ALTER id TYPE bigint; LOCK TABLE one; ALTER TABLE parts DETACH PARTITION one;");
        write("20240104000000_d.sql", "LOCK TABLE one; RESET ALL; LOCK TABLE b;");
        List<StatementTrace> traces = run();

        assertThat(traces.get(3).blocking()).containsOnlyKeys("public.a");
        assertThat(traces.get(4).blocking()).containsOnlyKeys("public.b");
        assertThat(traces.get(4).rewritten()).extracting(ObservedRelation::name).containsExactly("b");
        assertThat(traces.get(5).blocking()).containsOnlyKeys("public.one", "public.parts");
        assertThat(traces.get(7).blocking()).containsOnlyKeys("public.one");
        assertThat(traces.get(9).blocking()).containsOnlyKeys("public.b");
    }

    @Test
    void aSchemaKeepsItsNameAlthoughItNeedsQuotes() throws Exception {
        write("20240101000000_start.sql", """
                CREATE SCHEMA "Odd ""one";
                CREATE TABLE "Odd ""one".rows (id int);
                """);
        write("20240102000000_index.sql", """
                CREATE INDEX rows_id ON "Odd ""one".rows (id);
                ALTER TABLE "Odd ""one".rows ADD UNIQUE (id);
                """);
        List<StatementTrace> traces = run();

        assertThat(traces.get(2).locks()).anySatisfy(lock -> assertThat(lock).hasToString("SHARE on Odd \"one.rows"));
        assertThat(traces.subList(2, 4))
                .allSatisfy(trace -> assertThat(trace.indexBuilds())
                        .singleElement()
                        .satisfies(build -> assertThat(build.index().table()).isEqualTo("Odd \"one.rows")));
    }

    @Test
    void readsNoLocksAfterDefinitionsThatStayInATableOfTheFile() throws Exception {
        write(
                "20240101000000_a.sql",
                "CREATE TABLE old (id int PRIMARY KEY, at date); CREATE TABLE parent (id int PRIMARY KEY);");
        write("20240102000000_b.sql", """
                CREATE TABLE fresh (id int, old int REFERENCES old);
                ALTER TABLE fresh ADD name text, ADD CHECK (id > 0), ADD PRIMARY KEY (id), OWNER TO CURRENT_USER;
                COMMENT ON COLUMN public.fresh.name IS 'what they call it';
                COMMENT ON COLUMN old.at IS 'when';
                ALTER TABLE fresh ADD parent int REFERENCES parent;
                """);
        List<StatementTrace> traces = run();

        assertThat(traces.get(2).blocking()).containsOnlyKeys("public.old");
        assertThat(traces.get(3).locks()).isEmpty();
        assertThat(traces.get(4).locks()).isEmpty();
        assertThat(traces.get(5).locks()).extracting(ObservedLock::mode).contains(LockMode.SHARE_UPDATE_EXCLUSIVE);
        assertThat(traces.get(6).blocking()).containsOnlyKeys("public.parent");
    }

    @Test
    void tellsWhatEachStatementMadeAlthoughOneLookAsksForAll() throws Exception {
        write("20240101000000_a.sql", """
                CREATE TABLE a (id int);
                CREATE TABLE IF NOT EXISTS a (id int);
                CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1';
                GRANT EXECUTE ON FUNCTION f() TO PUBLIC;
                CREATE TYPE t AS ENUM ('x');
                SELECT f();
                """);
        List<StatementTrace> traces = run();

        assertThat(traces)
                .extracting(trace -> trace.effects().stream()
                        .map(effect -> effect.command() + " " + effect.identity())
                        .toList())
                .containsExactly(
                        List.of("CREATE TABLE public.a"),
                        List.of(),
                        List.of("CREATE FUNCTION public.f()"),
                        List.of("GRANT "),
                        List.of("CREATE TYPE public.t"),
                        List.of());
        assertThat(traces.get(1).notices()).containsExactly("NOTICE: relation \"a\" already exists, skipping");
        assertThat(traces).allSatisfy(trace -> assertThat(trace.duration()).isPositive());
        assertThat(traces).extracting(trace -> trace.place().index()).containsExactly(0, 1, 2, 3, 4, 5);
    }

    @Test
    void aStatementThatSharesItsLookWithThoseBehindItKeepsItsLocksAndEffects() throws Exception {
        write("20240101000000_a.sql", "CREATE TABLE old (id int PRIMARY KEY); CREATE TABLE other (id int);");
        write("20240102000000_b.sql", """
                CREATE TABLE fresh (id int, old int REFERENCES old);
                CREATE INDEX fresh_old ON fresh (old);
                CREATE POLICY own ON fresh USING ((SELECT current_user) IS NOT NULL);
                CREATE POLICY others ON fresh USING (EXISTS (SELECT FROM other));
                CREATE FUNCTION f() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM other';
                """);
        List<StatementTrace> traces = run();

        assertThat(traces.get(2).locks())
                .extracting(lock -> lock.relation().name())
                .contains("old");
        assertThat(traces.subList(2, 7))
                .extracting(trace ->
                        trace.effects().stream().map(CatalogEffect::identity).toList())
                .containsExactly(
                        List.of("public.fresh", "public.fresh"),
                        List.of("public.fresh_old"),
                        List.of("own on public.fresh"),
                        List.of("others on public.fresh"),
                        List.of("public.f()"));
        assertThat(traces.get(3).locks()).isEmpty();
        assertThat(traces.get(3).held()).isNotEmpty();
        assertThat(traces.get(2).locks())
                .extracting(lock -> lock.relation().name())
                .doesNotContain("other");
        assertThat(traces).allSatisfy(trace -> assertThat(trace.duration()).isPositive());
    }

    @Test
    void knowsWhatATransactionMadeThatIsFollowedByStatementsAlone() throws Exception {
        write("20240101000000_a.sql", "CREATE TABLE a (id int PRIMARY KEY); VACUUM a; CREATE TABLE b (id int);");
        write("20240102000000_b.sql", "LOCK TABLE a; LOCK TABLE b; VACUUM b;");
        write("20240103000000_c.sql", "ALTER TABLE a ADD name text;");
        List<StatementTrace> traces = run();

        assertThat(traces)
                .filteredOn(trace -> trace.place().file().startsWith("20240102"))
                .element(0)
                .satisfies(trace -> assertThat(trace.blocking()).containsOnlyKeys("public.a"));
        assertThat(traces.get(traces.size() - 1).blocking()).containsOnlyKeys("public.a");
    }

    @Test
    void whatAStatementMadeIsToldAlsoWhenItIsTakenBack() throws Exception {
        String function = "CREATE FUNCTION %s() RETURNS int LANGUAGE sql AS 'SELECT 1';";
        write(
                "20240101000000_a.sql",
                "SAVEPOINT s;" + function.formatted("f") + "ROLLBACK TO s;" + function.formatted("g") + "SELECT 1;");

        assertThat(run())
                .extracting(trace ->
                        trace.effects().stream().map(CatalogEffect::identity).toList())
                .containsExactly(List.of(), List.of("public.f()"), List.of(), List.of("public.g()"), List.of());
    }

    @Test
    void commandsOfAnEventTriggerAreTheStatementsThatItFollows() throws Exception {
        write("20240101000000_a.sql", """
                CREATE FUNCTION lock_down() RETURNS event_trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF tg_tag = 'CREATE TABLE' THEN
                        ALTER TABLE fresh ENABLE ROW LEVEL SECURITY;
                    END IF;
                END $$;
                CREATE EVENT TRIGGER lock_down ON ddl_command_end EXECUTE FUNCTION lock_down();
                """);
        write("20240102000000_b.sql", "CREATE TABLE fresh (id int); ALTER TABLE fresh ADD name text; SELECT 1;");
        List<StatementTrace> traces = run();

        assertThat(traces.get(2).effects())
                .extracting(CatalogEffect::command)
                .containsExactlyInAnyOrder("CREATE TABLE", "ALTER TABLE");
        assertThat(traces.get(3).effects()).extracting(CatalogEffect::command).containsExactly("ALTER TABLE");
        assertThat(traces.get(4).effects()).isEmpty();
    }

    @Test
    void leavesNothingOfItsOwnBehind() throws Exception {
        write("20240101000000_a.sql", "CREATE TABLE a (id int);");
        run();

        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("SELECT (SELECT count(*) FROM pg_event_trigger)"
                        + " + (SELECT count(*) FROM pg_namespace WHERE nspname = 'supabase_migrate_trace')")) {
            answer.next();
            assertThat(answer.getInt(1)).isZero();
        }
    }

    private void write(String name, String sql) throws IOException {
        Files.writeString(folder.resolve(name), sql);
    }

    private List<StatementTrace> run() {
        try (MigrationTracer tracer = MigrationTracer.on(database)) {
            new MigrationExecutor(database, ExecutionOptions.alone(), tracer)
                    .migrate(SupabaseProject.ofMigrations(folder, Map.of()).migrations(), PlanOptions.all());
            return tracer.traces();
        }
    }
}
