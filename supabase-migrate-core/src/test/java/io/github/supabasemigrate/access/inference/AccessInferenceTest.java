package io.github.supabasemigrate.access.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.access.model.AccessModel;
import io.github.supabasemigrate.access.model.ContextPath;
import io.github.supabasemigrate.access.model.OwnerColumn;
import io.github.supabasemigrate.access.model.RelationModel;
import io.github.supabasemigrate.access.model.RelationModel.Belonging;
import io.github.supabasemigrate.access.model.StateColumn;
import io.github.supabasemigrate.access.model.TenantColumn;
import io.github.supabasemigrate.access.persona.Persona;
import io.github.supabasemigrate.access.persona.Tenant;
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

/** What is told about tables from what their policies do with them. */
class AccessInferenceTest {

    private static final String TENANTS = """
            CREATE TYPE org_role AS ENUM ('owner', 'editor', 'viewer');
            CREATE TABLE orgs (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), name text NOT NULL);
            CREATE TABLE org_members (
              org_id uuid NOT NULL REFERENCES orgs, user_id uuid NOT NULL REFERENCES auth.users,
              role org_role NOT NULL, is_active boolean NOT NULL DEFAULT true, PRIMARY KEY (org_id, user_id));
            CREATE TABLE projects (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), org_id uuid NOT NULL REFERENCES orgs, name text);
            CREATE TABLE tasks (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, project_id uuid REFERENCES projects,
              body text, done_at timestamptz);
            CREATE FUNCTION is_member(org uuid, needed org_role DEFAULT NULL) RETURNS boolean
              LANGUAGE sql STABLE SECURITY DEFINER AS $$
              SELECT EXISTS (SELECT 1 FROM org_members m
                WHERE m.org_id = org AND m.user_id = auth.uid() AND is_active AND (needed IS NULL OR m.role = needed)) $$;
            ALTER TABLE orgs ENABLE ROW LEVEL SECURITY;
            ALTER TABLE projects ENABLE ROW LEVEL SECURITY;
            ALTER TABLE tasks ENABLE ROW LEVEL SECURITY;
            CREATE POLICY o ON orgs FOR SELECT USING (is_member(id));
            CREATE POLICY p ON projects USING (is_member(org_id)) WITH CHECK (is_member(org_id, needed => 'owner'));
            CREATE POLICY t ON tasks USING (
              EXISTS (SELECT 1 FROM projects p WHERE p.id = tasks.project_id AND is_member(p.org_id)));
            """;

    @Test
    void findsTenantsThroughTheFunctionThatChecksMemberships() throws SQLException {
        AccessModel model = model(TENANTS);

        assertThat(relation(model, "orgs").belonging()).isEqualTo(Belonging.TENANT_ROOT);
        assertThat(relation(model, "projects").belonging()).isEqualTo(Belonging.TENANT);
        assertThat(relation(model, "projects").tenants())
                .extracting(TenantColumn::column)
                .containsExactly("org_id");
        assertThat(relation(model, "tasks").belonging()).isEqualTo(Belonging.TENANT);
        assertThat(relation(model, "org_members").asMembership()).hasValueSatisfying(membership -> {
            assertThat(membership.userColumn()).isEqualTo("user_id");
            assertThat(membership.target()).isEqualTo(ObjectId.table("public", "orgs"));
        });
    }

    @Test
    void findsStandingsInTheBodiesOfHelpersWithTheirArguments() throws SQLException {
        RelationModel members = relation(model(TENANTS), "org_members");

        assertThat(members.states()).extracting(StateColumn::column).containsExactly("role", "is_active");
        assertThat(members.state("role").orElseThrow().values()).contains("owner", "editor", "viewer");
        assertThat(members.states()).allMatch(StateColumn::isStanding);
        assertThat(members.privileged()).containsExactly("is_active", "role");
    }

    @Test
    void knowsWhoseAccessARowMayChange() throws SQLException {
        AccessModel model = model(TENANTS);

        assertThat(model.readersOf(ObjectId.table("public", "org_members")))
                .containsExactly(
                        ObjectId.table("public", "orgs"),
                        ObjectId.table("public", "projects"),
                        ObjectId.table("public", "tasks"));
    }

    /** {@code u.id = auth.uid()} in a subquery says nothing about the id of the table that the policy is on. */
    @Test
    void takesNoColumnOfASubqueryForOneOfTheRow() throws SQLException {
        AccessModel model = model("""
                CREATE TABLE people (id uuid PRIMARY KEY REFERENCES auth.users, tier text NOT NULL DEFAULT 'free');
                CREATE TABLE meditations (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), is_premium boolean NOT NULL DEFAULT false);
                ALTER TABLE meditations ENABLE ROW LEVEL SECURITY;
                CREATE POLICY m ON meditations FOR SELECT USING (is_premium AND EXISTS (
                  SELECT FROM people u WHERE u.id = (SELECT auth.uid()) AND u.tier = 'premium'));
                """);

        assertThat(relation(model, "meditations").owners()).isEmpty();
        assertThat(relation(model, "meditations").belonging()).isEqualTo(Belonging.NOBODY);
        assertThat(relation(model, "people").owners())
                .extracting(OwnerColumn::column)
                .containsExactly("id");
        assertThat(model.combinations())
                .singleElement()
                .satisfies(both -> assertThat(both.states())
                        .extracting(state -> state.relation().name() + "." + state.column() + "=" + state.value())
                        .containsExactly("meditations.is_premium=true", "people.tier=premium"));
    }

    /** Any operator counts, in the bodies of functions too. */
    @Test
    void findsStatesThatAreComparedWithAnyOperator() throws SQLException {
        RelationModel chats = relation(model("""
                CREATE TABLE chats (id uuid PRIMARY KEY, owner_id uuid NOT NULL, sharing text NOT NULL DEFAULT 'private',
                  kind text, published_at timestamptz, level int NOT NULL DEFAULT 0, meta jsonb);
                CREATE FUNCTION is_shared(chat uuid) RETURNS boolean LANGUAGE plpgsql AS $$
                  DECLARE found text; BEGIN
                    SELECT sharing INTO found FROM chats WHERE id = chat;
                    IF found IN ('link', 'team') THEN RETURN true; END IF;
                    RETURN false; END $$;
                ALTER TABLE chats ENABLE ROW LEVEL SECURITY;
                CREATE POLICY a ON chats FOR SELECT USING (owner_id = auth.uid() OR sharing <> 'private');
                CREATE POLICY b ON chats FOR SELECT USING (is_shared(id) OR kind LIKE 'open%' OR published_at <= now());
                CREATE POLICY c ON chats FOR SELECT USING (level > 3 OR meta ->> 'visibility' = 'public');
                """), "chats");

        assertThat(chats.states())
                .extracting(StateColumn::column)
                .containsExactly("sharing", "kind", "published_at", "level", "meta");
        assertThat(chats.state("sharing").orElseThrow().values()).contains("private", "link", "team");
        assertThat(chats.state("sharing").orElseThrow().closed())
                .contains("private")
                .doesNotContain("link");
        assertThat(chats.state("level").orElseThrow().values()).contains("4", "3");
        assertThat(chats.state("meta").orElseThrow().values()).contains("{\"visibility\":\"public\"}");
    }

    @Test
    void makesAPersonaOfEveryConstantThatAClaimIsComparedWith() throws SQLException {
        AccessModel model = model("""
                CREATE TABLE records (id uuid PRIMARY KEY, clinic_id uuid NOT NULL, body text);
                ALTER TABLE records ENABLE ROW LEVEL SECURITY;
                CREATE POLICY a ON records USING (clinic_id = (auth.jwt() -> 'app_metadata' ->> 'clinic_id')::uuid
                  AND auth.jwt() -> 'app_metadata' ->> 'role' IN ('clinician', 'admin'));
                CREATE POLICY b ON records FOR SELECT USING (auth.jwt() -> 'user_metadata' ->> 'role' = 'auditor');
                CREATE POLICY c ON records FOR ALL USING ((SELECT auth.role()) = 'service_role');
                """);

        assertThat(model.personas())
                .extracting(Persona::name)
                .containsExactly("anon", "A1", "A2", "B", "N", "admin", "clinician", "F", "service_role");
        assertThat(model.persona("A1").orElseThrow().claimsAsJson())
                .contains("\"clinic_id\":\"" + Tenant.T1.id() + "\"");
        assertThat(model.persona("clinician").orElseThrow().claims().get("app_metadata"))
                .isEqualTo(Map.of(
                        "provider",
                        "email",
                        "providers",
                        List.of("email"),
                        "clinic_id",
                        Tenant.T1.id().toString(),
                        "role",
                        "clinician"));
        assertThat(model.persona("F").orElseThrow().claims().get("user_metadata"))
                .isEqualTo(Map.of("role", "auditor"));
        assertThat(model.context().keySet())
                .contains(new ContextPath(ContextPath.Source.CLAIM, List.of("app_metadata", "clinic_id")));
    }

    @Test
    void knowsOwnersThroughProfilesArraysAndAddresses() throws SQLException {
        AccessModel model = model("""
                CREATE TABLE profiles (id uuid PRIMARY KEY REFERENCES auth.users ON DELETE CASCADE);
                CREATE TABLE notes (id uuid PRIMARY KEY, writer uuid REFERENCES profiles, approver uuid REFERENCES profiles);
                CREATE TABLE rooms (id uuid PRIMARY KEY, members uuid[] NOT NULL);
                CREATE TABLE invites (id uuid PRIMARY KEY, address text NOT NULL, created_by uuid);
                ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
                ALTER TABLE rooms ENABLE ROW LEVEL SECURITY;
                ALTER TABLE invites ENABLE ROW LEVEL SECURITY;
                CREATE POLICY n ON notes USING (auth.uid() = writer);
                CREATE POLICY r ON rooms USING (auth.uid() = ANY (members));
                CREATE POLICY i ON invites USING (lower(address) = lower(auth.jwt() ->> 'email'));
                """);

        assertThat(relation(model, "notes").owners())
                .containsExactly(
                        new OwnerColumn("writer", OwnerColumn.Form.ID, true),
                        new OwnerColumn("approver", OwnerColumn.Form.ID, false));
        assertThat(relation(model, "rooms").owners())
                .containsExactly(new OwnerColumn("members", OwnerColumn.Form.ID_ARRAY, true));
        assertThat(relation(model, "invites").owners())
                .containsExactly(
                        new OwnerColumn("address", OwnerColumn.Form.EMAIL, true),
                        new OwnerColumn("created_by", OwnerColumn.Form.ID, false));
    }

    @Test
    void knowsOwnersInsideOfJson() throws SQLException {
        AccessModel model = model("""
                CREATE TABLE docs (id uuid PRIMARY KEY, data jsonb NOT NULL);
                CREATE TABLE files (id uuid PRIMARY KEY, metadata json NOT NULL, info jsonb);
                ALTER TABLE docs ENABLE ROW LEVEL SECURITY;
                ALTER TABLE files ENABLE ROW LEVEL SECURITY;
                CREATE POLICY a ON docs FOR SELECT USING (data ->> 'owner_id' = auth.uid()::text
                  OR data -> 'editors' ? auth.uid()::text OR data ->> 'visibility' = 'public');
                CREATE POLICY b ON files FOR SELECT USING ((metadata #>> '{by,user_id}')::uuid = (SELECT auth.uid())
                  OR info @> jsonb_build_object('mail', auth.email()));
                """);

        assertThat(relation(model, "docs").owners())
                .containsExactly(
                        new OwnerColumn("data", OwnerColumn.Form.ID, true, List.of("owner_id")),
                        new OwnerColumn("data", OwnerColumn.Form.ID_ARRAY, true, List.of("editors")));
        assertThat(relation(model, "docs").state("data").orElseThrow().values())
                .contains("{\"visibility\":\"public\"}");
        assertThat(relation(model, "docs").belonging()).isEqualTo(Belonging.USER);
        assertThat(relation(model, "files").owners())
                .extracting(OwnerColumn::display)
                .containsExactly("metadata->'by'->>'user_id'", "info->>'mail'");
    }

    private static RelationModel relation(AccessModel model, String name) {
        return model.relation(ObjectId.table("public", name)).orElseThrow();
    }

    private static AccessModel model(String script) throws SQLException {
        try (Shadow shadow = TestPlatform.with(script);
                Connection connection = shadow.asSuperuser().connect()) {
            Catalog catalog = CatalogReader.read(connection);
            return AccessInference.of(catalog, List.of("public"));
        }
    }
}
