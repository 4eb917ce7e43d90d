package io.github.supabasemigrate.goal.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.goal.TestRun;
import io.github.supabasemigrate.report.Outcome.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotsTest {

    private static final String USERS = """
            CREATE TABLE public.users (id int PRIMARY KEY);
            ALTER TABLE public.users ENABLE ROW LEVEL SECURITY;
            CREATE POLICY own ON public.users USING (true);
            """;

    @TempDir
    private Path directory;

    private TestRun run;

    @BeforeEach
    void openProject() {
        run = new TestRun(directory)
                .set("determinism", "false")
                .set("access", "false")
                .file("supabase/migrations/001_users.sql", USERS);
    }

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void aFirstRunProposesThem() {
        assertThat(run.tool().snapshot().summary())
                .isEqualTo("Wrote supabase/schema.sql, supabase/database.types.ts,"
                        + " supabase/verify-database-schema.sql, supabase/schema-manifest.json,"
                        + " supabase/schema-manifest.schema.json."
                        + " Commit those that you want to be kept current, and delete the others.");
        assertThat(run.tool().snapshot().summary()).isEqualTo("Every snapshot is current.");
        assertThat(run.tool().verify().status()).isEqualTo(Status.PASSED);
    }

    @Test
    void thoseThatWereDeletedStayAway() throws IOException {
        run.tool().snapshot();
        Files.delete(directory.resolve("supabase/database.types.ts"));
        Files.writeString(directory.resolve("supabase/schema.sql"), "old");

        assertThat(run.tool().snapshot().summary()).isEqualTo("Wrote supabase/schema.sql.");
    }

    @Test
    void onesThatTheSchemaLeftBehindFailVerify() {
        run.tool().snapshot();
        run.file("supabase/migrations/002_names.sql", "ALTER TABLE public.users ADD COLUMN name text;\n");

        var outcome = run.tool().verify();

        assertThat(outcome.status()).isEqualTo(Status.VIOLATIONS);
        assertThat(outcome.details())
                .anyMatch(line -> line.contains("`supabase/schema.sql` is not what the migrations make:"))
                .anyMatch(line -> line.contains("`supabase/database.types.ts` is not what the migrations make:"))
                .anyMatch(line -> line.contains("+    name text,"));
    }

    @Test
    void oneThatASettingNamesMustExist() {
        run.set("typesFile", "src/types.ts");

        assertThat(run.tool().verify().details()).anyMatch(line -> line.contains("`src/types.ts` does not exist."));
        assertThat(run.tool().snapshot().summary()).isEqualTo("Wrote src/types.ts.");
        assertThat(run.tool().verify().status()).isEqualTo(Status.PASSED);
    }

    @Test
    void typesMayBeFormattedAsTheTeamLikes() throws IOException {
        run.set("typesFile", "src/types.ts").tool().snapshot();
        Path types = directory.resolve("src/types.ts");
        String formatted = "// Generated.\n"
                + Files.readString(types).replace('"', '\'').replace("  ", "\t").replace("\n}", ";\n};");
        Files.writeString(types, formatted);

        assertThat(run.tool().verify().status()).isEqualTo(Status.PASSED);
        assertThat(run.tool().snapshot().summary()).isEqualTo("Every snapshot is current.");

        Files.writeString(types, formatted.replace("number", "string"));
        assertThat(run.tool().verify().status()).isEqualTo(Status.VIOLATIONS);
    }

    @Test
    void bothDialectsAreAtHand() throws IOException {
        run.set("typesFile", "src/types.ts").tool().snapshot();
        assertThat(directory.resolve("src/types.ts")).content().contains("ComputedFields");
        run.set("typesDialect", "classic").tool().snapshot();
        assertThat(directory.resolve("src/types.ts")).content().doesNotContain("ComputedFields");
    }

    @Test
    void aManifestIsWrittenFromWhatIsThere() {
        run.set("manifest", "true");

        assertThat(run.tool().snapshot().summary())
                .isEqualTo("Wrote supabase/schema-manifest.json, supabase/schema-manifest.schema.json.");
        assertThat(directory.resolve("supabase/schema-manifest.json")).content().contains("\"users\"");
        assertThat(run.tool().verify().status()).isEqualTo(Status.PASSED);
    }

    @Test
    void aManifestThatAPomNamesIsTheTeamsToWrite() throws IOException {
        run.file("docs/manifest.json", "{\"tables\": [\"users\"], \"deprecated\": []}")
                .configure("manifest", "docs/manifest.json");
        run.tool().snapshot();

        assertThat(Files.readAllLines(directory.resolve("docs/manifest.json")))
                .isEqualTo(List.of("{\"tables\": [\"users\"], \"deprecated\": []}"));
    }
}
