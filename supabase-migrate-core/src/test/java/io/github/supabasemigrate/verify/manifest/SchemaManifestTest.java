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

    /** What the manifest of seed 004 does not have, and reads in the same way. */
    @Test
    void knowsOfSchemasViewsFunctionsPoliciesAndTriggersToo() throws SQLException {
        ReplayedSchema schema = Replays.of(directory, """
                CREATE SCHEMA app;
                CREATE TABLE app.notes (id int);
                CREATE VIEW app.note_ids AS SELECT id FROM app.notes;
                CREATE MATERIALIZED VIEW public.counted AS SELECT count(*) FROM app.notes;
                CREATE FUNCTION public.touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
                CREATE TRIGGER touched BEFORE UPDATE ON app.notes FOR EACH ROW EXECUTE FUNCTION public.touch();
                CREATE POLICY own ON app.notes USING (true);
                """);
        assertThat(check(schema, """
                {
                  "schemas": ["app"], "tables": ["app.notes"], "views": ["app.note_ids", "counted"],
                  "functions": ["touch"], "triggers": {"app.notes": ["touched"]}, "policies": {"app.notes": ["own"]}
                }
                """)).isEmpty();
        assertThat(check(schema, """
                {
                  "schemas": ["api"],
                  "views": ["app.note_ids", "totals"],
                  "functions": [],
                  "triggers": {"app.notes": ["logged"]},
                  "policies": {"app.notes": []}
                }
                """)).isEqualTo("""
                ERROR schema-manifest supabase/migrations/20250101000000_step.sql:1:1
                The schema `app` is not in the manifest.
                → Add "app" to "schemas" of manifest.json, or do not make it.
                ERROR schema-manifest manifest.json:2
                The manifest names `api` among its schemas, but no migration makes it.
                ERROR schema-manifest supabase/migrations/20250101000000_step.sql:4:1
                The materialized view `public.counted` is not in the manifest.
                → Add "counted" to "views" of manifest.json, or do not make it.
                ERROR schema-manifest manifest.json:3
                The manifest names `totals` among its views, but no migration makes it.
                ERROR schema-manifest supabase/migrations/20250101000000_step.sql:5:1
                The function `public.touch` is not in the manifest.
                → Add "touch" to "functions" of manifest.json, or do not make it.
                ERROR schema-manifest supabase/migrations/20250101000000_step.sql:7:1
                The policy `own` on `app.notes` is not in the manifest.
                ERROR schema-manifest supabase/migrations/20250101000000_step.sql:6:1
                The trigger `touched` on `app.notes` is not in the manifest.
                ERROR schema-manifest manifest.json:5
                The manifest names `logged` among the triggers of `app.notes`, but no migration makes it.
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
    void tellsOfEveryWayOfUsingWhatIsDeprecatedAndOfNoWayOfDroppingIt() throws SQLException {
        List<MigrationFile> files =
                Replays.files(directory, MIGRATION + "CREATE FUNCTION score() RETURNS int RETURN 1;", """
                CREATE TABLE answers (of uuid REFERENCES assessments (id));
                CREATE FUNCTION f() RETURNS bigint LANGUAGE plpgsql AS 'BEGIN RETURN (SELECT count(*) FROM assessments); END';
                CREATE VIEW scores AS SELECT score() AS score;
                CREATE TABLE roles (of user_role);
                ALTER TYPE user_role ADD VALUE 'visitor';
                CREATE FUNCTION assessments(int) RETURNS int RETURN 1; SELECT assessments(1);
                DROP VIEW scores; DROP FUNCTION score(); DROP TABLE assessments, answers;
                """);
        var manifest =
                SchemaManifest.parse("{\"deprecated\": [\"assessments\", \"score\", \"user_role\"]}", "manifest.json");
        ReplayedSchema schema = Replays.of(files.subList(0, 1));

        assertThat(new DeprecatedRule(manifest, files.subList(1, 2)).check(schema))
                .extracting(finding -> finding.subject() + " at " + finding.location())
                .containsExactly(
                        "public.assessments at supabase/migrations/20250102000000_step.sql:1:1",
                        "public.assessments at supabase/migrations/20250102000000_step.sql:2:1",
                        "public.score at supabase/migrations/20250102000000_step.sql:3:1",
                        "public.user_role at supabase/migrations/20250102000000_step.sql:4:1",
                        "public.user_role at supabase/migrations/20250102000000_step.sql:5:1");
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
        return check(Replays.of(directory, MIGRATION), manifest);
    }

    private static String check(ReplayedSchema schema, String manifest) {
        var rule = new ManifestRule(SchemaManifest.parse(manifest, "manifest.json"));
        return Replays.words(rule.check(schema));
    }
}
