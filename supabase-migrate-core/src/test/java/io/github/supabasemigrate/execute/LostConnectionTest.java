package io.github.supabasemigrate.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.database.DatabaseUrl;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.plan.PlanOptions;
import io.github.supabasemigrate.testing.TestPostgres;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LostConnectionTest {

    @TempDir
    Path folder;

    private final RecordedRun run = new RecordedRun();
    private DatabaseUrl url;
    private Server server;

    @BeforeEach
    void emptyDatabase() throws SQLException {
        url = DatabaseUrl.parse(TestPostgres.newDatabase());
        server = new Server(Database.of(url));
    }

    private void migrateThrough(CuttingProxy proxy) {
        new MigrationExecutor(Database.of(url.withPort(proxy.port())), ExecutionOptions.defaults(), run)
                .migrate(new Migrations(folder).files(), PlanOptions.all());
    }

    @Test
    void aCommitWhoseAnswerIsLostIsFoundInTheHistory() throws Exception {
        new Migrations(folder)
                .with("001_t.sql", "create table t (id int); insert into t values (1); -- cut here")
                .with("002_t.sql", "insert into t values (2);");
        try (var proxy = new CuttingProxy(url.port(), "insert into t values (1)", true, 1)) {
            migrateThrough(proxy);
            assertThat(proxy.cutsLeft()).isZero();
        }
        assertThat(server.query("select id from t order by id")).containsExactly("1", "2");
        assertThat(run.events).anyMatch(event -> event.contains("the history shows that it is"));
    }

    @Test
    void aCommitThatNeverArrivedIsRunAgain() throws Exception {
        new Migrations(folder).with("001_t.sql", "create table t (id int); insert into t values (1);");
        try (var proxy = new CuttingProxy(url.port(), "insert into t values (1)", false, 1)) {
            migrateThrough(proxy);
            assertThat(proxy.cutsLeft()).isZero();
        }
        assertThat(server.query("select id from t")).containsExactly("1");
        assertThat(run.events).anyMatch(event -> event.contains("it is run again"));
    }

    @Test
    void aStepwiseFileGoesOnAfterTheConnectionIsLost() throws Exception {
        new Migrations(folder).with("001_t.sql", """
                create table t (id int);
                create index concurrently t_id on t (id);
                insert into t values (1);
                """);
        for (boolean serverGetsIt : new boolean[] {true, false}) {
            server.execute("drop schema if exists supabase_migrations cascade; drop table if exists t");
            try (var proxy = new CuttingProxy(url.port(), "create index concurrently", serverGetsIt, 1)) {
                migrateThrough(proxy);
                assertThat(proxy.cutsLeft()).isZero();
            }
            assertThat(server.query("select id from t")).containsExactly("1");
            assertThat(server.query("select indisvalid from pg_index where indexrelid = 't_id'::regclass"))
                    .containsExactly("t");
        }
    }

    @Test
    void aConnectionThatIsLostAgainAndAgainIsReportedWithTheState() throws Exception {
        new Migrations(folder).with("001_t.sql", "create table t (id int);");
        try (var proxy = new CuttingProxy(url.port(), "create table t", false, 100)) {
            MigrateException failure = catchThrowableOfType(MigrateException.class, () -> migrateThrough(proxy));
            assertThat(failure.state().orElseThrow()).contains("Nothing of `001_t.sql` is left");
        }
        assertThat(server.query("select to_regclass('t')")).containsOnlyNulls();
    }

    @Test
    void aSessionThatAnAdministratorEndsIsNotStartedAgain() throws Exception {
        new Migrations(folder)
                .with("001_t.sql", "create table t (id int); select pg_terminate_backend(pg_backend_pid());");
        MigrateException failure = catchThrowableOfType(
                MigrateException.class,
                () -> new MigrationExecutor(Database.of(url), ExecutionOptions.defaults(), run)
                        .migrate(new Migrations(folder).files(), PlanOptions.all()));
        assertThat(failure.why().orElseThrow()).contains("57P01");
        assertThat(server.query("select to_regclass('t')")).containsOnlyNulls();
    }
}
