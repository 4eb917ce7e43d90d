package io.github.supabasemigrate.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.database.DatabaseUrl;
import io.github.supabasemigrate.execute.reset.DatabaseReset;
import io.github.supabasemigrate.execute.reset.DefaultPrivileges;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.plan.PlanOptions;
import io.github.supabasemigrate.shadow.Shadow;
import io.github.supabasemigrate.testing.TestPlatform;
import io.github.supabasemigrate.testing.TestPostgres;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseResetTest {

    @TempDir
    Path folder;

    private static ExecutionReport reset(Database database, Migrations migrations, @Nullable String confirmed) {
        return new DatabaseReset(
                        database,
                        ExecutionOptions.defaults(),
                        ExecutionListener.NONE,
                        DefaultPrivileges.OPEN_UNLESS_CLOSED)
                .reset(migrations.files(), PlanOptions.all(), RunScripts.NONE, confirmed);
    }

    @Test
    void dropsWhatUsersMadeAndReplays() throws Exception {
        Database database = Database.ofJdbcUrl(TestPostgres.newDatabase());
        var server = new Server(database);
        server.execute("""
                create schema auth; create table auth.users (id int); insert into auth.users values (1);
                create schema storage; create table storage.objects (id int); alter table storage.objects enable row level security;
                create publication supabase_realtime;
                """);
        var migrations = new Migrations(folder).with("001_t.sql", """
                create schema app;
                create type public.mood as enum ('a');
                create domain public.positive as int check (value > 0);
                create table public.t (id serial primary key, m mood, p positive);
                create view public.v as select * from t;
                create function public.f(mood) returns int language sql as 'select 1';
                create procedure public.p() language sql as 'select 1';
                create aggregate public.agg(int) (sfunc = int4pl, stype = int);
                create table app.t (id int);
                create policy "mine" on storage.objects using (true);
                create publication mine for table t;
                alter publication supabase_realtime add table t;
                create extension hstore;
                """);
        new MigrationExecutor(database, ExecutionOptions.defaults(), ExecutionListener.NONE)
                .migrate(migrations.files(), PlanOptions.all());
        server.execute("create table public.by_hand (id int); insert into t default values");
        ExecutionReport report = reset(database, migrations, null);
        assertThat(report.applied()).hasSize(1);
        assertThat(server.query("select relname from pg_class where relname in ('by_hand', 't', 'users')"))
                .containsExactlyInAnyOrder("t", "t", "users");
        assertThat(server.query("select (select count(*) from t) + (select count(*) from auth.users)"))
                .containsExactly("0");
    }

    @Test
    void dropsRolesAndSettingsThatMigrationsMadeOutsideOfSchemas() throws Exception {
        Database database = Database.ofJdbcUrl(TestPostgres.newDatabase());
        Database other = Database.ofJdbcUrl(TestPostgres.newDatabase());
        String name = database.name();
        var migrations = new Migrations(folder).with("000_nothing.sql", "").with("001_roles.sql", """
                create role reset_reader;
                do $$ begin if to_regrole('reset_needed') is null then create role reset_needed; end if; end $$;
                create table t (id int);
                grant select on t to reset_reader;
                alter default privileges grant select on tables to reset_reader;
                alter default privileges revoke execute on functions from public;
                alter database %s set app.color = 'red';
                """.formatted(name));
        new MigrationExecutor(database, ExecutionOptions.defaults(), ExecutionListener.NONE)
                .migrate(migrations.files(), PlanOptions.all());
        new Server(other).execute("create table kept (id int); alter table kept owner to reset_needed");
        assertThat(reset(database, migrations, null).applied()).hasSize(2);
        // The migration applied once more, so nothing of its first run was in the way. Now without running it again:
        new DatabaseReset(
                        database,
                        ExecutionOptions.defaults(),
                        ExecutionListener.NONE,
                        DefaultPrivileges.OPEN_UNLESS_CLOSED)
                .reset(migrations.files(), PlanOptions.all().upTo("000"), RunScripts.NONE, null);
        assertThat(new Server(database).query("select rolname from pg_roles where rolname like 'reset%'"))
                .containsExactly("reset_needed");
        assertThat(new Server(database).query("select count(*) from pg_default_acl where defaclnamespace = 0"))
                .containsExactly("0");
        assertThat(new Server(database)
                        .query("select count(*) from pg_db_role_setting s join pg_database d on d.oid ="
                                + " s.setdatabase where datname = current_database()"))
                .containsExactly("0");
        new Server(other).execute("drop table kept; drop role reset_needed");
    }

    @Test
    void refusesATargetElsewhereUnlessItsHostIsTyped() {
        Database database =
                Database.of(DatabaseUrl.parse("postgresql://postgres:secret@db.example.invalid:5432/postgres"));
        for (String typed : List.of("", "db.example", "localhost")) {
            MigrateException failure =
                    catchThrowableOfType(MigrateException.class, () -> reset(database, new Migrations(folder), typed));
            assertThat(failure.next().orElseThrow()).contains("confirmTarget=db.example.invalid");
            assertThat(failure.getMessage()).doesNotContain("secret");
        }
    }

    private static final String DEFAULTS = "select defaclrole::regrole || ' ' || defaclobjtype::text || ' ' ||"
            + " (select string_agg(a::text, ',' order by a::text) from unnest(defaclacl) a) from pg_default_acl"
            + " where defaclnamespace = 'public'::regnamespace order by 1";

    private static final String CLOSED = "alter default privileges in schema public revoke all on tables from anon,"
            + " authenticated, service_role;";

    private static RecordedRun resetTo(DefaultPrivileges wanted, Shadow shadow, Migrations migrations) {
        var run = new RecordedRun();
        new DatabaseReset(shadow.database(), ExecutionOptions.defaults(), run, wanted)
                .reset(migrations.files(), PlanOptions.all(), RunScripts.NONE, null);
        return run;
    }

    @Test
    void defaultPrivilegesAreThePlatformsAgain() throws Exception {
        try (Shadow untouched = TestPlatform.with("");
                Shadow used = TestPlatform.with("""
                        alter default privileges in schema public grant select on tables to public;
                        alter default privileges in schema public revoke insert on tables from anon;
                        alter default privileges in schema public grant usage on types to anon;
                        alter default privileges in schema public revoke all on functions from service_role;
                        """)) {
            RecordedRun run = resetTo(DefaultPrivileges.OPEN_UNLESS_CLOSED, used, new Migrations(folder));
            assertThat(new Server(used.database()).query(DEFAULTS))
                    .isEqualTo(new Server(untouched.database()).query(DEFAULTS));
            assertThat(run.events).noneMatch(event -> event.startsWith("warning"));
        }
    }

    @Test
    void whatWasClosedStaysClosedAndIsSaid() throws Exception {
        var migrations = new Migrations(folder).with("001_t.sql", "create table public.t (id int);");
        try (Shadow closed = TestPlatform.with(CLOSED)) {
            RecordedRun run = resetTo(DefaultPrivileges.OPEN_UNLESS_CLOSED, closed, migrations);
            assertThat(run.events)
                    .anyMatch(event -> event.startsWith("warning What is created in schema `public` stays closed"));
            assertThat(new Server(closed.database()).query("select has_table_privilege('anon', 't', 'select')"))
                    .containsExactly("f");
        }
    }

    @ParameterizedTest
    @CsvSource({"OPEN, t", "CLOSED, f"})
    void whatTheProjectSaysHolds(DefaultPrivileges wanted, String readable) throws Exception {
        var migrations = new Migrations(folder)
                .with("001_t.sql", "create table public.t (id int); create function public.f() returns int return 1;");
        try (Shadow open = TestPlatform.with("");
                Shadow closed = TestPlatform.with(CLOSED)) {
            for (Shadow each : List.of(open, closed)) {
                RecordedRun run = resetTo(wanted, each, migrations);
                assertThat(run.events).noneMatch(event -> event.startsWith("warning"));
                assertThat(new Server(each.database()).query("select has_table_privilege('anon', 't', 'select')"))
                        .containsExactly(readable);
                assertThat(new Server(each.database()).query("select has_table_privilege('anon', 't', 'truncate')"))
                        .containsExactly("t");
            }
        }
    }
}
