package io.github.supabasemigrate.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.execute.lock.Backend;
import io.github.supabasemigrate.execute.lock.MigrationLock;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.plan.PlanOptions;
import io.github.supabasemigrate.plan.PlannedMigration.Pending;
import io.github.supabasemigrate.testing.TestPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Others use the database while it is migrated. */
class ContentionTest {

    @TempDir
    Path folder;

    private Database database;
    private Server server;

    @BeforeEach
    void emptyDatabase() throws SQLException {
        database = Database.ofJdbcUrl(TestPostgres.newDatabase());
        server = new Server(database);
    }

    private ExecutionReport migrate(ExecutionOptions options, ExecutionListener listener) {
        return new MigrationExecutor(database, options, listener)
                .migrate(new Migrations(folder).files(), PlanOptions.all());
    }

    @Test
    void aBlockedMigrationIsRolledBackAndTheBlockerShown() throws Exception {
        server.execute("create table t (id int)");
        new Migrations(folder).with("001_t.sql", "create table other (id int); alter table t add column name text;");
        try (Connection blocker = database.connect();
                var statement = blocker.createStatement()) {
            statement.execute("set application_name = 'nightly report'");
            statement.execute("begin; select count(*) from t");
            var run = new RecordedRun();
            MigrateException failure = catchThrowableOfType(
                    MigrateException.class,
                    () -> migrate(
                            ExecutionOptions.defaults()
                                    .lockTimeout(Duration.ofSeconds(1))
                                    .attempts(2),
                            run));
            assertThat(failure.why().orElseThrow()).contains("SQLSTATE 55P03", "alter table t add column name");
            assertThat(failure.state().orElseThrow())
                    .contains("application nightly report", "select count(*) from t")
                    .containsPattern("pid \\d+, user postgres, ")
                    .containsPattern("idle in transaction for \\d+ s");
            assertThat(run.events)
                    .anyMatch(event -> event.startsWith("blocked by pid "))
                    .anyMatch(event -> event.startsWith("retrying 001, attempt 2"));
            assertThat(server.query("select to_regclass('other')")).containsOnlyNulls();
        }
    }

    @Test
    void theWholeTransactionIsTriedAgainUntilItGetsItsLocks() throws Exception {
        server.execute("create table t (id int)");
        new Migrations(folder).with("001_t.sql", "create table other (id int); alter table t add column name text;");
        try (Connection blocker = database.connect();
                var statement = blocker.createStatement()) {
            statement.execute("begin; select count(*) from t");
            var pauses = new ArrayList<Duration>();
            var run = new RecordedRun() {
                @Override
                public void retrying(Pending migration, int attempt, Duration pause, String reason) {
                    pauses.add(pause);
                    if (attempt == 3) {
                        end(statement);
                    }
                }
            };
            migrate(ExecutionOptions.defaults().lockTimeout(Duration.ofMillis(200)), run);
            assertThat(pauses).hasSize(2).isSorted();
            assertThat(pauses.get(1)).isGreaterThan(pauses.get(0).plusMillis(200));
        }
        assertThat(server.query("select count(*) from other")).containsExactly("0");
    }

    private static void end(Statement transaction) {
        try {
            transaction.execute("commit");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void twoMigratorsApplyEachFileOnce() throws Exception {
        new Migrations(folder).with("000_t.sql", "create table t (id int); select pg_sleep(0.2);");
        for (int i = 1; i <= 20; i++) {
            new Migrations(folder).with("%03d_t.sql".formatted(i), "insert into t values (" + i + ");");
        }
        List<CompletableFuture<ExecutionReport>> runs = Stream.of(1, 2, 3)
                .map(number -> CompletableFuture.supplyAsync(
                        () -> migrate(ExecutionOptions.defaults(), ExecutionListener.NONE)))
                .toList();
        int applied = 0;
        for (CompletableFuture<ExecutionReport> report : runs) {
            applied += report.get().applied().size();
        }
        assertThat(applied).isEqualTo(21);
        assertThat(server.query("select count(*) || ' ' || count(distinct id) from t"))
                .containsExactly("20 20");
    }

    @Test
    void aWaitingMigratorSaysForWhomAndGivesUp() throws Exception {
        new Migrations(folder).with("001_t.sql", "create table t (id int);");
        try (MigrationLock held = MigrationLock.acquire(database.connect(), Duration.ZERO, holder -> {})) {
            assertThat(held.isHeld()).isTrue();
            var run = new RecordedRun();
            MigrateException failure = catchThrowableOfType(
                    MigrateException.class,
                    () -> migrate(ExecutionOptions.defaults().lockWait(Duration.ofMillis(300)), run));
            assertThat(failure.what()).startsWith("Another migrator works on this database");
            assertThat(failure.why().orElseThrow()).contains("application supabase-migrate");
            assertThat(run.events).anyMatch(event -> event.startsWith("waiting for pid "));
        }
        migrate(ExecutionOptions.defaults(), ExecutionListener.NONE);
        assertThat(server.query("select to_regclass('t')::text")).containsExactly("t");
    }

    @Test
    void theLockKeepsNoTransactionOpen() throws Exception {
        new Migrations(folder).with("001_t.sql", """
                create table t (id int);
                create index concurrently t_id on t (id);
                create table seen as select count(*) as held from pg_stat_activity
                where application_name = 'supabase-migrate' and pid <> pg_backend_pid() and xact_start is not null
                and backend_type = 'client backend' and state <> 'active';
                """);
        migrate(ExecutionOptions.defaults(), ExecutionListener.NONE);
        assertThat(server.query("select held from seen")).containsExactly("0");
    }

    /** Whoever waits inside of {@code pg_advisory_lock} has a snapshot, for which a concurrent build waits in turn. */
    @Test
    void aWaitingMigratorIsInNobodysWay() throws Exception {
        new Migrations(folder)
                .with("001_t.sql", "create table t (id int);")
                .with("002_i.sql", "create index concurrently t_id on t (id);");
        var second = new CompletableFuture<ExecutionReport>();
        var isWaiting = new CountDownLatch(1);
        var waiting = new RecordedRun() {
            @Override
            public void waitingForMigrator(Optional<Backend> holder) {
                isWaiting.countDown();
            }
        };
        var first = new RecordedRun() {
            @Override
            public void started(Pending migration, int number, int total) {
                if (number == 2) {
                    second.completeAsync(() -> migrate(ExecutionOptions.defaults(), waiting));
                    await(isWaiting);
                }
            }
        };
        migrate(ExecutionOptions.defaults(), first);
        assertThat(second.get(1, TimeUnit.MINUTES).applied()).isEmpty();
        assertThat(server.query("select indisvalid from pg_index where indexrelid = 't_id'::regclass"))
                .containsExactly("t");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everyFileHasFiveSecondsForALockAndAllTimeForItsWork() throws Exception {
        String seen = "insert into seen select current_setting('lock_timeout'), current_setting('statement_timeout');";
        server.execute("create table seen (locks text, statements text)");
        new Migrations(folder)
                .with("001_a.sql", seen + " set lock_timeout = '1min'; set statement_timeout = '1h';")
                .with("002_b.sql", seen)
                .with("003_c.sql", "vacuum seen;" + seen);
        migrate(ExecutionOptions.defaults(), ExecutionListener.NONE);
        assertThat(server.query("select distinct locks || ' ' || statements from seen"))
                .containsExactly("5s 0");
    }

    @Test
    void aStatementTimeoutEndsAStatementWhenAskedFor() throws Exception {
        new Migrations(folder).with("001_a.sql", "create table t (id int);\nselect pg_sleep(60);");
        MigrateException failure = catchThrowableOfType(
                MigrateException.class,
                () -> migrate(
                        ExecutionOptions.defaults().statementTimeout(Duration.ofMillis(300)), ExecutionListener.NONE));
        assertThat(failure.where()).hasToString("Optional[001_a.sql:2:1]");
        assertThat(failure.next().orElseThrow()).contains("-Dsupabase-migrate.statementTimeout=");
        assertThat(server.query("select to_regclass('t')")).containsOnlyNulls();
    }
}
