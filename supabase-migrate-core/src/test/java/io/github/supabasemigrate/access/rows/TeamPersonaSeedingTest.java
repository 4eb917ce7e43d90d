package io.github.supabasemigrate.access.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.access.inference.AccessInference;
import io.github.supabasemigrate.access.model.AccessModel;
import io.github.supabasemigrate.access.persona.TeamPersona;
import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.CatalogReader;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.shadow.Shadow;
import io.github.supabasemigrate.testing.TestPlatform;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Personas that the team names in its file, in the rows of those whom they are. */
class TeamPersonaSeedingTest {

    @Test
    void makesPersonasOfTheTeamWhoTheyAre() throws SQLException {
        TeamPersona clinician = new TeamPersona(
                "clinician",
                "authenticated",
                null,
                Map.of("app_metadata", Map.of("ward", "7")),
                Map.of(),
                Map.of("staff", Map.of("role", "clinician")));
        String schema = """
                CREATE TABLE staff (user_id uuid PRIMARY KEY REFERENCES auth.users, role text NOT NULL DEFAULT 'visitor');
                CREATE TABLE patients (id serial PRIMARY KEY, name text NOT NULL);
                ALTER TABLE patients ENABLE ROW LEVEL SECURITY;
                CREATE POLICY p ON patients USING (EXISTS (
                  SELECT FROM staff s WHERE s.user_id = auth.uid() AND s.role = 'clinician'));
                CREATE FUNCTION make() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
                  INSERT INTO public.staff VALUES (NEW.id); RETURN NEW; END $$;
                CREATE TRIGGER t AFTER INSERT ON auth.users FOR EACH ROW EXECUTE FUNCTION make();
                """;
        try (Shadow shadow = TestPlatform.with(schema);
                Connection connection = shadow.asSuperuser().connect()) {
            Catalog catalog = CatalogReader.read(connection);
            AccessModel model = AccessInference.of(catalog, List.of("public"), List.of(clinician));
            connection.setAutoCommit(false);
            SeededRows rows = RowSeeder.seed(connection, catalog, model, TeamSeed.NONE, List.of(clinician));
            connection.rollback();

            assertThat(model.persona("clinician").orElseThrow().claimsAsJson()).contains("\"ward\":\"7\"");
            assertThat(rows.of(ObjectId.table("public", "staff")))
                    .filteredOn(row -> row.json().contains("\"clinician\""))
                    .extracting(SeededRow::owner)
                    .containsExactly("clinician");
        }
    }
}
