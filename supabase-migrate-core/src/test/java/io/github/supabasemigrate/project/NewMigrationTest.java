package io.github.supabasemigrate.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.sql.SqlScript;
import io.github.supabasemigrate.sql.SqlStatement;
import io.github.supabasemigrate.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewMigrationTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-03-01T00:30:00Z"), ZoneId.of("America/New_York"));

    @TempDir
    Path folder;

    @Test
    void isNamedByTheTimeInUtc() {
        assertThat(create("add_users").path()).isEqualTo(folder.resolve("20260301003000_add_users.sql"));
    }

    @Test
    void takesTheNextFreeSecondIfItsOwnIsTaken() throws IOException {
        write("20260301003000_a.sql");

        assertThat(create("add_users").version()).hasToString("20260301003001");
        assertThat(create("add_more").version()).hasToString("20260301003002");
    }

    @Test
    void isAppliedAfterAFileFromTheFuture() throws IOException {
        write("20991231235959_a.sql");

        assertThat(create("add_users").version()).hasToString("21000101000000");
    }

    @Test
    void followsShortNumbers() throws IOException {
        write("001_a.sql", "002_b.sql");

        create("add_users");
        assertThat(SupabaseProject.ofMigrations(folder).migrations())
                .extracting(MigrationFile::fileName)
                .endsWith("20260301003000_add_users.sql");
    }

    @Test
    void createsTheFolderOfAnEmptyProject() throws IOException {
        Files.createDirectory(folder.resolve("supabase"));
        SupabaseProject project = SupabaseProject.open(folder, Map.of());

        assertThat(NewMigration.create(project, "add_users", CLOCK).path())
                .isEqualTo(folder.resolve("supabase/migrations/20260301003000_add_users.sql"))
                .exists();
    }

    @Test
    void changesNothingUntilEdited() throws IOException {
        String text = Files.readString(create("create_trials_table").path());

        assertThat(text).startsWith("-- Migration: create_trials_table\n-- Created: 2026-03-01 00:30:00 UTC\n");
        assertThat(SupabaseProject.ofMigrations(folder)
                        .migrations()
                        .get(0)
                        .script()
                        .statements())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE IF NOT EXISTS public.trials",
                "ON DELETE CASCADE",
                "created_at timestamptz",
                "updated_at timestamptz",
                "CREATE INDEX IF NOT EXISTS",
                "ENABLE ROW LEVEL SECURITY",
                "CREATE POLICY",
                "pg_policies",
                "COMMENT ON TABLE",
                "-- Author:"
            })
    void offersWhatAMigrationNeeds(String element) throws IOException {
        assertThat(Files.readString(create("add_status_to_trials").path())).contains(element);
    }

    @Test
    void fillsTheTeamsOwnTemplate() throws IOException {
        NewMigration created = NewMigration.create(
                SupabaseProject.ofMigrations(folder),
                "add_x",
                CLOCK,
                new MigrationTemplate("-- {name} {version} {date}\nALTER TABLE {table};\n"),
                Optional.of("orders"));

        assertThat(created.path()).hasContent("-- add_x 20260301003000 2026-03-01 00:30:00 UTC\nALTER TABLE orders;\n");
    }

    @Test
    void hasATemplateThatRunsTwiceAndThenChangesNothing() throws SQLException {
        try (Connection connection = TestPostgres.connect();
                var statement = connection.createStatement()) {
            statement.execute("""
                    CREATE SCHEMA auth;
                    CREATE TABLE auth.users (id uuid PRIMARY KEY);
                    CREATE FUNCTION auth.uid() RETURNS uuid LANGUAGE sql AS 'SELECT NULL::uuid';
                    """);
            String template =
                    MigrationTemplate.examples().replace("{table}", "trials").replace("TO authenticated", "TO PUBLIC");
            statement.execute(template);
            statement.execute(template);
            try (var row = statement.executeQuery("""
                    SELECT (SELECT count(*) FROM pg_policies), (SELECT count(*) FROM pg_indexes WHERE tablename = 'trials'),
                           (SELECT count(*) FROM pg_trigger WHERE tgname = 'set_updated_at')""")) {
                row.next();
                assertThat(row.getInt(1)).isEqualTo(1);
                assertThat(row.getInt(2)).isEqualTo(2);
                assertThat(row.getInt(3)).isEqualTo(1);
            }
        }
    }

    @Test
    void hasATemplateOfStatementsWithoutSyntaxErrors() {
        var script = SqlScript.parse(MigrationTemplate.examples().replace("{table}", "t"));

        assertThat(script.statements().stream()
                        .map(SqlStatement::text)
                        .map(text -> text.substring(0, text.indexOf(' ')))
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("CREATE", "COMMENT", "ALTER", "DO");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "..\\x", "what?"})
    void refusesWhatCannotBeAFileName(String name) {
        assertThatThrownBy(() -> create(name)).isInstanceOf(MigrateException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "add_status_to_experiments",
                "create_trials_table",
                "rename_video_url_to_video_key",
                "add_rls_policies_to_frames",
                "create_index_on_videos_experiment_id"
            })
    void hasNoAdviceForGoodNames(String name) {
        assertThat(MigrationNaming.advice(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "migration1 | does not say what changes",
                "update | does not say what changes",
                "changes | does not say what changes",
                "add-column | is not lower case with underscores: `add_column`",
                "AddUsers | is not lower case with underscores: `add_users`",
                "users_status | does not begin with a verb"
            })
    void advisesOnPoorNames(String name, String advice) {
        assertThat(MigrationNaming.advice(name)).singleElement().asString().contains(advice);
    }

    private NewMigration create(String name) {
        return NewMigration.create(SupabaseProject.ofMigrations(folder), name, CLOCK);
    }

    private void write(String... names) throws IOException {
        for (String name : names) {
            Files.writeString(folder.resolve(name), "");
        }
    }
}
