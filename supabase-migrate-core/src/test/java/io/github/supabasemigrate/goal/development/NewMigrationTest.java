package io.github.supabasemigrate.goal.development;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.project.SupabaseProject;
import io.github.supabasemigrate.project.Version;
import io.github.supabasemigrate.settings.Setting;
import io.github.supabasemigrate.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewMigrationTest {

    private static final Instant NOW = Instant.parse("2026-11-21T08:30:05Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    @Test
    void namesTheFileAfterTheTimeInUtc() {
        assertThat(write("add_user_preferences"))
                .hasFileName("20261121083005_add_user_preferences.sql")
                .exists();
    }

    @Test
    void nameThatCreatesATableGetsAWholeTable() throws IOException {
        assertThat(Files.readString(write("create_orders_table")))
                .contains("CREATE TABLE IF NOT EXISTS public.orders (")
                .contains("ALTER TABLE public.orders ENABLE ROW LEVEL SECURITY;")
                .contains("Created 2026-11-21 (UTC)")
                .doesNotContain("{");
    }

    @Test
    void otherNameGetsAFileThatDoesNothingYet() throws IOException {
        assertThat(Files.readAllLines(write("tidy_up"))).allMatch(line -> line.startsWith("--") || line.isBlank());
    }

    @Test
    void teamsOwnTemplateIsFilledIn() throws IOException {
        Path template = Files.writeString(elsewhere.resolve("ours.txt"), "-- {version} {name} {date} {table}\n");
        var settings = settings("add_orders")
                .set(Setting.TEMPLATE, template.toString(), "test")
                .build();

        assertThat(write(settings)).hasContent("-- 20261121083005 add_orders 2026-11-21 my_table\n");
    }

    @Test
    void missingTemplateIsNamed() {
        var settings =
                settings("x").set(Setting.TEMPLATE, "nowhere.sql", "test").build();

        assertThatThrownBy(() -> write(settings))
                .isInstanceOf(MigrateException.class)
                .hasMessageContaining("nowhere.sql` cannot be read");
    }

    @ParameterizedTest
    @CsvSource({"Add users, add_users", "../../etc, etc", "ÄÖ, what_it_does", "a-b, a_b"})
    void refusesANameThatReadsDifferentlyElsewhere(String name, String suggestion) {
        assertThatThrownBy(() -> write(name))
                .isInstanceOf(MigrateException.class)
                .hasMessageContaining("`" + name + "` is no good name")
                .hasMessageEndingWith("-Dsupabase-migrate.name=" + suggestion);
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({
        "20250101000000, 20261121083005",
        "20261121083005, 20261121083006",
        "20261231235959, 20270101000000",
        "001, 002",
        "099, 100",
        "999, 9991",
        "20251399000000, 20261121083005",
        "20991399000000, 20991399000001",
        "20250101, 20250102"
    })
    void versionSortsAfterTheNewest(String newest, String expected) {
        var version = new NextVersion(List.of(new Version("000"), new Version(newest))).after(NOW);

        assertThat(version).isEqualTo(new Version(expected)).isGreaterThan(new Version(newest));
    }

    private Path write(String name) {
        return write(settings(name).build());
    }

    private Path write(Settings settings) {
        var outcome = new NewMigration(settings, SupabaseProject.ofMigrations(folder), CLOCK).write();
        return folder.resolve(String.valueOf(outcome.data().get("file")));
    }

    private Settings.Builder settings(String name) {
        return Settings.in(folder).set(Setting.NAME, name, "test");
    }
}
