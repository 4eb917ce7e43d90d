package io.github.supabasemigrate.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.execute.ExecutionOptions.Interrupted;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.plan.PlanOptions;
import io.github.supabasemigrate.testing.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A migrator is killed as {@code kill -9} does; the next one finishes its work, and nothing happens twice. */
class KilledRunTest {

    @TempDir
    Path folder;

    private final RecordedRun run = new RecordedRun();
    private String url;
    private Server server;

    @BeforeEach
    void emptyDatabase() throws SQLException {
        url = TestPostgres.newDatabase();
        server = new Server(Database.ofJdbcUrl(url));
    }

    private void migrate() {
        new MigrationExecutor(Database.ofJdbcUrl(url), ExecutionOptions.defaults(), run)
                .migrate(new Migrations(folder).files(), PlanOptions.all());
    }

    /** A statement that other sessions can see while it runs: it holds the advisory lock of its number for a moment. */
    private static String visible(int number) {
        return "with seen as materialized (select pg_try_advisory_xact_lock(" + number
                + ")) select pg_sleep(0.3) from seen;\n" + "insert into done values (" + number + ");\n";
    }

    private void killAt(int number) throws Exception {
        Process migrator = MigratorProcess.start(url, folder);
        server.await("select 1 from pg_locks where locktype = 'advisory' and objid = " + number);
        migrator.destroyForcibly().waitFor();
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 103, 202, 204, 301, 303})
    void everyStatementHappensOnce(int killedAt) throws Exception {
        new Migrations(folder)
                .with("001_all.sql", "create table done (number int);\n" + visibles(101, 103))
                .with("002_each.sql", "-- supabase-migrate: transaction=false\n" + visibles(201, 204))
                .with(
                        "003_own.sql",
                        "begin;\n" + visibles(301, 302) + "commit;\nbegin;\n" + visibles(303, 304) + "commit;\n");
        killAt(killedAt);
        migrate();
        assertThat(server.query("select number from done order by number"))
                .isEqualTo(IntStream.concat(
                                IntStream.rangeClosed(101, 103),
                                IntStream.concat(IntStream.rangeClosed(201, 204), IntStream.rangeClosed(301, 304)))
                        .mapToObj(String::valueOf)
                        .toList());
        assertThat(server.query("select version from supabase_migrations.schema_migrations order by 1"))
                .containsExactly("001", "002", "003");
        assertThat(server.query("select to_regclass('supabase_migrations.unfinished_migrations')"))
                .containsOnlyNulls();
    }

    private static String visibles(int first, int last) {
        var text = new StringBuilder();
        IntStream.rangeClosed(first, last).forEach(number -> text.append(visible(number)));
        return text.toString();
    }

    @Test
    void anInterruptedConcurrentBuildIsDroppedAndRebuilt() throws Exception {
        server.execute("create table big as select generate_series(1, 1000) as id");
        new Migrations(folder).with("001_index.sql", "create index concurrently if not exists big_id on big (id);\n");
        try (Connection reader = Database.ofJdbcUrl(url).connect();
                var statement = reader.createStatement()) {
            statement.execute("begin isolation level repeatable read; insert into big values (0)");
            Process migrator = MigratorProcess.start(url, folder);
            server.await("select 1 from pg_index where indexrelid = to_regclass('big_id') and not indisvalid");
            migrator.destroyForcibly().waitFor();
            server.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where query like 'create index conc%'");
            statement.execute("commit");
        }
        migrate();
        assertThat(server.query("select indisvalid from pg_index where indexrelid = 'big_id'::regclass"))
                .containsExactly("t");
        assertThat(run.events).contains("resumed 001 after 0").anyMatch(event -> event.contains("`public.big_id`"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reindex index concurrently big_id",
                "reindex (concurrently) table public.big",
                "reindex schema concurrently public"
            })
    void anInterruptedRebuildLeavesNoSecondIndex(String reindex) throws Exception {
        server.execute("create table big as select generate_series(1, 1000) as id; create index big_id on big (id);"
                + " create table other (id int); create index their_ccnew on other (id)");
        new Migrations(folder).with("001_index.sql", reindex + ";\n");
        try (Connection reader = Database.ofJdbcUrl(url).connect();
                var statement = reader.createStatement()) {
            statement.execute("begin isolation level repeatable read; insert into big values (0)");
            Process migrator = MigratorProcess.start(url, folder);
            server.await("select 1 from pg_index where indrelid = 'big'::regclass and not indisvalid");
            migrator.destroyForcibly().waitFor();
            server.execute("select pg_terminate_backend(pid) from pg_stat_activity where query like 'reindex%'");
            statement.execute("commit");
        }
        migrate();
        assertThat(server.query("select indexrelid::regclass || ' ' || indisvalid from pg_index where indrelid in"
                        + " ('big'::regclass, 'other'::regclass) order by 1"))
                .containsExactly("big_id true", "their_ccnew true");
        assertThat(run.events).anyMatch(event -> event.contains("`public.big_id_ccnew`"));
    }

    @Test
    void anInterruptedRebuildOfAPartitionedTableLeavesNoSecondIndex() throws Exception {
        server.execute(
                "create table big (id int) partition by range (id); create table low partition of big for values from (0)"
                        + " to (9999); insert into big select generate_series(1, 1000); create index big_id on big (id)");
        new Migrations(folder).with("001_index.sql", "reindex table concurrently big;\n");
        try (Connection reader = Database.ofJdbcUrl(url).connect();
                var statement = reader.createStatement()) {
            statement.execute("begin isolation level repeatable read; select count(*) from low");
            Process migrator = MigratorProcess.start(url, folder);
            server.await("select 1 from pg_index where indrelid = 'low'::regclass and not indisvalid");
            migrator.destroyForcibly().waitFor();
            server.execute("select pg_terminate_backend(pid) from pg_stat_activity where query like 'reindex%'");
            statement.execute("commit");
        }
        migrate();
        assertThat(
                        server.query(
                                "select indexrelid::regclass || ' ' || indisvalid from pg_index where indrelid = 'low'::regclass"))
                .containsExactly("low_id_idx true");
        assertThat(run.events).anyMatch(event -> event.contains("`public.low_id_idx_ccnew`"));
    }

    /** The server chooses the name, so that only the table tells which index is meant. */
    @Test
    void anInterruptedBuildWithoutANameLeavesNoSecondIndex() throws Exception {
        server.execute("create table big as select generate_series(1, 1000) as id");
        new Migrations(folder).with("001_index.sql", "create index concurrently on big (id);\n");
        try (Connection reader = Database.ofJdbcUrl(url).connect();
                var statement = reader.createStatement()) {
            statement.execute("begin isolation level repeatable read; insert into big values (0)");
            Process migrator = MigratorProcess.start(url, folder);
            server.await("select 1 from pg_index where indrelid = 'big'::regclass and not indisvalid");
            migrator.destroyForcibly().waitFor();
            server.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where query like 'create index conc%'");
            statement.execute("commit");
        }
        migrate();
        assertThat(
                        server.query(
                                "select indexrelid::regclass || ' ' || indisvalid from pg_index where indrelid = 'big'::regclass"))
                .containsExactly("big_id_idx true");
    }

    @Test
    void aPartitionThatIsHalfDetachedIsDetached() throws Exception {
        server.execute(
                "create table p (id int) partition by range (id); create table p1 partition of p for values from (1)"
                        + " to (10)");
        new Migrations(folder)
                .with("001_detach.sql", "alter table p detach partition p1 concurrently;\ndrop table p1;\n");
        try (Connection reader = Database.ofJdbcUrl(url).connect();
                var statement = reader.createStatement()) {
            statement.execute("begin isolation level repeatable read; select count(*) from p");
            Process migrator = MigratorProcess.start(url, folder);
            server.await("select 1 from pg_inherits where inhdetachpending");
            migrator.destroyForcibly().waitFor();
            server.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where query like 'alter table p det%'");
            statement.execute("commit");
        }
        migrate();
        assertThat(server.query("select to_regclass('p1')::text")).containsOnlyNulls();
        assertThat(run.events).anyMatch(event -> event.contains("half detached"));
    }

    /** A block that commits as it goes cannot be asked how far it came. */
    @ParameterizedTest
    @CsvSource({"AGAIN, 2", "DONE, 1"})
    void aBlockOfCodeThatWasInterruptedIsTheUsersToDecide(Interrupted decision, String rows) throws Exception {
        server.execute("create table done (number int)");
        new Migrations(folder)
                .with(
                        "001_do.sql",
                        "do $$ begin insert into done values (1); commit; perform pg_try_advisory_xact_lock(77);"
                                + " perform pg_sleep(1); end $$;\n");
        killAt(77);
        assertThatThrownBy(this::migrate)
                .isInstanceOf(MigrateException.class)
                .hasMessageContaining("nobody knows how far it came")
                .hasMessageContaining("-Dsupabase-migrate.interrupted=again");
        new MigrationExecutor(
                        Database.ofJdbcUrl(url), ExecutionOptions.defaults().interrupted(decision), run)
                .migrate(new Migrations(folder).files(), PlanOptions.all());
        assertThat(server.query("select count(*) from done")).containsExactly(rows);
    }

    @ParameterizedTest
    @CsvSource({"AGAIN, 2", "DONE, 1"})
    void anInterruptedCallOfAProcedureThatCommitsIsToo(Interrupted decision, String rows) throws Exception {
        server.execute("create table done (number int); create procedure work() language plpgsql as $$ begin"
                + " insert into done values (1); commit; perform pg_try_advisory_xact_lock(78);"
                + " perform pg_sleep(1); end $$;");
        new Migrations(folder)
                .with("001_call.sql", "create table before (id int);\ncall work();\ncreate table after (id int);\n");
        killAt(78);
        assertThatThrownBy(this::migrate)
                .isInstanceOf(MigrateException.class)
                .hasMessageContaining("001_call.sql:2:1")
                .hasMessageContaining("nobody knows how far it came")
                .hasMessageContaining("The 1 statements before it are committed, those after it are not.");
        assertThat(server.query("select to_regclass('before')")).containsExactly("before");
        new MigrationExecutor(
                        Database.ofJdbcUrl(url), ExecutionOptions.defaults().interrupted(decision), run)
                .migrate(new Migrations(folder).files(), PlanOptions.all());
        assertThat(server.query("select count(*) from done")).containsExactly(rows);
        assertThat(server.query("select to_regclass('after')")).containsExactly("after");
    }
}
