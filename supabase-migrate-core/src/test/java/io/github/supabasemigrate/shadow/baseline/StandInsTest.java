package io.github.supabasemigrate.shadow.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.shadow.ShadowServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StandInsTest {

    @ParameterizedTest
    @MethodSource("io.github.supabasemigrate.shadow.baseline.StandIns#names")
    void isCreatedWhereTheMigrationWantsIt(String extension) throws Exception {
        try (Connection connection = PlatformPostgres.connect();
                var statement = connection.createStatement()) {
            statement.execute("DROP EXTENSION IF EXISTS \"" + extension + "\" CASCADE");
            // Each has one schema of its own or takes the one it is given.
            boolean fixed =
                    StandIns.files().getOrDefault(extension + ".control", "").contains("\nschema = ");
            statement.execute(
                    "CREATE EXTENSION \"" + extension + "\"" + (fixed ? "" : " SCHEMA extensions") + " CASCADE");
            assertThat(installed(connection)).contains(extension);
            statement.execute("DROP EXTENSION \"" + extension + "\" CASCADE");
            assertThat(installed(connection)).doesNotContain(extension);
        }
    }

    @Test
    void isCreatedUnderWhateverVersionAMigrationPins() throws Exception {
        List<String> scripts = List.of(
                "CREATE EXTENSION IF NOT EXISTS vector WITH SCHEMA extensions VERSION '0.7.4';",
                "DO $$ BEGIN EXECUTE 'create extension \"pg_net\" version \"0.10.0\"'; END $$;"
                        + " ALTER EXTENSION pg_net UPDATE TO '0.19.5';",
                "ALTER EXTENSION pg_net UPDATE TO '0.20.0'; create extension citext version '1.6';");
        Map<String, String> files = StandIns.forVersionPins(scripts);
        assertThat(files).containsKeys("vector--0.7.4.sql", "pg_net--0.10.0.sql", "pg_net--0.14.0--0.19.5.sql");
        assertThat(files.keySet()).noneMatch(name -> name.startsWith("citext"));
        try (ShadowServer server = PlatformPostgres.start(new PlatformBaseline(true), files);
                Connection connection = server.main().connect();
                var statement = connection.createStatement()) {
            statement.execute(scripts.get(0));
            statement.execute("CREATE EXTENSION pg_net");
            statement.execute("ALTER EXTENSION pg_net UPDATE TO '0.19.5'");
            assertThat(StandIns.installedIn(connection)).contains("vector 0.7.4", "pg_net 0.19.5");
        }
    }

    @Test
    void leavesRealExtensionsAlone(@TempDir Path extensions) throws IOException {
        Files.writeString(extensions.resolve("vector.control"), "comment = 'vector data type'");
        Files.writeString(extensions.resolve("http.control"), StandIns.files().get("http.control"));
        Map<String, String> files = StandIns.filesLackedBy(extensions);
        assertThat(files).doesNotContainKey("vector.control").containsKeys("http.control", "pg_cron.control");
    }

    @Test
    void staysMarkedWhateverItsCommentSays() throws SQLException {
        try (Connection connection = PlatformPostgres.connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION vector SCHEMA extensions");
            statement.execute("COMMENT ON EXTENSION vector IS 'vector data type and ivfflat and hnsw access methods'");
            assertThat(installed(connection)).contains("vector").doesNotContain("pgcrypto");
        }
    }

    @Test
    void movesToAnotherSchemaAndStillComputes() throws SQLException {
        try (Connection connection = PlatformPostgres.connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION vector SCHEMA public");
            statement.execute("ALTER EXTENSION vector SET SCHEMA extensions");
            try (var rows = statement.executeQuery("SELECT '[1,2]'::vector <-> '[4,6]', avg(v) FROM (VALUES"
                    + " ('[1,2]'::vector), ('[3,5]')) AS t (v)")) {
                rows.next();
                assertThat(rows.getDouble(1)).isEqualTo(5);
                assertThat(rows.getString(2)).isEqualTo("[2,3.5]");
            }
        }
    }

    private static List<String> installed(Connection connection) throws SQLException {
        return StandIns.installedIn(connection).stream()
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
    }
}
