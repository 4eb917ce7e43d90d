package io.github.supabasemigrate.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.history.AppliedMigration;
import io.github.supabasemigrate.history.HistoryFetch;
import io.github.supabasemigrate.history.MigrationHistory;
import io.github.supabasemigrate.plan.PlanOptions;
import io.github.supabasemigrate.testing.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationExecutorTest {

    @TempDir
    Path folder;

    private final RecordedRun run = new RecordedRun();
    private Migrations migrations;
    private Database database;

    @BeforeEach
    void emptyDatabase() throws SQLException {
        migrations = new Migrations(folder);
        database = Database.ofJdbcUrl(TestPostgres.newDatabase());
    }

    private ExecutionReport migrate() {
        return migrate(PlanOptions.all());
    }

    private ExecutionReport migrate(PlanOptions wanted) {
        return new MigrationExecutor(database, ExecutionOptions.defaults(), run).migrate(migrations.files(), wanted);
    }

    private MigrateException failure() {
        return catchThrowableOfType(MigrateException.class, this::migrate);
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

    private List<AppliedMigration> history() throws SQLException {
        try (Connection connection = database.connect()) {
            return MigrationHistory.read(connection);
        }
    }

    @Test
    void appliesPendingFilesInOrderAndOnce() throws Exception {
        migrations
                .with("001_users.sql", "-- users\ncreate table users (id int);\ninsert into users values (1);")
                .with("002_more.sql", "insert into users values (2);");
        assertThat(migrate().applied())
                .extracting(ExecutionReport.Result::version)
                .containsExactly("001", "002");
        migrations.with("003_last.sql", "insert into users values (3)");
        assertThat(migrate().applied())
                .extracting(ExecutionReport.Result::version)
                .containsExactly("003");
        assertThat(migrate().migrations()).isEmpty();
        assertThat(query("select id from users order by 1")).containsExactly("1", "2", "3");
        assertThat(history())
                .contains(new AppliedMigration(
                        "001",
                        "users",
                        List.of("-- users\ncreate table users (id int)", "insert into users values (1)")));
    }

    @Test
    void recordsAnEmptyFileWithoutStatements() throws Exception {
        migrations.with("001_empty.sql", "").with("002_comment.sql", "-- nothing yet\n");
        migrate();
        assertThat(history())
                .containsExactly(
                        new AppliedMigration("001", "empty", List.of()),
                        new AppliedMigration("002", "comment", List.of("-- nothing yet")));
    }

    @Test
    void rollsTheWholeFileBackAndSaysWhereWhyAndWhatNext() throws Exception {
        migrations
                .with("001_good.sql", "create table good (id int);")
                .with("002_bad.sql", "create table half (id int);\n\nalter table half\n  add column x txt;\n")
                .with("003_later.sql", "select 1;");
        MigrateException failure = failure();
        assertThat(failure.where()).hasToString("Optional[002_bad.sql:4:16]");
        assertThat(failure.what()).isEqualTo("type \"txt\" does not exist");
        assertThat(failure.why().orElseThrow())
                .contains("    3 | alter table half\n    4 |   add column x txt;\n      |                ^\n")
                .contains("SQLSTATE 42704");
        assertThat(failure.state().orElseThrow())
                .contains("Nothing of `002_bad.sql` is left", "the last `001_good.sql`", "Not run: 1");
        assertThat(failure.next()).isPresent();
        assertThat(query("select to_regclass('half')")).containsOnlyNulls();
        assertThat(history()).extracting(AppliedMigration::version).containsExactly("001");
    }

    @Test
    void namesTheStatementWhenTheServerNamesNoPosition() throws Exception {
        migrations.with("001_twice.sql", "create table a (id int);\n-- again;\ncreate table a (id int);");
        MigrateException failure = failure();
        assertThat(failure.where()).hasToString("Optional[001_twice.sql:3:1]");
        assertThat(failure.next().orElseThrow()).contains("repair");
    }

    @Test
    void namesThePlaceOfASyntaxErrorAmongManyStatements() throws Exception {
        migrations.with("001_syntax.sql", "create table ä (id int);\nselect 'ö';\ncreat table b (id int);\nselect 1;");
        assertThat(failure().where()).hasToString("Optional[001_syntax.sql:3:1]");
        assertThat(query("select count(*) from pg_class where relname = 'ä'")).containsExactly("0");
    }

    @Test
    void runsWhatNeedsARealTransactionBlock() throws Exception {
        migrations.with("001_block.sql", """
                create table t (id int);
                lock table t in access exclusive mode;
                savepoint before;
                insert into t values (1);
                rollback to savepoint before;
                set local work_mem = '4MB';
                create temp table scratch on commit drop as select 2 as id;
                insert into t select id from scratch;
                """);
        migrate();
        assertThat(query("select id from t")).containsExactly("2");
    }

    @Test
    void keepsSessionStateFromTheNextFile() throws Exception {
        migrations.with("001_leaky.sql", """
                        create role leaky_reader;
                        grant create, usage on schema public to leaky_reader;
                        select set_config('search_path', '', false);
                        set check_function_bodies = off;
                        create temp table leak (id int);
                        prepare p as select 1;
                        set role leaky_reader;
                        """).with("002_clean.sql", """
                        create table state as
                        select current_user::text as who, current_setting('search_path') as path,
                               current_setting('check_function_bodies') as checks, to_regclass('leak') as temp,
                               (select count(*) from pg_prepared_statements) as prepared;
                        """);
        migrate();
        // What a new session has depends on who else has used this server.
        assertThat(
                        query(
                                "select row(who, path = current_setting('search_path'), checks, temp, prepared)::text from state"))
                .containsExactly("(postgres,t,on,,0)");
        assertThat(query("select count(*) from supabase_migrations.schema_migrations"))
                .containsExactly("2");
    }

    @Test
    void streamsCopyDataThatAFileCarries() throws Exception {
        migrations.with("001_copy.sql", """
                create table t (id int, name text);
                COPY t (id, name) FROM stdin;
                1\tone; or "two"
                2\t\\N
                \\.
                insert into t values (3, 'after');
                """);
        migrate();
        assertThat(query("select id || coalesce(name, '-') from t order by id"))
                .containsExactly("1one; or \"two\"", "2-", "3after");
    }

    @Test
    void recordsCopyDataSoThatTheFileIsWholeAgainWhenItIsFetched() throws Exception {
        String text = """
                create table t (id int, name text);
                COPY t (name, id) FROM stdin;
                \t1
                ;;\t2
                \\.
                insert into t values (3, 'after');
                """;
        migrations.with("001_copy.sql", text);
        migrate();
        assertThat(migrate().migrations()).isEmpty();
        Path other = folder.resolve("fetched");
        new HistoryFetch(other).write(history());
        assertThat(other.resolve("001_copy.sql")).hasContent(text);
        assertThat(query("select name || id from t order by id")).containsExactly("1", ";;2", "after3");
    }

    @Test
    void readsTheServerWhateverTheSessionsFormOfDatesIs() throws Exception {
        migrations
                .with(
                        "001_style.sql",
                        "set datestyle = 'German, DMY'; set intervalstyle = 'iso_8601'; create table a (id int);")
                .with("002_index.sql", "set datestyle = 'SQL, DMY'; create index concurrently a_id on a (id);");
        migrate();
        assertThat(history()).extracting(AppliedMigration::version).containsExactly("001", "002");
    }

    @Test
    void runsConcurrentBuildsOutsideTheTransactionAndForgetsTheProgress() throws Exception {
        migrations.with("001_index.sql", """
                create table t (id int);
                create index concurrently t_id on t (id);
                insert into t values (1);
                """);
        migrate();
        assertThat(query("select indisvalid from pg_index where indexrelid = 't_id'::regclass"))
                .containsExactly("t");
        assertThat(query("select to_regclass('supabase_migrations.unfinished_migrations')"))
                .containsOnlyNulls();
    }

    @Test
    void resumesAStepwiseFileAfterTheStatementsThatAreDone() throws Exception {
        migrations.with("001_index.sql", """
                create table t (id int);
                set search_path = public;
                create index concurrently t_id on t (id);
                insert into u values (1);
                """);
        assertThat(failure().state().orElseThrow()).contains("3 of its 4 statements are committed");
        try (Connection connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("create table u (id int)");
        }
        migrate();
        assertThat(run.events).contains("resumed 001 after 3", "applied 001");
        assertThat(query("select id from u")).containsExactly("1");
    }

    @Test
    void refusesToResumeAFileThatChanged() throws Exception {
        migrations.with("001_index.sql", "create table t(id int);create index concurrently i on t (id);select 1/0;");
        failure();
        migrations.with("001_index.sql", "create table t(id int);create index concurrently i on t (id);select 1;");
        assertThat(failure().what()).contains("changed after 2 of its statements were committed");
    }

    @Test
    void takesTheFilesOwnBeginAndCommitForItsTransaction() throws Exception {
        migrations.with("001_own.sql", "BEGIN;\ncreate table t (id int);\nselect 1/0;\nCOMMIT;\n");
        assertThat(failure().where()).hasToString("Optional[001_own.sql:3:1]");
        assertThat(query("select to_regclass('t')")).containsOnlyNulls();
        migrations.with("001_own.sql", "BEGIN;\ncreate table t (id int);\nCOMMIT;\n");
        migrate();
        assertThat(history())
                .containsExactly(
                        new AppliedMigration("001", "own", List.of("BEGIN", "create table t (id int)", "COMMIT")));
    }

    @Test
    void resumesBetweenTheTransactionsThatAFileMakesItself() throws Exception {
        migrations.with("001_own.sql", """
                begin; create table a (id int); insert into a values (1); commit;
                insert into a values (2);
                begin; insert into a values (3); insert into missing values (1); commit;
                """);
        assertThat(failure().state().orElseThrow()).contains("5 of its 9");
        try (Connection connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("create table missing (id int)");
        }
        migrate();
        assertThat(query("select id from a order by id")).containsExactly("1", "2", "3");
    }

    @Test
    void commitsATransactionThatTheFileForgetsToEnd() throws Exception {
        migrations.with("001_open.sql", "begin; create table a (id int);").with("002_next.sql", "select 1;");
        migrate();
        assertThat(query("select to_regclass('a')::text")).containsExactly("a");
        assertThat(run.events).anyMatch(event -> event.contains("does not end"));
    }

    @Test
    void splitsBeforeTheUseOfANewEnumValue() throws Exception {
        migrations
                .with("001_enum.sql", "create type mood as enum ('sad');")
                .with("002_use.sql", "alter type mood add value 'happy';\ncreate table m (v mood default 'happy');");
        migrate();
        assertThat(query("select count(*) from supabase_migrations.schema_migrations"))
                .containsExactly("2");
    }

    @Test
    void leavesATransactionWholeWhenANewEnumValueIsOnlyInsideAFunction() throws Exception {
        migrations.with("001_enum.sql", "create type mood as enum ('sad');").with("002_use.sql", """
                        alter type mood add value 'happy';
                        create function f() returns mood language plpgsql as $$ begin return 'happy'; end $$;
                        select 1/0;
                        """);
        failure();
        assertThat(query("select enumlabel from pg_enum")).containsExactly("sad");
    }

    @Test
    void runsAProcedureThatCommitsOutsideTheTransaction() throws Exception {
        migrations.with("001_call.sql", """
                create table t (id int);
                create procedure fill() language plpgsql as $$
                begin for i in 1..3 loop insert into t values (i); commit; end loop; end $$;
                call fill();
                insert into t values (4);
                """);
        migrate();
        assertThat(query("select count(*) from t")).containsExactly("4");
        assertThat(run.events).anyMatch(event -> event.contains("not one transaction: line 4"));
    }

    @Test
    void runsEachStatementAloneWhenTheHeaderAsksForIt() throws Exception {
        migrations.with("001_each.sql", """
                -- pg-delta: transaction=false
                create table t (id int);
                vacuum t;
                select 1/0;
                """);
        assertThat(failure().state().orElseThrow()).contains("2 of its 3");
        assertThat(query("select to_regclass('t')::text")).containsExactly("t");
    }

    @Test
    void goesOnAfterAFailureOnlyWhenAsked() throws Exception {
        migrations
                .with("001_a.sql", "create table a (id int);")
                .with("002_b.sql", "select 1/0;")
                .with("003_c.sql", "create table c (id int);");
        var executor =
                new MigrationExecutor(database, ExecutionOptions.defaults().continueOnError(true), run);
        MigrateException failure = catchThrowableOfType(
                MigrateException.class, () -> executor.migrate(migrations.files(), PlanOptions.all()));
        assertThat(failure.what()).startsWith("1 of 3 migrations failed");
        assertThat(history()).extracting(AppliedMigration::version).containsExactly("001", "003");
    }

    @Test
    void refusesAFileOlderThanWhatIsApplied() throws Exception {
        migrations.with("002_b.sql", "create table b (id int);");
        migrate();
        migrations.with("001_a.sql", "create table a (id int);");
        assertThat(failure().next().orElseThrow()).contains("includeAll");
        migrate(PlanOptions.all().includeAll(true));
        assertThat(history()).extracting(AppliedMigration::version).containsExactly("001", "002");
    }

    @Test
    void refusesAnEditedFile() throws Exception {
        migrations.with("001_a.sql", "create table a (id int);\r\n-- end\r\n");
        migrate();
        migrations.with("001_a.sql", "create table a (id int);\n\n-- another end\n");
        migrate();
        migrations.with("001_a.sql", "create table a (id bigint);");
        assertThat(failure().what()).isEqualTo("`001_a.sql` changed after it was applied.");
    }

    @Test
    void tellsWhatTheServerSays() throws Exception {
        migrations.with("001_a.sql", "do $$ begin raise notice 'hello'; end $$;");
        migrate();
        assertThat(run.events).contains("NOTICE: hello");
    }

    @Test
    void whatExistsAlreadyCanBeRecordedAsApplied() throws Exception {
        migrations.with("001_a.sql", "create table a (id int);");
        migrate();
        for (String statement : List.of("create table a ()", "alter table a add id int", "create schema public")) {
            migrations.with("002_b.sql", statement + ";");
            MigrateException failure = failure();
            assertThat(failure.what()).contains("already exists");
            assertThat(failure.next().orElseThrow())
                    .contains("mvn supabase-migrate:repair -Dsupabase-migrate.applied=", "IF NOT EXISTS");
        }
    }
}
