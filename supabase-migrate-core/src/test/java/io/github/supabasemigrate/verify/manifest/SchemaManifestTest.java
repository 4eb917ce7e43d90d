package io.github.supabasemigrate.verify.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.project.manifest.SchemaManifest;
import io.github.supabasemigrate.project.manifest.SchemaManifest.Section;
import io.github.supabasemigrate.replay.ReplayedSchema;
import io.github.supabasemigrate.verify.Replays;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaManifestTest {

    private static final String MIGRATION = """
            CREATE TYPE user_role AS ENUM ('patient', 'nurse');
            CREATE TABLE assessments (id uuid CONSTRAINT assessments_pk PRIMARY KEY, score integer, role user_role);
            CREATE TABLE funnels_catalog (id uuid);
            """;

    @TempDir
    Path directory;

    @Test
    void isSilentWhenBothSidesAgree() throws SQLException {
        assertThat(check("""
                {
                  "version": "0.5",
                  "tables": ["assessments", "funnels_catalog"],
                  "enums": ["user_role"],
                  "columns": {"assessments": {"id": "uuid", "score": {"type": "int4"}, "role": "public.user_role"}},
                  "constraints": {"assessments": ["assessments_pk"]},
                  "deprecated": []
                }
                """)).isEmpty();
    }

    @Test
    void isCheckedBothWays() throws SQLException {
        assertThat(check("""
                {
                  "tables": [
                    "assessments",
                    "device_shipments"
                  ],
                  "enums": []
                }
                """)).isEqualTo("""
                ERROR schema-manifest supabase/migrations/20250101000000_step.sql:3:1
                The table `public.funnels_catalog` is not in the manifest.
                → Add "funnels_catalog" to "tables" of manifest.json, or do not make it.
                ERROR schema-manifest manifest.json:4
                The manifest names `device_shipments` among its tables, but no migration makes it.
                ERROR schema-manifest supabase/migrations/20250101000000_step.sql:1:1
                The enum `public.user_role` is not in the manifest.
                → Add "user_role" to "enums" of manifest.json, or do not make it.
                """);
    }

    @Test
    void comparesColumnsAndConstraintsOfTheTablesItNames() throws SQLException {
        assertThat(check("""
                {
                  "columns": {"assessments": {"id": "uuid", "score": "text", "note": "text"}},
                  "constraints": {"assessments": ["assessments_pkey"]}
                }
                """)).isEqualTo("""
                ERROR schema-manifest supabase/migrations/20250101000000_step.sql:2:1
                The constraint `assessments_pk` on `public.assessments` is not in the manifest.
                ERROR schema-manifest manifest.json:3
                The manifest names `assessments_pkey` among the constraints of `public.assessments`, but no migration makes it.
                ERROR schema-manifest supabase/migrations/20250101000000_step.sql:2:1
                The column `public.assessments.role` is not in the manifest.
                ERROR schema-manifest manifest.json:2
                The manifest names the column `public.assessments.note`, but no migration makes it.
                ERROR schema-manifest manifest.json:2
                The column `public.assessments.score` is of type `integer`, the manifest says `text`.
                """);
    }

    @Test
    void refusesAnUnknownKeyWithItsLine() {
        assertThatThrownBy(() -> SchemaManifest.parse("{\n  \"tables\": [],\n  \"tabels\": []\n}", "manifest.json"))
                .isInstanceOf(MigrateException.class)
                .hasMessageStartingWith("manifest.json:3:3: `tabels` is no key of a schema manifest.");
    }

    @Test
    void refusesWhatIsNoJson() {
        assertThatThrownBy(() -> SchemaManifest.parse("{\n  \"tables\": [\n}", "manifest.json"))
                .isInstanceOf(MigrateException.class)
                .hasMessageStartingWith("manifest.json:3:");
    }

    @Test
    void tellsOfNewMigrationsThatUseWhatIsDeprecated() throws SQLException {
        List<MigrationFile> files = Replays.files(
                directory, MIGRATION, "\nALTER TABLE assessments ADD note text;", "DROP TABLE assessments;");
        ReplayedSchema schema = Replays.of(files);
        var manifest = SchemaManifest.parse("{\"deprecated\": {\"tables\": [\"assessments\"]}}", "manifest.json");

        assertThat(Replays.words(new DeprecatedRule(manifest, files.subList(1, 3)).check(schema)))
                .isEqualTo("""
                ERROR deprecated-object supabase/migrations/20250102000000_step.sql:2:1
                `public.assessments` is deprecated, and this new migration uses it.
                """);
    }

    @Test
    void isWrittenFromWhatIsThere() throws SQLException {
        String written = ManifestWriter.write(Replays.of(directory, MIGRATION));

        assertThat(written).contains("\"tables\" : [ \"assessments\", \"funnels_catalog\" ]");
        assertThat(check(written)).isEmpty();
    }

    @Test
    void hasAPublishedSchemaThatKnowsEveryKey() throws IOException {
        JsonNode properties =
                new ObjectMapper().readTree(ManifestWriter.jsonSchema()).get("properties");
        for (Section section : Section.values()) {
            assertThat(properties.has(section.key())).as(section.key()).isTrue();
        }
        for (SchemaManifest.PartSection section : SchemaManifest.PartSection.values()) {
            assertThat(properties.has(section.key())).as(section.key()).isTrue();
        }
    }

    private String check(String manifest) throws SQLException {
        var rule = new ManifestRule(SchemaManifest.parse(manifest, "manifest.json"));
        return Replays.words(rule.check(Replays.of(directory, MIGRATION)));
    }
}
