package io.github.supabasemigrate.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.execute.dryrun.MigrationProof;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.plan.MigrationPlan;
import io.github.supabasemigrate.plan.PlanOptions;
import io.github.supabasemigrate.testing.TestPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationProofTest {

    @TempDir
    Path folder;

    private Database target;
    private Database shadow;
    private Migrations migrations;

    @BeforeEach
    void appliedOnce() throws Exception {
        target = Database.ofJdbcUrl(TestPostgres.newDatabase());
        shadow = Database.ofJdbcUrl(TestPostgres.newDatabase());
        migrations = new Migrations(folder).with("001_t.sql", "create table t (id int);");
        new MigrationExecutor(target, ExecutionOptions.defaults(), ExecutionListener.NONE)
                .migrate(migrations.files(), PlanOptions.all());
    }

    private ExecutionReport prove() {
        MigrationPlan plan = new MigrationExecutor(target, ExecutionOptions.defaults(), ExecutionListener.NONE)
                .plan(migrations.files(), PlanOptions.all());
        MigrationProof.OnShadow run = (files, wanted, scripts) -> new MigrationExecutor(
                        shadow, ExecutionOptions.alone(), ExecutionListener.NONE)
                .migrate(files, wanted, scripts);
        return new MigrationProof(plan, RunScripts.NONE).prove(run, run);
    }

    @Test
    void runsWhatIsPendingOnTheShadowAlone() throws Exception {
        migrations.with("002_c.sql", "alter table t add column name text;");
        assertThat(prove().applied())
                .extracting(ExecutionReport.Result::version)
                .containsExactly("002");
        String columns = "select count(*) from pg_attribute where attrelid = 't'::regclass and attnum > 0";
        assertThat(new Server(target).query(columns)).containsExactly("1");
        assertThat(new Server(shadow).query(columns)).containsExactly("2");
    }

    @Test
    void findsWhatTheTargetWouldRefuse() throws Exception {
        migrations.with("002_c.sql", "alter table t add column id text;");
        MigrateException failure = catchThrowableOfType(MigrateException.class, this::prove);
        assertThat(failure.where()).hasToString("Optional[002_c.sql:1:1]");
        assertThat(new Server(target).query("select version from supabase_migrations.schema_migrations"))
                .containsExactly("001");
    }
}
