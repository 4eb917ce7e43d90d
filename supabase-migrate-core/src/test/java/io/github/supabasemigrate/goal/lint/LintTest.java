package io.github.supabasemigrate.goal.lint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.goal.Shadows;
import io.github.supabasemigrate.goal.TestRun;
import io.github.supabasemigrate.report.Outcome;
import io.github.supabasemigrate.report.Outcome.Status;
import io.github.supabasemigrate.shadow.Shadow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LintTest {

    private static final String FIRST = "supabase/migrations/20250101000000_create_users.sql";
    private static final String THIRD = "supabase/migrations/20250103000000_look.sql";
    private static final String SECOND = "supabase/migrations/20250102000000_change_users.sql";

    @TempDir
    private Path directory;

    @Test
    void lintsFilesWithoutAProjectAndSeesEachAfterThoseBeforeIt() {
        try (TestRun run = new TestRun(directory)) {
            run.file("a/1.sql", "create table public.t (id bigint primary key);\n")
                    .file("a/2.sql", "drop table public.t;\nselect from where;\n")
                    .file("b.sql", "create table public.u (id bigint primary key);\ndrop table public.u;\n")
                    .set("files", "a,b.sql");

            Outcome outcome = run.tool().lint();

            assertThat(outcome.status()).isEqualTo(Status.VIOLATIONS);
            assertThat(places(outcome, "drop-table")).containsExactly("a/2.sql:1");
            assertThat(places(outcome, "syntax-error")).containsExactly("a/2.sql:2");
        }
    }

    @Test
    void patternsNameFilesAndWhatIsNotThereIsToldApartFromWhatIsEmpty() throws Exception {
        try (TestRun run = new TestRun(directory)) {
            run.file("db/a/1.sql", "drop table public.t;\n")
                    .file("db/b/2.sql", "drop table public.u;\n")
                    .file("db/b/notes.txt", "drop table public.v;\n")
                    .set("files", "db/**/*.sql");
            assertThat(places(run.tool().lint(), "drop-table")).containsExactly("db/a/1.sql:1", "db/b/2.sql:1");

            run.set("files", "db/[ac]/?.sql");
            assertThat(places(run.tool().lint(), "drop-table")).containsExactly("db/a/1.sql:1");

            run.set("files", "db/*.sql");
            assertThat(run.tool().lint().status()).isEqualTo(Status.PASSED);
            assertThat(run.lines()).contains("warning: There is no SQL file in `db/*.sql`.");

            run.set("files", "db/[a");
            assertThatThrownBy(() -> run.tool().lint()).hasMessageContaining("is no pattern of file names");

            run.set("files", "db/c");
            assertThatThrownBy(() -> run.tool().lint())
                    .isInstanceOf(MigrateException.class)
                    .hasMessageContaining("There is no file or folder");
        }
    }

    @Test
    void oneFindingForAFileThatIsNotTextAndTheOthersAreLinted() throws Exception {
        try (TestRun run = new TestRun(directory)) {
            run.file("a/1.sql", "drop table public.t;\n").set("files", "a");
            Files.write(directory.resolve("a/2.sql"), new byte[] {'s', (byte) 0xff});

            Outcome outcome = run.tool().lint();

            assertThat(places(outcome, "migration-unreadable")).containsExactly("a/2.sql:1");
            assertThat(places(outcome, "drop-table")).containsExactly("a/1.sql:1");
        }
    }

    @Test
    void oneFindingForAFileThatDoesNotParseAndTheOthersAreLinted() {
        try (TestRun run = new TestRun(directory)) {
            run.file(FIRST, "create tabel public.users (id bigint primary key);\n")
                    .file(SECOND, "truncate public.users;\n");

            Outcome outcome = run.tool().lint();

            assertThat(places(outcome, "syntax-error")).containsExactly(FIRST + ":1");
            assertThat(places(outcome, "apply-fails")).isEmpty();
            assertThat(places(outcome, "truncate")).containsExactly(SECOND + ":1");
        }
    }

    @Test
    void aMigrationThatTheShadowRefusesIsAFinding() {
        try (TestRun run = new TestRun(directory)) {
            run.file(FIRST, "create table public.users (id bigint primary key);\n")
                    .file(SECOND, "alter table public.userz add column if not exists note text;\n");

            assertThat(places(run.tool().lint(), "apply-fails")).containsExactly(SECOND + ":1");
        }
    }

    @Test
    void aBaselineExcusesWhatWasThereWhereverItMoves() {
        try (TestRun run = new TestRun(directory)) {
            run.file(FIRST, "drop table public.old;\n").set("trace", "false").set("writeBaseline", "true");
            assertThat(run.tool().lint().status()).isEqualTo(Status.PASSED);

            run.set("writeBaseline", "false")
                    .file(FIRST, "-- moved\n\ndrop   table public.old;\ndrop table public.new;\n");

            assertThat(places(run.tool().lint(), "drop-table")).containsExactly(FIRST + ":4");
        }
    }

    @Test
    void onlyChangedFilesCountInTheirScope() throws Exception {
        try (TestRun run = new TestRun(directory)) {
            commitFirst(run, "drop table public.old;\n");
            run.file(SECOND, "drop table public.new;\n").set("trace", "false").set("scope", "changed");

            assertThat(places(run.tool().lint(), "drop-table")).containsExactly(SECOND + ":1");
        }
    }

    @Test
    void onlyPendingFilesCountInTheirScope() {
        String first = "create table public.users (id bigint primary key);\ndrop table if exists public.old;\n";
        try (TestRun build = new TestRun(directory).file(FIRST, first);
                Shadow target = new Shadows(build.run()).server().createDatabase()) {
            migrate(target);
            build.file(SECOND, "drop table public.users;\n");

            assertThat(dropsInScope("all", target)).containsExactly(FIRST + ":2", SECOND + ":1");
            assertThat(dropsInScope("pending", target)).containsExactly(SECOND + ":1");

            migrate(target);
            assertThat(dropsInScope("pending", target)).isEmpty();
        }
    }

    @Test
    void theResultKeepsWhomAStatementKeepsWaiting() {
        try (TestRun run = new TestRun(directory)) {
            run.file(FIRST, "create table public.orders (id int primary key);\ninsert into public.orders values (1);\n")
                    .file(SECOND, "alter table public.orders alter id type bigint;\n");
            Map<?, ?> data = run.tool().lint().data();

            assertThat(String.valueOf(data.get("trace")))
                    .contains("file=" + SECOND + ", statement=0")
                    .contains("ACCESS EXCLUSIVE on public.orders")
                    .contains("blocks={public.orders=[reads, writes, definition]}")
                    .contains("rewritten=[public.orders]");
        }
    }

    @Test
    void asksTheTargetAboutPendingFilesOnly() throws Exception {
        try (TestRun build = new TestRun(directory)
                        .file(FIRST, "create table public.orders (id bigint primary key, email text, note text);\n");
                Shadow target = new Shadows(build.run()).server().createDatabase()) {
            migrate(target);
            try (var connection = target.connect();
                    var statement = connection.createStatement()) {
                statement.execute("insert into public.orders values (1, 'a@b', 'x'), (2, 'a@b', null)");
            }
            build.file(SECOND, "alter table public.orders add unique (email), drop column note;\n");

            assertThat(places(target, "unique-on-existing-data")).containsExactly(SECOND + ":1");
            assertThat(places(target, "data-loss-unproven")).containsExactly(SECOND + ":1");
            try (var connection = target.connect();
                    var statement = connection.createStatement()) {
                statement.execute("delete from public.orders where id = 1");
            }
            assertThat(places(target, "unique-on-existing-data")).isEmpty();
            migrate(target);
            assertThat(places(target, "data-loss-unproven")).isEmpty();
        }
    }

    @Test
    void asksTheTargetAlsoWhereTheShadowRefusesAStatement() throws Exception {
        try (TestRun build =
                        new TestRun(directory).file(FIRST, "create table public.orders (id bigint, email text);\n");
                Shadow target = new Shadows(build.run()).server().createDatabase()) {
            migrate(target);
            try (var connection = target.connect();
                    var statement = connection.createStatement()) {
                statement.execute("insert into public.orders select i, 'a@b' from generate_series(1, 2000) i");
            }
            // What a session wrote is counted when it ends.
            try (var connection = target.connect();
                    var statement = connection.createStatement()) {
                statement.execute("analyze public.orders");
            }
            build.file(SECOND, """
                    alter table public.orders add constraint once unique (email);
                    alter table public.orders drop column not_there;
                    """);

            try (TestRun run = new TestRun(directory).set("url", target.jdbcUrl())) {
                Outcome outcome = run.tool().lint();
                assertThat(places(outcome, "apply-fails")).containsExactly(SECOND + ":2");
                assertThat(places(outcome, "unique-on-existing-data")).containsExactly(SECOND + ":1");
                assertThat(run.lines() + outcome.details().toString())
                        .contains("Less than 1 s on the target: public.orders: 2000 rows sorted into an index: 0.0 s.");
            }
        }
    }

    private List<String> places(Shadow target, String rule) {
        try (TestRun run = new TestRun(directory).set("url", target.jdbcUrl())) {
            return places(run.tool().lint(), rule);
        }
    }

    private void migrate(Shadow target) {
        try (TestRun run = new TestRun(directory).set("url", target.jdbcUrl()).answer(true)) {
            run.tool().migrate();
        }
    }

    private List<String> dropsInScope(String scope, Shadow target) {
        try (TestRun run = new TestRun(directory)
                .set("url", target.jdbcUrl())
                .set("trace", "false")
                .set("scope", scope)) {
            return places(run.tool().lint(), "drop-table");
        }
    }

    @Test
    void rewritesNewFilesOnlyAndKeepsWhatStillRuns() throws Exception {
        String old = "create table public.users (id bigint primary key, at timestamp);\n";
        try (TestRun run = new TestRun(directory)) {
            commitFirst(run, old);
            run.file(SECOND, "create table public.notes (id bigint primary key, at timestamp);\n")
                    .set("fix", "true");

            run.tool().lint();

            assertThat(directory.resolve(FIRST)).hasContent(old);
            assertThat(directory.resolve(SECOND))
                    .hasContent("create table if not exists public.notes (id bigint primary key, at timestamptz);\n");
        }
    }

    @Test
    void rewritesInTheTextWhatAServerShowed() throws Exception {
        try (TestRun run = new TestRun(directory)) {
            commitFirst(run, "create table public.users (id uuid primary key, tenant text);\n");
            run.file(SECOND, """
                    drop policy if exists own on public.users;
                    create policy own on public.users for all to authenticated using (id = auth.uid())
                      with check (id = auth.uid() and tenant = current_setting('app.tenant'));
                    """).set("fix", "true");

            Outcome outcome = run.tool().lint();

            assertThat(places(outcome, "policy-auth-not-initplan")).isEmpty();
            assertThat(directory.resolve(SECOND)).hasContent("""
                    drop policy if exists own on public.users;
                    create policy own on public.users for all to authenticated using (id = (select auth.uid()))
                      with check (id = (select auth.uid()) and tenant = (select current_setting('app.tenant')));
                    """);
        }
    }

    @Test
    void putsAFileBackThatDoesNotRunWhenRewritten() throws Exception {
        String sql = """
            create table public.notes (id bigint primary key, body json);
            create function public.f() returns text language sql as 'select json_typeof(body) from public.notes';
            """;
        try (TestRun run = new TestRun(directory)) {
            commitFirst(run, "select 1;\n");
            run.file(SECOND, sql).set("fix", "true");

            run.tool().lint();

            assertThat(directory.resolve(SECOND)).hasContent(sql);
        }
    }

    @Test
    void saysWhetherTheRewritingIsToBlame() throws Exception {
        String sql = "create table public.notes (id bigint primary key, body json);\n";
        try (TestRun run = new TestRun(directory)) {
            commitFirst(run, "select 1;\n");
            run.file(SECOND, sql)
                    .file(THIRD, "select 1 from public.not_there;\n")
                    .set("fix", "true");

            run.tool().lint();
            assertThat(directory.resolve(SECOND)).hasContent(sql);
            assertThat(run.lines())
                    .anyMatch(line -> line.startsWith("warning: `" + SECOND
                            + "` was left as it is: the migrations do not run without the rewriting either."));

            run.set("trace", "false").tool().lint();
            assertThat(directory.resolve(SECOND)).content().contains("body jsonb");
            assertThat(run.lines())
                    .anyMatch(line -> line.endsWith("It was parsed and, since `trace` is off, not run."));
        }
    }

    @Test
    void rewritesLinesAsTheyEndAndPutsBytesBack() throws Exception {
        byte[] bad =
                "\uFEFFcreate table public.a (b json);\r\nselect json_typeof(b) from public.a;\r\n".getBytes(UTF_8);
        String good = "\uFEFFcreate policy p on public.users for select to authenticated using (id = 1);\r\n";
        try (TestRun run = new TestRun(directory)) {
            commitFirst(run, "create table public.users (id bigint primary key);\n");
            run.file(SECOND, good).file(THIRD, "").set("fix", "true");
            Files.write(directory.resolve(THIRD), bad);

            run.tool().lint();

            assertThat(Files.readString(directory.resolve(SECOND)))
                    .isEqualTo("drop policy if exists p on public.users;\r\n" + good.substring(1));
            assertThat(directory.resolve(THIRD)).hasBinaryContent(bad);

            byte[] once = Files.readAllBytes(directory.resolve(SECOND));
            run.tool().lint();
            assertThat(directory.resolve(SECOND)).hasBinaryContent(once);
        }
    }

    @Test
    void rewritesNothingWhereNobodyKnowsWhatOthersHave() {
        try (TestRun run = new TestRun(directory)) {
            run.file(FIRST, "create table public.users (id bigint primary key);\n")
                    .set("trace", "false")
                    .set("fix", "true");

            assertThatThrownBy(() -> run.tool().lint())
                    .isInstanceOf(MigrateException.class)
                    .hasMessageContaining("Nobody knows which of these files others already have");
        }
    }

    @Test
    void provesThatMigrationsMayRunTwice() {
        try (TestRun run = new TestRun(directory)) {
            run.file(FIRST, "create table if not exists public.users (n int);\n")
                    .file(SECOND, "alter table public.users add check (n > 0);\n")
                    .file(
                            "supabase/migrations/20250103000000_insert_users.sql",
                            "insert into public.users (n) values (1);\n")
                    .file(
                            "supabase/migrations/20250104000000_add_mood.sql",
                            "select 1;\ncreate type public.mood as enum ('good');\n")
                    .set("rules", "rerun-fails=error,rerun-changes-schema=error,rerun-changes-data=error");

            Outcome outcome = run.tool().lint();

            assertThat(places(outcome, "rerun-fails"))
                    .containsExactly("supabase/migrations/20250104000000_add_mood.sql:2");
            assertThat(places(outcome, "rerun-changes-schema")).containsExactly(SECOND + ":0");
            assertThat(places(outcome, "rerun-changes-data"))
                    .containsExactly("supabase/migrations/20250103000000_insert_users.sql:0");
        }
    }

    private void commitFirst(TestRun run, String sql) throws Exception {
        run.file(FIRST, sql);
        try (Git git = Git.init()
                .setDirectory(directory.toFile())
                .setInitialBranch("main")
                .call()) {
            git.add().addFilepattern(".").call();
            git.commit()
                    .setMessage("first")
                    .setAuthor("A", "a@example.com")
                    .setCommitter("A", "a@example.com")
                    .setSign(false)
                    .call();
        }
        assertThat(Files.exists(directory.resolve(".git"))).isTrue();
    }

    /** {@code file:line} of a rule's findings. */
    private static List<String> places(Outcome outcome, String rule) {
        return ((List<?>) outcome.data().getOrDefault("findings", List.of()))
                .stream()
                        .map(Map.class::cast)
                        .filter(finding -> rule.equals(finding.get("rule")))
                        .map(finding -> finding.get("file") + ":" + finding.get("line"))
                        .toList();
    }
}
