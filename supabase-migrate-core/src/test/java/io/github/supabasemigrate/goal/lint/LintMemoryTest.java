package io.github.supabasemigrate.goal.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.goal.TestRun;
import io.github.supabasemigrate.report.JsonText;
import io.github.supabasemigrate.report.Outcome;
import io.github.supabasemigrate.report.Outcome.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A second run shows and writes what the first did, and does the work again whenever something else might come out. */
class LintMemoryTest {

    private static final String FIRST = "supabase/migrations/20250101000000_create_users.sql";
    private static final String SECOND = "supabase/migrations/20250102000000_change_users.sql";

    @TempDir
    private Path directory;

    private TestRun project() {
        return new TestRun(directory)
                .file(FIRST, "create table public.users (id bigint primary key);\ndrop table public.old;\n")
                .file("supabase/config.toml", "[api]\nschemas = [\"public\"]\n")
                .set("outputDirectory", directory.resolve("target").toString())
                .set("trace", "false");
    }

    private static boolean isRemembered(Outcome outcome) {
        return outcome.summary().startsWith("Nothing changed since an earlier run. ");
    }

    @Test
    void showsAndWritesTheSameWhileNothingChanges() throws IOException {
        try (TestRun run = project().set("reports", "sarif,junit,json,checkstyle,gitlab,github")) {
            Outcome first = run.tool().lint();
            Map<String, String> written = reports();
            FileUtils.deleteDirectory(directory.resolve("target/lint").toFile());

            Outcome second = run.tool().lint();

            assertThat(isRemembered(first)).isFalse();
            assertThat(second.summary()).isEqualTo("Nothing changed since an earlier run. " + first.summary());
            assertThat(second.status()).isEqualTo(first.status()).isEqualTo(Status.VIOLATIONS);
            assertThat(second.details()).isEqualTo(first.details()).isNotEmpty();
            assertThat(JsonText.of(second.data()))
                    .isEqualTo(JsonText.of(first.data()).replace("\"unchanged\" : false", "\"unchanged\" : true"))
                    .contains("drop-table");
            assertThat(reports()).isEqualTo(written).hasSize(6);
        }
    }

    private Map<String, String> reports() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory.resolve("target/lint"))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                texts.put(String.valueOf(file.getFileName()), Files.readString(file));
            }
        }
        return texts;
    }

    static Stream<Named<Consumer<TestRun>>> changes() {
        return Stream.of(
                Named.of("a file", run -> run.file(FIRST, "drop table public.users;\n")),
                Named.of("one more file", run -> run.file(SECOND, "drop table public.users;\n")),
                Named.of("a skipped file", run -> run.file("supabase/migrations/readme.sql", "")),
                Named.of("exposed schemas", run -> run.file("supabase/config.toml", "[api]\nschemas = []\n")),
                Named.of("a manifest", run -> run.file("supabase/schema-manifest.json", "{\"tables\": [\"users\"]}")),
                Named.of(
                        "a baseline",
                        run -> run.file("supabase/lint-baseline.json", "{\"schemaVersion\": 1, \"findings\": []}")),
                Named.of("a rule", run -> run.set("rules", "drop-table=off")),
                Named.of("failOn", run -> run.set("failOn", "never")),
                Named.of("reports", run -> run.set("reports", "gitlab")),
                Named.of("annotations", run -> run.variable("GITHUB_ACTIONS", "true")),
                Named.of("the server's version", run -> run.set("postgresVersion", "15")));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void lintsAgainAfterAChangeOf(Consumer<TestRun> change) {
        try (TestRun run = project()) {
            run.tool().lint();
            assertThat(isRemembered(run.tool().lint())).isTrue();

            change.accept(run);

            assertThat(isRemembered(run.tool().lint())).isFalse();
            assertThat(isRemembered(run.tool().lint())).isTrue();
        }
    }

    @Test
    void lintsAgainWhenABranchMovesThatTellsWhatChanged() throws Exception {
        try (TestRun run = project().set("scope", "changed");
                Git git = Git.init()
                        .setDirectory(directory.toFile())
                        .setInitialBranch("main")
                        .call()) {
            git.commit().setMessage("empty").setSign(false).call();
            assertThat(run.tool().lint().status()).isEqualTo(Status.VIOLATIONS);
            assertThat(isRemembered(run.tool().lint())).isTrue();

            git.add().addFilepattern("supabase").call();
            git.commit().setMessage("first").setSign(false).call();

            Outcome outcome = run.tool().lint();
            assertThat(isRemembered(outcome)).isFalse();
            assertThat(outcome.status()).isEqualTo(Status.PASSED);
        }
    }

    @Test
    void remembersFilesOutsideOfProjects() {
        try (TestRun run = new TestRun(directory)
                .file("a/1.sql", "create table public.t (id bigint primary key);\n")
                .file("b.sql", "drop table public.t;\n")
                .set("files", "a,b.sql")) {
            assertThat(run.tool().lint().status()).isEqualTo(Status.VIOLATIONS);
            assertThat(isRemembered(run.tool().lint())).isTrue();

            run.set("files", "b.sql,a");
            assertThat(isRemembered(run.tool().lint())).isFalse();

            run.file("a/2.sql", "select from where;\n");
            Outcome outcome = run.tool().lint();
            assertThat(isRemembered(outcome)).isFalse();
            assertThat(outcome.details().toString()).contains("[syntax-error]");
        }
    }

    @Test
    void tellsAgainThatASwitchSwitchesNothing() {
        try (TestRun run = project().set("rules", "drop-tabel=off")) {
            run.tool().lint();
            run.lines().clear();

            assertThat(isRemembered(run.tool().lint())).isTrue();
            assertThat(run.lines()).singleElement().asString().contains("No rule is called `drop-tabel`");
        }
    }

    @Test
    void isNotUsedWhereTimeOrABaselineIsWritten() {
        String tomorrow = LocalDate.now(ZoneOffset.UTC).plusDays(1).format(DateTimeFormatter.BASIC_ISO_DATE);
        try (TestRun run = project().set("writeBaseline", "true")) {
            run.tool().lint();
            assertThat(isRemembered(run.tool().lint())).isFalse();

            run.set("writeBaseline", "false")
                    .file("supabase/migrations/" + tomorrow + "000000_to_come.sql", "select 1;\n");
            run.tool().lint();
            assertThat(isRemembered(run.tool().lint())).isFalse();
        }
    }

    @Test
    void worksWithoutACache() {
        try (TestRun run = project().file("no-directory", "").set("cacheDirectory", directory + "/no-directory")) {
            assertThat(run.tool().lint().status()).isEqualTo(Status.VIOLATIONS);
            assertThat(isRemembered(run.tool().lint())).isFalse();
        }
    }

    @Test
    void remembersWhatAShadowShowed() {
        try (TestRun run = project().set("trace", "true").file(FIRST, "create table public.users (id int);\n")) {
            Outcome first = run.tool().lint();
            Outcome second = run.tool().lint();

            assertThat(isRemembered(second)).isTrue();
            assertThat(second.details()).isEqualTo(first.details());
            assertThat(directory.resolve("target/lint/trace.json")).exists();

            run.file(FIRST, "drop table public.missing;\n");
            assertThat(run.tool().lint().details().toString()).contains("[apply-fails]");
            // What a server refuses it may accept another time.
            assertThat(isRemembered(run.tool().lint())).isFalse();
        }
    }
}
