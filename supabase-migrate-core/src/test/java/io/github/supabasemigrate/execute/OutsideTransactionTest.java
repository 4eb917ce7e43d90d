package io.github.supabasemigrate.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.plan.PlanOptions;
import io.github.supabasemigrate.testing.TestPostgres;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server refuses inside a transaction block, between statements that share one. */
class OutsideTransactionTest {

    @TempDir
    Path folder;

    private final RecordedRun run = new RecordedRun();
    private Database database;
    private Server server;

    @BeforeEach
    void objects() throws SQLException {
        database = Database.ofJdbcUrl(TestPostgres.newDatabase());
        server = new Server(database);
        server.execute("""
                create table t (id int primary key);
                create index t_id on t (id);
                create table p (id int) partition by range (id);
                create table p1 partition of p for values from (1) to (9);
                create procedure work() language plpgsql as $$ begin insert into t values (3); commit; end $$;
                """);
    }

    private void migrate(String sql) throws Exception {
        new MigrationExecutor(database, ExecutionOptions.defaults(), run)
                .migrate(new Migrations(folder).with("001_x.sql", sql).files(), PlanOptions.all());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create index concurrently t_more on t (id)",
                "drop index concurrently t_id",
                "reindex index concurrently t_id",
                "reindex table concurrently t",
                "reindex schema public",
                "alter table p detach partition p1 concurrently",
                "vacuum",
                "vacuum (analyze) t",
                "cluster",
                "alter system reset checkpoint_warning",
                "do $$ begin insert into t values (3); commit; end $$",
                "call work()",
                "discard all"
            })
    void runsBetweenTwoTransactions(String statement) throws Exception {
        migrate("insert into t values (1);\n" + statement + ";\ninsert into t values (2);");

        assertThat(server.query("select id from t where id < 3 order by id")).containsExactly("1", "2");
        assertThat(server.query("select version from supabase_migrations.schema_migrations"))
                .containsExactly("001");
    }

    @Test
    void makesAndDropsDatabases() throws Exception {
        String made = database.name() + "_made";

        migrate("create database " + made + ";\nalter database " + made + " set work_mem = '5MB';");
        assertThat(server.query("select 1 from pg_database where datname = '" + made + "'"))
                .hasSize(1);

        new Migrations(folder).with("002_x.sql", "drop database " + made + ";");
        new MigrationExecutor(database, ExecutionOptions.defaults(), run)
                .migrate(new Migrations(folder).files(), PlanOptions.all());
        assertThat(server.query("select 1 from pg_database where datname = '" + made + "'"))
                .isEmpty();
    }
}
