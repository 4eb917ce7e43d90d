package io.github.supabasemigrate.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.history.AppliedMigration;
import io.github.supabasemigrate.project.SupabaseProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationPlanTest {

    @TempDir
    Path folder;

    private final List<AppliedMigration> history = new ArrayList<>();

    private void file(String name, String sql) throws IOException {
        Files.writeString(folder.resolve(name), sql);
    }

    private void applied(String version, String... statements) {
        history.add(new AppliedMigration(version, "x", List.of(statements)));
    }

    private MigrationPlan plan(PlanOptions options) {
        return MigrationPlan.of(SupabaseProject.ofMigrations(folder).migrations(), history, options);
    }

    private List<String> states(PlanOptions options) {
        return plan(options).migrations().stream()
                .map(migration -> migration.version() + " " + migration.state())
                .toList();
    }

    private PlannedMigration.Pending only(String sql) throws IOException {
        file("001_x.sql", sql);
        return plan(PlanOptions.all()).pending().get(0);
    }

    @Test
    void knowsWhatIsAppliedAndWhatIsPending() throws Exception {
        file("001_x.sql", "select 1;");
        file("002_x.sql", "select 2;");
        applied("001", "select 1");
        assertThat(states(PlanOptions.all())).containsExactly("001 applied", "002 pending");
    }

    @Test
    void stopsAfterTheNamedVersion() throws Exception {
        for (String version : List.of("001", "002", "003")) {
            file(version + "_x.sql", "select 1;");
        }
        assertThat(states(PlanOptions.all().upTo("002"))).containsExactly("001 pending", "002 pending", "003 skipped");
        assertThat(states(PlanOptions.all().only("002"))).containsExactly("001 skipped", "002 pending", "003 skipped");
        assertThat(plan(PlanOptions.all().upTo("004")).findings())
                .extracting(Finding::message)
                .containsExactly("No migration of the project has the version `004`.");
    }

    @Test
    void namesEveryProblemWithItsNextStep() throws Exception {
        file("001_x.sql", "select 1;");
        file("002_x.sql", "select 2;");
        file("004_x.sql", "select 4;");
        applied("002", "select 'another'");
        applied("003", "select 3");
        applied("abc", "select 'junk'");
        MigrationPlan plan = plan(PlanOptions.all());
        assertThat(plan.findings())
                .extracting(Finding::rule)
                .containsExactly(
                        "migration-missing-locally", "migration-edited", "migration-out-of-order", "history-junk-row");
        assertThat(plan.findings()).extracting(Finding::hint).allMatch(hint -> hint.contains("mvn supabase-migrate:"));
        assertThatThrownBy(plan::requireRunnable)
                .isInstanceOf(MigrateException.class)
                .hasMessageContaining("`003_x.sql`")
                .hasMessageContaining("`002_x.sql` changed")
                .hasMessageContaining("includeAll")
                .hasMessageContaining("Nothing was run.");
    }

    @Test
    void aJunkRowAloneDoesNotBlock() throws Exception {
        file("001_x.sql", "select 1;");
        applied("abc");
        assertThat(plan(PlanOptions.all()).isBlocked()).isFalse();
        assertThat(states(PlanOptions.all())).containsExactly("001 pending", "abc missing");
    }

    @Test
    void runsFilesOutOfOrderWhenAsked() throws Exception {
        file("001_x.sql", "select 1;");
        file("002_x.sql", "select 2;");
        applied("002", "select 2");
        MigrationPlan plan = plan(PlanOptions.all().includeAll(true));
        assertThat(plan.isBlocked()).isFalse();
        assertThat(plan.pending().get(0).isOutOfOrder()).isTrue();
        assertThat(plan(PlanOptions.all().only("001")).isBlocked()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- why\r\nselect 1;\r\n\r\nselect 'a;b';",
                "\uFEFF-- why\nselect 1;;\nselect 'a;b'",
                "/* another comment */ select\n  1; select 'a;b' -- end",
            })
    void lineEndsCommentsAndSpaceAreNoEdits(String text) throws Exception {
        file("001_x.sql", text);
        applied("001", "-- why\nselect 1", "select 'a;b'");
        assertThat(plan(PlanOptions.all()).problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1; select 'a; b';",
                "select 1;",
                "select 1; select 'a;b'; select 2",
                "select '1'; select 'a;b'"
            })
    void anotherStatementIsAnEdit(String text) throws Exception {
        file("001_x.sql", text);
        applied("001", "-- why\nselect 1", "select 'a;b'");
        assertThat(plan(PlanOptions.all()).problems()).hasSize(1);
    }

    @Test
    void nothingRecordedShowsNoEdit() throws Exception {
        file("001_x.sql", "select 1;");
        history.add(new AppliedMigration("001", null, null));
        assertThat(plan(PlanOptions.all()).problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create unique index concurrently i on t (id)",
                "drop index concurrently if exists i",
                "create /* in the */ index -- background\n concurrently i on t (id)",
                "reindex table concurrently t",
                "reindex (concurrently) index i",
                "reindex database postgres",
                "alter table t detach partition p concurrently",
                "vacuum (analyze) t",
                "cluster",
                "alter system set work_mem = '4MB'",
                "create database d",
                "drop database d",
                "alter database d set tablespace s",
                "create tablespace s location '/s'",
                "drop tablespace s",
                "create subscription s connection '' publication p",
                "do $$ begin insert into t values (1); commit; end $$",
            })
    void whatCannotRunInATransactionStandsAlone(String statement) throws Exception {
        PlannedMigration.Pending pending = only("select 1;\n-- note\n" + statement + ";\nselect 2;");
        assertThat(pending.mode().steps())
                .containsExactly(
                        new TransactionMode.Step(0, 1, TransactionMode.Commit.TOGETHER),
                        new TransactionMode.Step(1, 2, TransactionMode.Commit.ALONE),
                        new TransactionMode.Step(2, 3, TransactionMode.Commit.TOGETHER));
        assertThat(pending.mode().description()).startsWith("not one transaction: line 3: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "refresh materialized view concurrently m",
                "create index i on t (id)",
                "select 'create index concurrently'",
                "cluster t using i",
                "analyze t",
                "alter table t detach partition p",
                "comment on table t is 'vacuum; commit;'",
                "do $$ begin perform 'commit'; end $$",
                "create function f() returns void language plpgsql as $$ begin commit; end $$",
                "savepoint s; rollback to savepoint s; release s",
                "begin; select 1; commit",
            })
    void everythingElseIsOneTransaction(String statement) throws Exception {
        assertThat(only("-- x\n" + statement + ";").mode().isOneTransaction()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-- pg-delta: transaction=false\\nselect 1 | EACH",
                "-- supabase-migrate: transaction=false\\r\\nselect 1 | EACH",
                "-- pg-delta: transaction=true\\nselect 1 | TOGETHER",
                "select 1; -- pg-delta: transaction=false | TOGETHER",
                "begin; select 1; commit; select 2 | AS_WRITTEN",
                "start transaction; select 1 | AS_WRITTEN",
                "begin isolation level serializable; select 1; commit | AS_WRITTEN",
            })
    void headersAndOwnTransactionsDecide(String text, TransactionMode.Commit commit) throws Exception {
        assertThat(only(text.replace("\\n", "\n").replace("\\r", "\r")).mode().steps())
                .extracting(TransactionMode.Step::commit)
                .containsOnly(commit);
    }

    @Test
    void aUseOfANewEnumValueSplitsTheFileThere() throws Exception {
        TransactionMode mode = only("alter type m add value 'new'; select 1;\ninsert into t values ('new'); select 2;")
                .mode();
        assertThat(mode.steps())
                .containsExactly(
                        new TransactionMode.Step(0, 2, TransactionMode.Commit.TOGETHER),
                        new TransactionMode.Step(2, 4, TransactionMode.Commit.TOGETHER));
        assertThat(mode.description())
                .isEqualTo("not one transaction: line 2: it uses an enum value that the file adds, which must be"
                        + " committed first");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter type m add value 'new'; create function f() returns m language sql as $$ select 'new'::m $$;",
                "create type m as enum ('a'); alter type m add value 'new'; select 'new'::m;",
                "alter type m add value 'new'; alter type m add value 'newer' after 'new';",
                "alter type m add value 'new'; select 'renewal';",
            })
    void whatIsNoUseOfANewEnumValueDoesNotSplit(String text) throws Exception {
        assertThat(only(text).mode().isOneTransaction()).isTrue();
    }

    @Test
    void saysWhatDestroysData() throws Exception {
        assertThat(hazards("""
                        select 1;
                        drop table t, s."U" cascade;
                        delete from u where true;
                        delete from u where id = 1; update u set a = 1 from v;
                        alter table t add a int, drop column b;
                        """))
                .containsExactly(
                        "001_x.sql:2:1 `001_x.sql` drops the table `t`, `s.\"U\"` with its rows and all that needs it.",
                        "001_x.sql:3:1 `001_x.sql` deletes all rows of `u`.",
                        "001_x.sql:5:1 `001_x.sql` drops the column `b` of `t` with its values.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "do $$ begin truncate t; end $$",
                "do $$ begin execute 'truncate t'; end $$",
                "do $$ begin for r in select 1 loop execute format('drop table %I', r.a); end loop; end $$",
                "with old as (select 1) delete from t",
                "/* a */ drop /* b */ schema s",
                "drop type m cascade",
                "alter table t disable row level security",
                "drop owned by r"
            })
    void seesThroughHowAStatementIsWritten(String text) throws Exception {
        assertThat(hazards(text)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create function f() returns void language plpgsql as $$ begin truncate t; end $$",
                "comment on table t is 'drop table t'",
                "select 'delete from t'",
                "drop function f(int)",
                "drop index i",
                "drop policy p on t",
                "alter table t drop constraint c"
            })
    void isSilentAboutWhatDestroysNothing(String text) throws Exception {
        assertThat(hazards(text)).isEmpty();
    }

    private List<String> hazards(String text) throws Exception {
        return only(text).hazards().stream()
                .map(finding -> finding.location() + " " + finding.message())
                .toList();
    }
}
