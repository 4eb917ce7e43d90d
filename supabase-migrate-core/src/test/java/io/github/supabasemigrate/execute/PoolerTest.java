package io.github.supabasemigrate.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.plan.PlanOptions;
import io.github.supabasemigrate.testing.TestPgBouncer;
import io.github.supabasemigrate.testing.TestPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Through a real PgBouncer. */
class PoolerTest {

    @TempDir
    Path folder;

    private void migrate(TestPgBouncer pooler) {
        new MigrationExecutor(Database.ofJdbcUrl(pooler.jdbcUrl()), ExecutionOptions.defaults(), ExecutionListener.NONE)
                .migrate(new Migrations(folder).files(), PlanOptions.all());
    }

    @Test
    void migratesThroughASessionPooler() throws Exception {
        String url = TestPostgres.newDatabase();
        new Migrations(folder)
                .with("001_t.sql", "create table t (id int); set search_path = '';")
                .with("002_i.sql", "create index concurrently t_id on t (id); insert into t values (1);");
        try (TestPgBouncer pooler = TestPgBouncer.start(url, "session")) {
            migrate(pooler);
        }
        assertThat(new Server(Database.ofJdbcUrl(url)).query("select id from t"))
                .containsExactly("1");
    }

    @Test
    void refusesATransactionPoolerBeforeAnythingRuns() throws Exception {
        String url = TestPostgres.newDatabase();
        new Migrations(folder).with("001_t.sql", "create table t (id int);");
        try (TestPgBouncer pooler = TestPgBouncer.start(url, "transaction")) {
            MigrateException failure = catchThrowableOfType(MigrateException.class, () -> migrate(pooler));
            assertThat(failure.what()).contains("transaction pooler");
        }
        assertThat(new Server(Database.ofJdbcUrl(url)).query("select to_regclass('t')"))
                .containsOnlyNulls();
    }

    @Test
    void readsThroughATransactionPooler() throws Exception {
        new Migrations(folder).with("001_t.sql", "create table t (id int);");
        try (TestPgBouncer pooler = TestPgBouncer.start(TestPostgres.newDatabase(), "transaction")) {
            var plan = new MigrationExecutor(
                            Database.ofJdbcUrl(pooler.jdbcUrl()), ExecutionOptions.defaults(), ExecutionListener.NONE)
                    .plan(new Migrations(folder).files(), PlanOptions.all());
            assertThat(plan.pending()).hasSize(1);
        }
    }
}
