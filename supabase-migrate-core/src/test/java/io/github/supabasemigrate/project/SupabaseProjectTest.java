package io.github.supabasemigrate.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.project.config.ConfigKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupabaseProjectTest {

    @TempDir
    Path directory;

    @Test
    void hasTheDefaultsOfTheCliWithoutAConfigFile() throws IOException {
        write("supabase/migrations/001_a.sql", "select 1;");

        ProjectConfig config = open().config();
        assertThat(config.majorVersion()).isEqualTo(17);
        assertThat(config.exposedSchemas()).containsExactly("public", "graphql_public");
        assertThat(config.seedPaths()).containsExactly("./seed.sql");
        assertThat(config.port()).isEqualTo(54322);
        assertThat(config.autoExposesNewTables()).isEmpty();
        assertThat(config.source(ConfigKey.DB_MAJOR_VERSION)).contains("default");
    }

    @Test
    void showsPathsFromTheDirectoryWithSlashes() throws IOException {
        write("supabase/migrations/001_a.sql", "select 1;");

        assertThat(open().migrations()).hasToString("[supabase/migrations/001_a.sql]");
    }

    @Test
    void refusesADirectoryWithoutSupabase() {
        assertThatThrownBy(this::open)
                .isInstanceOf(MigrateException.class)
                .hasMessageContaining("has no folder `supabase`");
    }

    @Test
    void tellsAllErrorsOfTheConfigFileWithLineAndColumn() throws IOException {
        write("supabase/config.toml", "[db]\nport = = 1\n[api]\nschemas = [\"a\"\n");

        assertThatThrownBy(() -> open().notices())
                .isInstanceOf(MigrateException.class)
                .hasMessageContaining("2 errors")
                .hasMessageContaining("supabase/config.toml:2:8: ")
                .hasMessageContaining("supabase/config.toml:5:1: ");
    }

    @Test
    void tellsAllWrongValuesAtOnce() throws IOException {
        write("supabase/config.toml", "[db]\nmajor_version = 12\nport = \"x\"\n");

        assertThatThrownBy(() -> open().notices())
                .isInstanceOf(MigrateException.class)
                .hasMessage("""
                supabase/config.toml:3:1: 2 settings are wrong.
                supabase/config.toml:3: `db.port` must be a port, 0 to 65535.
                supabase/config.toml:2: `db.major_version` must be a PostgreSQL major version, 13 to 18.""");
    }

    @Test
    void noticesUnknownKeysAndGuessesWhatIsMeant() throws IOException {
        write("supabase/config.toml", """
                [db]
                majr_version = 15
                [db.settings]
                work_mem = "4MB"
                [auth]
                whatever = true
                [bogus]
                a = 1
                [remotes.prod]
                project_id = "abcdefghijklmnopqrst"
                [remotes.prod.db.seed]
                enable = true
                """);

        assertThat(open().notices())
                .extracting(Finding::location, Finding::message, Finding::hint)
                .map(Object::toString)
                .containsExactly(
                        "(supabase/config.toml:2:1, \"`db.majr_version` is not a setting; it is ignored.\", \"Do you mean `db.major_version`?\")",
                        "(supabase/config.toml:8:1, \"`bogus.a` is not a setting; it is ignored.\", null)",
                        "(supabase/config.toml:12:1, \"`remotes.prod.db.seed.enable` is not a setting; it is ignored.\", \"Do you mean `db.seed.enabled`?\")");
    }

    @Test
    void readsVariablesInTheirPlaces() throws IOException {
        write("supabase/config.toml", """
                [api]
                schemas = ["public", "env(EXTRA)", "env(UNSET)", "not env(EXTRA)"]
                [db]
                major_version = "env(MAJOR)"
                [db.vault]
                key = "env(SECRET)"
                """);
        write("supabase/.env", "MAJOR=15\nEXTRA=api\nSECRET=from-supabase\n");
        write(".env.local", "SECRET=never, supabase/ comes first\n");

        ProjectConfig config = open().config();
        assertThat(config.majorVersion()).isEqualTo(15);
        assertThat(config.exposedSchemas()).containsExactly("public", "api", "env(UNSET)", "not env(EXTRA)");
        assertThat(config.vault()).containsExactly(Map.entry("key", "from-supabase"));
    }

    @Test
    void readsSecretsKeptInTheirOwnFile() throws IOException {
        write("supabase/config.toml", "[db.vault]\nkey = \"env(SECRET)\"\n");
        write(".env.secrets", "SECRET=its own\n");
        write(".env.local", "SECRET=everybody's\n");

        assertThat(open().config().vault()).containsExactly(Map.entry("key", "its own"));
    }

    @Test
    void aVaultSecretWithoutAValueIsLeftOutAndSaidAloud() throws IOException {
        write("supabase/config.toml", """
                [db.vault]
                known = "value"
                unset = "env(NOBODY_SETS_THIS)"
                hidden = "encrypted:BBl2q"
                """);
        SupabaseProject project = open();
        assertThat(project.config().vault()).containsExactly(Map.entry("known", "value"));
        assertThat(project.config().notices())
                .extracting(Finding::message)
                .anyMatch(message -> message.contains("`unset`") && message.contains("env(NOBODY_SETS_THIS)"))
                .anyMatch(message -> message.contains("`hidden`") && !message.contains("BBl2q"));
    }

    @Test
    void letsVariablesOverrideTheFile() throws IOException {
        write("supabase/config.toml", "[db]\nmajor_version = 15\n[api]\nschemas = [\"public\"]\n");
        write("supabase/.env", "SUPABASE_DB_MAJOR_VERSION=14\nSUPABASE_API_SCHEMAS=a, b\n");

        ProjectConfig config = open().config();
        assertThat(config.majorVersion()).isEqualTo(14);
        assertThat(config.exposedSchemas()).containsExactly("a", "b");
        assertThat(config.source(ConfigKey.DB_MAJOR_VERSION)).contains("SUPABASE_DB_MAJOR_VERSION in supabase/.env");
    }

    @Test
    void laysTheLinkedRemotesSectionOverTheRest() throws IOException {
        write("supabase/config.toml", """
                [db]
                major_version = 17
                [remotes.staging]
                project_id = "stagingstagingstagin"
                [remotes.staging.api]
                schemas = ["api"]
                [remotes.seeded]
                project_id = "seededseededseededse"
                [remotes.seeded.db.seed]
                enabled = true
                """);
        write("supabase/.temp/project-ref", "stagingstagingstagin\n");

        SupabaseProject project = open();
        assertThat(project.linkedProjectRef()).contains("stagingstagingstagin");
        assertThat(project.config().exposedSchemas()).contains("public");
        assertThat(project.config().seeds()).isTrue();
        ProjectConfig staging = project.configFor("stagingstagingstagin");
        assertThat(staging.exposedSchemas()).containsExactly("api");
        assertThat(staging.majorVersion()).isEqualTo(17);
        assertThat(staging.seeds()).isFalse();
        assertThat(project.configFor("seededseededseededse").seeds()).isTrue();
    }

    @Test
    void takesSeedsInTheOrderOfTheirPatternsEachOnce() throws IOException {
        write(
                "supabase/config.toml",
                "[db.seed]\nsql_paths = [\"./seeds/b*.sql\", \"seeds/*.sql\", \"../data\", \"no/*.sql\"]\n");
        for (String file : new String[] {"seeds/a.sql", "seeds/b2.sql", "seeds/b10.sql", "seeds/c.txt"}) {
            write("supabase/" + file, "select 1;");
        }
        write("data/z.sql", "select 1;");
        write("data/deep/y.sql", "select 1;");

        assertThat(open().seeds())
                .extracting(SqlFile::relativePath)
                .containsExactly(
                        "supabase/seeds/b10.sql",
                        "supabase/seeds/b2.sql",
                        "supabase/seeds/a.sql",
                        "data/deep/y.sql",
                        "data/z.sql");
        assertThat(open().notices())
                .extracting(Finding::message)
                .containsExactly("`no/*.sql` of `db.seed.sql_paths` matches no file.");
    }

    @Test
    void readsRolesSchemasAndTests() throws IOException {
        write("supabase/roles.sql", "create role a;");
        write("supabase/schemas/b.sql", "select 2;");
        write("supabase/schemas/a/z.sql", "select 1;");
        write("supabase/tests/rls/users.test.sql", "select 1;");
        write("supabase/tests/old.pg", "select 1;");
        write("supabase/tests/readme.md", "no");

        SupabaseProject project = open();
        assertThat(project.roles().orElseThrow().text()).isEqualTo("create role a;");
        assertThat(project.schemaFiles()).hasToString("[supabase/schemas/a/z.sql, supabase/schemas/b.sql]");
        assertThat(project.testFiles()).hasToString("[supabase/tests/old.pg, supabase/tests/rls/users.test.sql]");
    }

    @Test
    void saysThatAJsonConfigIsNotRead() throws IOException {
        write("supabase/config.jsonc", "{}");

        assertThat(open().notices())
                .extracting(Finding::message)
                .contains("`config.jsonc` is not read; only `config.toml` is.");
    }

    private SupabaseProject open() {
        return SupabaseProject.open(directory, Map.of());
    }

    private void write(String file, String text) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
