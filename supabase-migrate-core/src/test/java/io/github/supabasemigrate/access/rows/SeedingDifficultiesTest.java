package io.github.supabasemigrate.access.rows;

import static io.github.supabasemigrate.access.rows.SeededTables.owners;
import static io.github.supabasemigrate.access.rows.SeededTables.seed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.finding.MigrateException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What makes tables hard to fill. */
class SeedingDifficultiesTest {

    @Test
    void solvesChecksOfOneColumn() throws SQLException {
        SeededRows rows = seed("""
                CREATE TABLE t (
                  id uuid PRIMARY KEY DEFAULT gen_random_uuid(), user_id uuid NOT NULL REFERENCES auth.users,
                  mood smallint NOT NULL CHECK (mood BETWEEN 3 AND 5),
                  status text NOT NULL CHECK (status IN ('open', 'shut')),
                  title text NOT NULL CHECK (char_length(title) >= 60),
                  code text NOT NULL CHECK (code ~ '^[A-Z]{2}-\\d{3,5}(x|y)?$'),
                  mail text NOT NULL CHECK (mail ~* '^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}$'),
                  colour text NOT NULL CHECK (colour ~ '^#[0-9a-fA-F]{6}$'),
                  site text NOT NULL CHECK (site LIKE 'https://%'),
                  handle text NOT NULL CHECK (handle = lower(handle) AND length(handle) <= 20),
                  tags text[] NOT NULL CHECK (cardinality(tags) BETWEEN 2 AND 3),
                  settings jsonb NOT NULL CHECK (jsonb_typeof(settings -> 'theme') = 'string' AND settings ? 'lang'),
                  list jsonb NOT NULL CHECK (jsonb_typeof(list) = 'array'),
                  ratio numeric(3, 2) NOT NULL CHECK (ratio > 0 AND ratio < 1),
                  born date NOT NULL CHECK (born < current_date),
                  short varchar(4) NOT NULL, fixed char(2) NOT NULL,
                  seats int NOT NULL CHECK (seats % 2 = 0));
                """);

        assertThat(rows.untested()).isEmpty();
        assertThat(rows.notes()).isEmpty();
        assertThat(owners(rows, "t")).containsExactlyInAnyOrder("A1", "A2", "B");
    }

    @Test
    void solvesChecksThatBindColumnsTogether() throws SQLException {
        SeededRows rows = seed("""
                CREATE TABLE a (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
                CREATE TABLE b (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
                CREATE TABLE t (
                  id uuid PRIMARY KEY DEFAULT gen_random_uuid(), user_id uuid NOT NULL REFERENCES auth.users,
                  starts_at timestamptz NOT NULL, ends_at timestamptz NOT NULL CHECK (ends_at > starts_at),
                  low int NOT NULL, high int NOT NULL, CHECK (low < high),
                  a_id bigint REFERENCES a, b_id bigint REFERENCES b, CHECK (num_nonnulls(a_id, b_id) = 1),
                  status text NOT NULL DEFAULT 'published', published_at timestamptz,
                  CHECK (status <> 'published' OR published_at IS NOT NULL));
                CREATE TABLE friendships (one uuid NOT NULL REFERENCES auth.users, other uuid NOT NULL REFERENCES auth.users,
                  PRIMARY KEY (one, other), CHECK (one <> other));
                """);

        assertThat(rows.untested()).isEmpty();
        assertThat(owners(rows, "friendships")).containsExactlyInAnyOrder("A1", "A2", "B");
    }

    /** Values that checks ask for have to differ where a key wants them to. */
    @Test
    void makesFamiliesOfValuesForKeys() throws SQLException {
        SeededRows rows = seed("""
                CREATE TABLE t (
                  id serial PRIMARY KEY, user_id uuid NOT NULL REFERENCES auth.users,
                  slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
                  token text NOT NULL UNIQUE CHECK (char_length(token) = 12),
                  pin char(4) NOT NULL UNIQUE,
                  phase int NOT NULL UNIQUE CHECK (phase BETWEEN 1 AND 100),
                  price numeric(4, 2) NOT NULL UNIQUE,
                  during tstzrange NOT NULL, EXCLUDE USING gist (during WITH &&));
                """);

        assertThat(rows.untested()).isEmpty();
        assertThat(owners(rows, "t")).containsExactlyInAnyOrder("A1", "A2", "B");
        assertThat(rows.spares()).hasSize(4);
    }

    @Test
    void knowsTypesOfManyKinds() throws SQLException {
        SeededRows rows = seed("""
                CREATE TYPE pair AS (a int, b text);
                CREATE TYPE mood AS ENUM ('good', 'bad');
                CREATE DOMAIN percent AS int NOT NULL CHECK (VALUE BETWEEN 0 AND 100);
                CREATE DOMAIN zip AS text CHECK (VALUE ~ '^[0-9]{5}$');
                CREATE TABLE t (
                  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, user_id uuid NOT NULL REFERENCES auth.users,
                  p pair NOT NULL, m mood NOT NULL, ms mood[] NOT NULL, share percent NOT NULL, code zip NOT NULL,
                  ip inet NOT NULL, net cidr NOT NULL, span interval NOT NULL, at time NOT NULL, raw bytea NOT NULL,
                  bits bit(5) NOT NULL, doc xml NOT NULL, words tsvector NOT NULL, place point NOT NULL, money money NOT NULL,
                  many int4multirange NOT NULL, mac macaddr NOT NULL, letter "char" NOT NULL, rel regclass NOT NULL,
                  long text NOT NULL, up text GENERATED ALWAYS AS (upper(long)) STORED);
                """);

        assertThat(rows.untested()).isEmpty();
    }

    @Test
    void goesRoundInCircles() throws SQLException {
        SeededRows rows = seed("""
                CREATE TABLE teams (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), lead_id uuid, name text NOT NULL);
                CREATE TABLE workers (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), team_id uuid NOT NULL REFERENCES teams,
                  boss_id uuid REFERENCES workers, user_id uuid NOT NULL REFERENCES auth.users);
                ALTER TABLE teams ADD FOREIGN KEY (lead_id) REFERENCES workers;
                CREATE TABLE eggs (id uuid PRIMARY KEY, hen_id uuid NOT NULL, user_id uuid NOT NULL);
                CREATE TABLE hens (id uuid PRIMARY KEY, egg_id uuid NOT NULL REFERENCES eggs DEFERRABLE, user_id uuid NOT NULL);
                ALTER TABLE eggs ADD FOREIGN KEY (hen_id) REFERENCES hens DEFERRABLE;
                CREATE TABLE heads (id uuid PRIMARY KEY, tail_id uuid NOT NULL, user_id uuid NOT NULL);
                CREATE TABLE tails (id uuid PRIMARY KEY, head_id uuid NOT NULL REFERENCES heads, user_id uuid NOT NULL);
                ALTER TABLE heads ADD FOREIGN KEY (tail_id) REFERENCES tails;
                CREATE TABLE trees (id uuid PRIMARY KEY, root_id uuid NOT NULL REFERENCES trees, user_id uuid NOT NULL);
                """);

        assertThat(rows.untested()).isEmpty();
        assertThat(rows.of(ObjectId.table("public", "teams")))
                .isNotEmpty()
                .noneMatch(row -> row.json().contains("\"lead_id\": null"));
    }

    @Test
    void learnsFromTriggersThatRefuse() throws SQLException {
        SeededRows rows = seed("""
                CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                  IF auth.role() <> 'service_role' THEN RAISE EXCEPTION 'not you'; END IF; RETURN NEW; END $$;
                CREATE FUNCTION refuse_all() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'nobody'; END $$;
                CREATE FUNCTION swallow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
                CREATE FUNCTION rewrite() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                  NEW.user_id = auth.uid(); NEW.note = 'rewritten'; RETURN NEW; END $$;
                CREATE FUNCTION shapes() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                  PERFORM jsonb_array_elements(NEW.list); RETURN NEW; END $$;
                CREATE TABLE a (id serial PRIMARY KEY, user_id uuid NOT NULL REFERENCES auth.users);
                CREATE TABLE b (id serial PRIMARY KEY, user_id uuid NOT NULL REFERENCES auth.users);
                CREATE TABLE c (id serial PRIMARY KEY, user_id uuid NOT NULL REFERENCES auth.users);
                CREATE TABLE d (id serial PRIMARY KEY, user_id uuid REFERENCES auth.users, note text);
                CREATE TABLE e (id serial PRIMARY KEY, user_id uuid NOT NULL REFERENCES auth.users, list jsonb NOT NULL);
                CREATE TRIGGER t BEFORE INSERT ON a FOR EACH ROW EXECUTE FUNCTION refuse();
                CREATE TRIGGER t BEFORE INSERT ON b FOR EACH ROW EXECUTE FUNCTION refuse_all();
                CREATE TRIGGER t BEFORE INSERT ON c FOR EACH ROW EXECUTE FUNCTION swallow();
                CREATE TRIGGER t BEFORE INSERT ON d FOR EACH ROW EXECUTE FUNCTION rewrite();
                CREATE TRIGGER t BEFORE INSERT ON e FOR EACH ROW EXECUTE FUNCTION shapes();
                """);

        assertThat(rows.untested()).isEmpty();
        for (String table : List.of("a", "b", "c", "d", "e")) {
            assertThat(owners(rows, table)).as(table).containsExactlyInAnyOrder("A1", "A2", "B");
        }
        assertThat(rows.of(ObjectId.table("public", "d")))
                .allMatch(row -> row.json().contains("rewritten"));
        assertThat(rows.notes())
                .containsExactlyInAnyOrder(
                        "Triggers of public.b were off while it was seeded: P0001 nobody",
                        "Triggers of public.c were off while it was seeded: they dropped the row");
    }

    @Test
    void takesWhatTriggersMadeForItsOwnAndTakesBackPrivileges() throws SQLException {
        SeededRows rows = seed("""
                CREATE TABLE profiles (id uuid PRIMARY KEY REFERENCES auth.users, name text NOT NULL, is_admin boolean NOT NULL);
                CREATE TABLE secrets (id serial PRIMARY KEY);
                ALTER TABLE secrets ENABLE ROW LEVEL SECURITY;
                CREATE POLICY s ON secrets USING (EXISTS (SELECT FROM profiles p WHERE p.id = auth.uid() AND p.is_admin));
                CREATE FUNCTION make() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
                  INSERT INTO public.profiles VALUES (NEW.id, NEW.raw_user_meta_data ->> 'full_name',
                    NOT EXISTS (SELECT FROM public.profiles)); RETURN NEW; END $$;
                CREATE TRIGGER t AFTER INSERT ON auth.users FOR EACH ROW EXECUTE FUNCTION make();
                """);

        assertThat(rows.of(ObjectId.table("public", "profiles")))
                .filteredOn(row -> "A1".equals(row.owner()))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.origin()).isEqualTo(SeededRow.Origin.TRIGGER);
                    assertThat(row.json()).contains("tok_a1_full_name").contains("\"is_admin\": false");
                });
        assertThat(rows.worlds()).extracting(World::name).containsExactly("profiles.is_admin = 'true'");
        assertThat(rows.signUps())
                .filteredOn(SignUp::worked)
                .extracting(SignUp::way)
                .containsExactly("e-mail with metadata");
    }

    /** A second row of a settings table, read with LIMIT 1, would change what the application does. */
    @Test
    void leavesSettingsThatAMigrationFilledAsTheyAre() throws SQLException {
        SeededRows rows = seed("""
                CREATE TABLE config (id serial PRIMARY KEY, teams_enabled boolean NOT NULL DEFAULT false);
                INSERT INTO config (teams_enabled) VALUES (true);
                """);

        assertThat(rows.of(ObjectId.table("public", "config")))
                .singleElement()
                .satisfies(row -> assertThat(row.origin()).isEqualTo(SeededRow.Origin.MIGRATION));
    }

    @Test
    void saysWhatItCannotSeedAndWhichRowWouldHelp() throws SQLException {
        String schema = """
                CREATE TABLE invoices (id int PRIMARY KEY, user_id uuid NOT NULL REFERENCES auth.users,
                  vat text NOT NULL CONSTRAINT vat_is_valid CHECK (md5(vat) LIKE '0f%'));
                CREATE TABLE lines (id serial PRIMARY KEY, invoice_id int NOT NULL REFERENCES invoices);
                """;
        SeededRows rows = seed(schema);

        assertThat(rows.untested().keySet())
                .containsExactly(ObjectId.table("public", "invoices"), ObjectId.table("public", "lines"));
        assertThat(rows.untested(ObjectId.table("public", "invoices"))).hasValueSatisfying(untested -> {
            assertThat(untested.reason()).contains("vat").contains("md5");
            assertThat(untested.seed())
                    .startsWith("INSERT INTO public.invoices (id, user_id, vat) VALUES (")
                    .contains("current_setting('access.A1')::uuid");
        });
        SeededRows helped = seed(schema, new TeamSeed("supabase/access-seed.sql", """
                WITH good AS (SELECT row_number() OVER () AS n, v::text FROM generate_series(1, 20000) v WHERE md5(v::text) LIKE '0f%')
                INSERT INTO invoices SELECT n, current_setting('access.' || (ARRAY['A1', 'A2', 'B'])[n])::uuid, v FROM good WHERE n <= 3;
                """));
        assertThat(owners(helped, "invoices")).containsExactlyInAnyOrder("A1", "A2", "B");
        assertThat(helped.of(ObjectId.table("public", "invoices")))
                .allMatch(row -> row.origin() == SeededRow.Origin.TEAM);
        assertThat(helped.untested()).isEmpty();
    }

    @Test
    void saysWhereATeamsSeedIsWrong() {
        assertThatThrownBy(() -> seed(
                        "CREATE TABLE t (id int);",
                        new TeamSeed("supabase/access-seed.sql", "SELECT 1;\n INSERT INTO nowhere VALUES (1);")))
                .isInstanceOf(MigrateException.class)
                .hasMessageContaining("supabase/access-seed.sql:2:2")
                .hasMessageContaining("nowhere");
    }

    /** Defaults call functions of the schema extensions, and auth.uid() is nobody's when there is no token. */
    @Test
    void runsDefaultsAsTheApiWould() throws SQLException {
        SeededRows rows = seed("""
                CREATE TABLE t (id uuid PRIMARY KEY DEFAULT auth.uid(), token bytea NOT NULL DEFAULT gen_random_bytes(4),
                  credits int NOT NULL DEFAULT 0 CHECK (credits >= 0));
                ALTER TABLE t ENABLE ROW LEVEL SECURITY;
                CREATE POLICY own ON t USING (id = auth.uid());
                """);

        assertThat(owners(rows, "t")).containsExactlyInAnyOrder("A1", "A2", "B");
        assertThat(rows.of(ObjectId.table("public", "t")))
                .noneMatch(row -> row.json().contains("\"credits\": 0"));
    }

    @Test
    void givesEachTenantItsOwnAndEveryMemberARole() throws SQLException {
        SeededRows rows = seed("""
                CREATE TABLE orgs (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), name text NOT NULL, owner_id uuid NOT NULL);
                CREATE TABLE members (org_id uuid NOT NULL REFERENCES orgs, user_id uuid NOT NULL REFERENCES auth.users,
                  role text NOT NULL CHECK (role IN ('owner', 'member')), PRIMARY KEY (org_id, user_id));
                CREATE TABLE docs (id serial PRIMARY KEY, org_id uuid NOT NULL REFERENCES orgs, body text NOT NULL);
                CREATE TABLE pages (id serial PRIMARY KEY, doc_id int NOT NULL REFERENCES docs);
                CREATE FUNCTION add_owner() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
                  INSERT INTO public.members VALUES (NEW.id, NEW.owner_id, 'owner'); RETURN NEW; END $$;
                CREATE TRIGGER t AFTER INSERT ON orgs FOR EACH ROW EXECUTE FUNCTION add_owner();
                CREATE FUNCTION personal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
                  INSERT INTO public.orgs (name, owner_id) VALUES ('personal', NEW.id); RETURN NEW; END $$;
                CREATE TRIGGER t AFTER INSERT ON auth.users FOR EACH ROW EXECUTE FUNCTION personal();
                CREATE FUNCTION my_orgs() RETURNS SETOF uuid LANGUAGE sql SECURITY DEFINER STABLE AS
                  $$ SELECT org_id FROM public.members WHERE user_id = auth.uid() $$;
                ALTER TABLE docs ENABLE ROW LEVEL SECURITY;
                CREATE POLICY d ON docs USING (org_id IN (SELECT my_orgs()));
                """);

        assertThat(rows.untested()).isEmpty();
        assertThat(rows.of(ObjectId.table("public", "docs")))
                .extracting(SeededRow::tenant)
                .containsExactly("T1", "T2");
        assertThat(rows.of(ObjectId.table("public", "pages")))
                .extracting(SeededRow::tenant)
                .containsExactly("T1", "T2");
        assertThat(rows.of(ObjectId.table("public", "members")))
                .filteredOn(row -> "T1".equals(row.tenant()))
                .extracting(SeededRow::owner)
                .containsExactlyInAnyOrder("A1", "A2");
        assertThat(rows.of(ObjectId.table("public", "orgs")))
                .filteredOn(row -> row.tenant() == null)
                .extracting(SeededRow::owner)
                .contains("A1", "A2", "B", "N");
    }

    @Test
    void putsAnObjectOfEveryUserIntoEveryBucket() throws SQLException {
        SeededRows rows = seed("""
                INSERT INTO storage.buckets (id, name) VALUES ('reports', 'reports');
                CREATE POLICY a ON storage.objects FOR SELECT TO authenticated
                  USING (bucket_id = 'avatars' AND (storage.foldername(name))[1] = (SELECT auth.uid())::text);
                """);

        assertThat(rows.of(ObjectId.table("storage", "objects")))
                .extracting(row -> row.owner() + " " + row.json().replaceAll(".*\"bucket_id\": \"(\\w+)\".*", "$1"))
                .containsExactlyInAnyOrder(
                        "A1 avatars", "A2 avatars", "B avatars", "A1 reports", "A2 reports", "B reports");
    }

    /** Parents are shared, children are concerned. */
    @Test
    void namesTheChildrenThatAParentsStateConcerns() throws SQLException {
        SeededRows rows = seed("""
                CREATE TABLE chats (id uuid PRIMARY KEY, user_id uuid NOT NULL, sharing text NOT NULL DEFAULT 'private');
                CREATE TABLE messages (id uuid PRIMARY KEY, user_id uuid NOT NULL, chat_id uuid NOT NULL REFERENCES chats);
                ALTER TABLE chats ENABLE ROW LEVEL SECURITY;
                ALTER TABLE messages ENABLE ROW LEVEL SECURITY;
                CREATE POLICY own ON chats USING (user_id = auth.uid());
                CREATE POLICY own ON messages USING (user_id = auth.uid());
                CREATE POLICY shared ON messages FOR SELECT USING (
                  chat_id IN (SELECT id FROM chats WHERE sharing <> 'private'));
                """);

        assertThat(rows.of(ObjectId.table("public", "chats")))
                .allMatch(row -> row.json().contains("\"private\""));
        assertThat(rows.worlds()).singleElement().satisfies(world -> {
            assertThat(world.name()).isEqualTo("chats.sharing = 'other'");
            assertThat(world.concerns())
                    .containsExactly(ObjectId.table("public", "chats"), ObjectId.table("public", "messages"));
        });
    }

    /** A state that a check allows only together with another column is no state that cannot be. */
    @Test
    void bringsAboutStatesWithWhatChecksWantBesides() throws SQLException {
        SeededRows rows = seed("""
                CREATE TABLE posts (id serial PRIMARY KEY, user_id uuid NOT NULL,
                  status text NOT NULL DEFAULT 'draft' CHECK (status IN ('draft', 'published')), published_at timestamptz,
                  CHECK (status <> 'published' OR published_at IS NOT NULL));
                ALTER TABLE posts ENABLE ROW LEVEL SECURITY;
                CREATE POLICY own ON posts USING (user_id = auth.uid());
                CREATE POLICY shown ON posts FOR SELECT USING (status = 'published');
                """);

        assertThat(rows.notes()).isEmpty();
        assertThat(rows.worlds()).singleElement().satisfies(world -> {
            assertThat(world.name()).isEqualTo("posts.status = 'published'");
            assertThat(world.statements()).singleElement().asString().contains("SET published_at = '");
        });
    }
}
