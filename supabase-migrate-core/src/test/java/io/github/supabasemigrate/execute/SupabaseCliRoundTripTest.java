package io.github.supabasemigrate.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.database.DatabaseUrl;
import io.github.supabasemigrate.database.Secret;
import io.github.supabasemigrate.history.AppliedMigration;
import io.github.supabasemigrate.history.HistoryFetch;
import io.github.supabasemigrate.history.HistoryRepair;
import io.github.supabasemigrate.history.MigrationHistory;
import io.github.supabasemigrate.plan.PlanOptions;
import io.github.supabasemigrate.project.SupabaseProject;
import io.github.supabasemigrate.testing.TestPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real Supabase CLI and this library take turns on one database. Needs its program, version 3.1.0 of the npm package {@code supabase}: the
 * path in the environment variable SUPABASE_CLI; skipped without.
 */
class SupabaseCliRoundTripTest {

    private static final String CLI = Optional.ofNullable(System.getProperty("SUPABASE_CLI"))
            .orElseGet(() -> Optional.ofNullable(System.getenv("SUPABASE_CLI")).orElse(""));

    /** Every form of text that splitters trip over. */
    private static final Map<String, String> ODD_FORMS = Map.ofEntries(
            Map.entry("001_strings.sql", """
                    -- leading; comment
                    create table strings (v text);;
                    insert into strings values (E'it\\'s; \\\\'), ('it''s;'), ($$dollar; $$), ($tag$ $$ ; $tag$);
                    /* block; /* nested; */ end */ insert into strings values ('--no comment;');
                    insert into strings values (U&'d\\0061t\\+000061'), (N'n;'), ('two'
                      'lines;') ; -- after
                    select 1 as "semi;colon", 2 as "quo""te";
                    -- tail; comment
                    """),
            Map.entry("002_.sql", "select 1"),
            Map.entry("003_empty.sql", ""),
            Map.entry("004_comment.sql", "-- only this\n/* and; that */\n"),
            Map.entry("005_bom.sql", "\uFEFFselect 'byte order mark';\n"),
            Map.entry("006_crlf.sql", "select 1;\r\n\r\n-- two\r\nselect\r\n  2;\r\n"),
            Map.entry("007_own.sql", "BEGIN;\ncreate table own (id int);\nCOMMIT;\n"),
            Map.entry("008_index.sql", "create index concurrently strings_v on strings (v);\n"),
            Map.entry("009_header.sql", "-- pg-delta: transaction=false\nselect 9;\nvacuum strings;\n"),
            Map.entry("010_bodies.sql", """
                    create function f(x int) returns int language sql
                    begin atomic
                      select case when x > 1 then 1 else 2 end;
                      select x;
                    end;
                    create table r (id int);
                    create rule twice as on insert to r do also (notify a; notify b);
                    create function g() returns void language plpgsql as $fn$
                    begin
                      perform 1; -- ; inside
                      execute $q$ select ';' $q$;
                    end $fn$;
                    do $$ begin perform g(); end $$;
                    create or replace procedure atomic_end() language sql as 'select 1;';
                    """),
            Map.entry("011_nameß with space.sql", "select 'ünïcode ✓ 𝄞';\n;\n ; select 2 ;;; \n"),
            Map.entry("012_no_newline.sql", "select 1; -- the end"),
            Map.entry("013_only_semicolons.sql", ";;;\n;"),
            Map.entry("014_tabs.sql", "\t\n\u000Bselect\t1\u000C;\nselect 2"));

    @TempDir
    Path directory;

    private Path folder;

    @BeforeEach
    void project() throws IOException {
        assumeTrue(Files.isRegularFile(Path.of(CLI)), "SUPABASE_CLI names no program: the round trip is not tested");
        folder = Files.createDirectories(directory.resolve("supabase/migrations"));
        Files.writeString(directory.resolve("supabase/config.toml"), "project_id = \"roundtrip\"\n");
    }

    private void write(String name, String sql) throws IOException {
        Files.writeString(folder.resolve(name), sql);
    }

    private String cli(Database database, String... arguments) throws Exception {
        DatabaseUrl url = database.url();
        String target = "postgresql://" + url.user() + ":" + password(url) + "@127.0.0.1:" + url.port() + "/"
                + url.database() + "?sslmode=disable";
        var command = new ArrayList<>(List.of(CLI));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--db-url", target, "--yes"));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "HOME",
                        directory.toString(),
                        "SUPABASE_TELEMETRY_DISABLED",
                        "1",
                        "DO_NOT_TRACK",
                        "1",
                        "NO_COLOR",
                        "1"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private static String password(DatabaseUrl url) {
        return Optional.ofNullable(url.password()).map(Secret::reveal).orElse("");
    }

    private ExecutionReport migrate(Database database) {
        return new MigrationExecutor(database, ExecutionOptions.defaults(), ExecutionListener.NONE)
                .migrate(SupabaseProject.ofMigrations(folder).migrations(), PlanOptions.all());
    }

    private static List<AppliedMigration> history(Database database) throws Exception {
        try (Connection connection = database.connect()) {
            return MigrationHistory.read(connection);
        }
    }

    private static Database newDatabase() throws Exception {
        return Database.ofJdbcUrl(TestPostgres.newDatabase());
    }

    @Test
    void writesTheSameRowsForEveryOddForm() throws Exception {
        for (Map.Entry<String, String> file : ODD_FORMS.entrySet()) {
            write(file.getKey(), file.getValue());
        }
        Database theirs = newDatabase();
        Database ours = newDatabase();
        cli(theirs, "db", "push");
        migrate(ours);
        assertThat(history(ours)).isEqualTo(history(theirs)).hasSize(ODD_FORMS.size());
        String table =
                "select string_agg(a.attname || ' ' || format_type(a.atttypid, null) || ' ' || a.attnotnull, ', '"
                        + " order by attnum) from pg_attribute a where attnum > 0"
                        + " and attrelid = 'supabase_migrations.schema_migrations'::regclass";
        assertThat(new Server(ours).query(table)).isEqualTo(new Server(theirs).query(table));
    }

    @Test
    void continuesAfterTheCli() throws Exception {
        Database database = newDatabase();
        write("001_a.sql", "create table a (id int);");
        cli(database, "db", "push");
        write("002_b.sql", "create table b (id int);");
        assertThat(migrate(database).applied())
                .extracting(ExecutionReport.Result::version)
                .containsExactly("002");
        assertThat(cli(database, "db", "push")).contains("up to date");
    }

    @Test
    void letsTheCliContinue() throws Exception {
        Database database = newDatabase();
        write("001_a.sql", "create table a (id int);");
        write("002_b.sql", "create index concurrently a_id on a (id); insert into a values (1);");
        migrate(database);
        write("003_c.sql", "create table c (id int);");
        assertThat(cli(database, "db", "push")).contains("003_c.sql").doesNotContain("002_b.sql");
        assertThat(migrate(database).migrations()).isEmpty();
        assertThat(cli(database, "migration", "list")).contains("001", "002", "003");
    }

    @Test
    void takesTurnsWithItsOtherVerb() throws Exception {
        write("001_a.sql", "create table a (id int);");
        Database theirs = newDatabase();
        Database ours = newDatabase();
        cli(theirs, "migration", "up");
        migrate(ours);
        write("002_b.sql", "-- two\ncreate table b (id int);\nselect ';';");
        migrate(theirs);
        cli(ours, "migration", "up");
        write("003_c.sql", "create table c (id int);");
        cli(theirs, "migration", "up");
        migrate(ours);
        assertThat(history(ours)).isEqualTo(history(theirs)).hasSize(3);
        assertThat(cli(ours, "migration", "list"))
                .isEqualToIgnoringWhitespace(cli(theirs, "migration", "list").replace(theirs.name(), ours.name()));
    }

    @Test
    void repairsAndFetchesAsTheCliDoes() throws Exception {
        write("001_a.sql", "-- why\ncreate table a (id int);\ncreate table b (id int);\n");
        Database theirs = newDatabase();
        Database ours = newDatabase();
        cli(theirs, "migration", "repair", "001", "--status", "applied");
        try (Connection connection = ours.connect()) {
            new HistoryRepair(connection)
                    .markApplied(List.of(new AppliedMigration(
                            "001",
                            "a",
                            SupabaseProject.ofMigrations(folder)
                                    .migrations()
                                    .get(0)
                                    .script()
                                    .recorded())));
        }
        assertThat(history(ours)).isEqualTo(history(theirs));
        Files.delete(folder.resolve("001_a.sql"));
        cli(theirs, "migration", "fetch");
        String fetched = Files.readString(folder.resolve("001_a.sql"));
        Path other = directory.resolve("other");
        new HistoryFetch(other).write(history(ours));
        assertThat(Files.readString(other.resolve("001_a.sql"))).isEqualTo(fetched);
        cli(theirs, "migration", "repair", "001", "--status", "reverted");
        try (Connection connection = ours.connect()) {
            assertThat(new HistoryRepair(connection).markReverted(List.of("001", "abc")))
                    .containsExactly("001");
        }
        assertThat(history(ours)).isEqualTo(history(theirs)).isEmpty();
    }

    @Test
    void sharesTheSeedTable() throws Exception {
        write("001_a.sql", "create table a (id int);");
        Files.writeString(directory.resolve("supabase/seed.sql"), "insert into a values (1);");
        Database theirs = newDatabase();
        Database ours = newDatabase();
        cli(theirs, "db", "push", "--include-seed");
        for (Database database : List.of(ours, theirs)) {
            SupabaseProject project = SupabaseProject.open(directory, Map.of());
            new MigrationExecutor(database, ExecutionOptions.defaults(), ExecutionListener.NONE)
                    .migrate(
                            project.migrations(),
                            PlanOptions.all(),
                            RunScripts.NONE.withSeeds(project.seeds(), RunScripts.SeedMode.ONCE));
        }
        String seeds = "select path || ' ' || hash from supabase_migrations.seed_files";
        assertThat(new Server(ours).query(seeds))
                .isEqualTo(new Server(theirs).query(seeds))
                .hasSize(1);
        assertThat(new Server(theirs).query("select count(*) from a")).containsExactly("1");
    }
}
