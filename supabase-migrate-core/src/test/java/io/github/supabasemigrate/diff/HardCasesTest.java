package io.github.supabasemigrate.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.diff.change.Hazard;
import io.github.supabasemigrate.diff.rename.RenameHint;
import java.sql.SQLException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What engines stumble over, beyond the capability cases: circles, several things at once, names that change kind. */
class HardCasesTest {

    @AutoClose
    private static RoundTrip trip;

    @BeforeAll
    static void connect() throws SQLException {
        trip = new RoundTrip(DiffOptions.standard());
    }

    @Test
    void functionsInSqlThatCallEachOther() throws SQLException {
        DiffPlan plan = trip.there("", "", """
                SET check_function_bodies = off;
                CREATE FUNCTION even(n int) RETURNS boolean LANGUAGE sql AS 'SELECT n = 0 OR public.odd(n - 1)';
                CREATE FUNCTION odd(n int) RETURNS boolean LANGUAGE sql AS 'SELECT n <> 0 AND public.even(n - 1)';
                RESET check_function_bodies;
                """);
        assertThat(plan.sql()).contains("SET check_function_bodies = off");
    }

    @Test
    void aFunctionThatReadsALaterOneNeedsNoCheckSwitchedOff() throws SQLException {
        DiffPlan plan = trip.there("", "", """
                CREATE TABLE t (a int);
                CREATE FUNCTION z() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM public.t';
                CREATE FUNCTION a() RETURNS bigint LANGUAGE sql AS 'SELECT public.z()';
                """);
        assertThat(plan.sql()).doesNotContain("check_function_bodies");
    }

    @Test
    void aViewThatCallsAFunctionThatReadsTheView() throws SQLException {
        trip.thereAndBack("CREATE TABLE t (a int);", "INSERT INTO t VALUES (1);", """
                CREATE TABLE t (a int);
                CREATE VIEW v AS SELECT a, false AS many FROM t;
                CREATE FUNCTION many() RETURNS boolean LANGUAGE sql STABLE BEGIN ATOMIC SELECT count(*) > 5 FROM v; END;
                CREATE OR REPLACE VIEW v AS SELECT a, many() AS many FROM t;
                """);
    }

    @Test
    void aTableThatBecomesAChildKeepsItsRows() throws SQLException {
        trip.thereAndBack("""
                CREATE TABLE animal (id int, name text);
                CREATE TABLE cat (id int, name text, lives serial, n int GENERATED ALWAYS AS IDENTITY);
                CREATE UNIQUE INDEX cat_name ON cat (name);
                CREATE VIEW cats AS SELECT name FROM cat;
                COMMENT ON TABLE cat IS 'felis';
                """, "INSERT INTO cat (id, name) VALUES (1, 'tom'), (2, 'kit');", """
                CREATE TABLE animal (id int, name text);
                CREATE TABLE cat (lives serial, n int GENERATED ALWAYS AS IDENTITY) INHERITS (animal);
                CREATE UNIQUE INDEX cat_name ON cat (name);
                CREATE VIEW cats AS SELECT name FROM cat;
                COMMENT ON TABLE cat IS 'felis';
                """);
    }

    @Test
    void aPlainTableBecomesPartitioned() throws SQLException {
        trip.there(
                """
                CREATE TABLE e (id int NOT NULL, at date NOT NULL, PRIMARY KEY (id, at));
                CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
                CREATE TRIGGER tr BEFORE INSERT ON e FOR EACH ROW EXECUTE FUNCTION touch();
                """,
                "ALTER TABLE e DISABLE TRIGGER tr; INSERT INTO e VALUES (1, '2025-05-05'); ALTER TABLE e ENABLE TRIGGER tr;",
                """
                CREATE TABLE e (id int NOT NULL, at date NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
                CREATE TABLE e_2025 PARTITION OF e FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
                CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
                CREATE TRIGGER tr BEFORE INSERT ON e FOR EACH ROW EXECUTE FUNCTION touch();
                """);
    }

    @Test
    void anEnumUnderDomainsArraysCompositesAndDefaults() throws SQLException {
        trip.thereAndBack(
                """
                CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
                CREATE DOMAIN good_mood AS mood CHECK (VALUE <> 'sad');
                CREATE TYPE person AS (name text, m mood);
                CREATE TABLE t (k int PRIMARY KEY, m mood[] DEFAULT '{ok}', g good_mood DEFAULT 'happy', p person);
                CREATE FUNCTION worst(m mood) RETURNS mood LANGUAGE sql IMMUTABLE AS 'SELECT m';
                CREATE TABLE u (m mood, w mood GENERATED ALWAYS AS (worst(m)) STORED);
                """,
                "INSERT INTO t VALUES (1, '{happy}', 'ok', ROW('Ann', 'happy')); INSERT INTO u (m) VALUES ('ok');",
                """
                CREATE TYPE mood AS ENUM ('happy', 'ok');
                CREATE DOMAIN good_mood AS mood CHECK (VALUE <> 'ok' OR VALUE = 'ok');
                CREATE TYPE person AS (name text, m mood);
                CREATE TABLE t (k int PRIMARY KEY, m mood[] DEFAULT '{ok}', g good_mood DEFAULT 'happy', p person);
                CREATE FUNCTION worst(m mood) RETURNS mood LANGUAGE sql IMMUTABLE AS 'SELECT m';
                CREATE TABLE u (m mood, w mood GENERATED ALWAYS AS (worst(m)) STORED);
                """);
    }

    @Test
    void aCompositeWithItsAttributesInAnotherOrder() throws SQLException {
        DiffPlan plan = trip.there(
                "CREATE TYPE pair AS (a int, b text); CREATE TABLE t (p pair, all_of pair[]);",
                "INSERT INTO t (p) VALUES (ROW(1, NULL)), (NULL), (ROW(NULL, 'x'));",
                "CREATE TYPE pair AS (b text, a int); CREATE TABLE t (p pair, all_of pair[]);");
        assertThat(plan.hazards())
                .filteredOn(hazard -> hazard.id().equals("data-loss"))
                .singleElement()
                .satisfies(hazard -> assertThat(hazard.explanation()).contains("all_of"));
    }

    @Test
    void aFunctionUnderDefaultsChecksIndexesAndPolicies() throws SQLException {
        String users = """
                CREATE TABLE t (a int DEFAULT f(1), b int, c int GENERATED ALWAYS AS (f(b)) STORED, CHECK (f(b) > 0));
                CREATE INDEX t_f ON t (f(b));
                CREATE POLICY p ON t USING (f(a) > 0);
                CREATE VIEW v AS SELECT f(a) AS x FROM t;
                CREATE MATERIALIZED VIEW m AS SELECT x FROM v;
                """;
        trip.thereAndBack(
                "CREATE FUNCTION f(n int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT n';" + users,
                "INSERT INTO t (b) VALUES (3);",
                "CREATE FUNCTION f(n int) RETURNS bigint LANGUAGE sql IMMUTABLE AS 'SELECT n::bigint';" + users);
    }

    @Test
    void aPublishedColumnChangesItsType() throws SQLException {
        trip.assumeMajor(15);
        trip.thereAndBack(
                "CREATE TABLE t (a int PRIMARY KEY, b int); CREATE PUBLICATION p FOR TABLE t (a, b) WHERE (a > 5);",
                "INSERT INTO t VALUES (1, 2);",
                "CREATE TABLE t (a bigint PRIMARY KEY, b int); CREATE PUBLICATION p FOR TABLE t (a, b) WHERE (a > 5);");
    }

    @Test
    void aViewBecomesATableAndAMaterializedView() throws SQLException {
        trip.thereAndBack(
                "CREATE TABLE t (a int); CREATE VIEW v AS SELECT a FROM t; CREATE VIEW w AS SELECT a FROM t;",
                "",
                "CREATE TABLE t (a int); CREATE TABLE v (a int); CREATE MATERIALIZED VIEW w AS SELECT a FROM t;");
    }

    @Test
    void keysOnBothSidesChangeTheirType() throws SQLException {
        trip.thereAndBack(
                "CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE c (p int REFERENCES p, q int REFERENCES p ON DELETE CASCADE);",
                "INSERT INTO p VALUES (1); INSERT INTO c VALUES (1, 1);",
                "CREATE TABLE p (id bigint PRIMARY KEY); CREATE TABLE c (p bigint REFERENCES p, q bigint REFERENCES p ON DELETE CASCADE);");
    }

    @Test
    void anIndexBecomesAConstraint() throws SQLException {
        trip.thereAndBack(
                "CREATE TABLE t (a int, b int); CREATE UNIQUE INDEX u ON t (a);",
                "INSERT INTO t VALUES (1, 1);",
                "CREATE TABLE t (a int, b int, CONSTRAINT u UNIQUE (a));");
    }

    @Test
    void theParentsKeyComesAfterItsPartitions() throws SQLException {
        trip.thereAndBack("""
                CREATE TABLE e (id int NOT NULL, at date NOT NULL) PARTITION BY RANGE (at);
                CREATE TABLE e1 PARTITION OF e FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
                CREATE TABLE e2 PARTITION OF e DEFAULT;
                """, "INSERT INTO e VALUES (1, '2024-02-02'), (2, '2030-01-01');", """
                CREATE TABLE e (id int NOT NULL, at date NOT NULL, CHECK (id > 0)) PARTITION BY RANGE (at);
                CREATE TABLE e1 PARTITION OF e FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
                CREATE TABLE e2 PARTITION OF e DEFAULT;
                ALTER TABLE e1 ADD CONSTRAINT own_name PRIMARY KEY (id, at);
                ALTER TABLE e ADD PRIMARY KEY (id, at);
                """);
    }

    /** Since PostgreSQL 17 partitions have the identity of the table above, which it gives to those that join it. */
    @Test
    void partitionsOfPartitionsUnderAnIdentityAndAnIndex() throws SQLException {
        String root =
                "CREATE TABLE e (id bigint GENERATED ALWAYS AS IDENTITY, at date, k text) PARTITION BY RANGE (at);";
        String index = "CREATE INDEX e_k ON e (k);";
        String middle = """
                CREATE TABLE e_1 PARTITION OF e FOR VALUES FROM ('2024-01-01') TO ('2025-01-01') PARTITION BY LIST (k);
                """;
        String leaves = """
                CREATE TABLE e_1_a PARTITION OF e_1 FOR VALUES IN ('a') PARTITION BY RANGE (id);
                CREATE TABLE e_1_a_1 PARTITION OF e_1_a DEFAULT;
                CREATE TABLE e_1_rest PARTITION OF e_1 DEFAULT;
                """;
        String rows = "INSERT INTO e (at, k) VALUES ('2024-02-02', 'a'), ('2024-03-03', 'b');";
        trip.thereAndBack("", "", root + index + middle + leaves);
        trip.thereAndBack(root + index, "", root + index + middle + leaves);
        trip.thereAndBack(root + index + middle, "", root + index + middle + leaves);
        String plain = root.replace(" GENERATED ALWAYS AS IDENTITY", "");
        trip.thereAndBack(plain + index, "", plain + index + middle + leaves);
        trip.thereAndBack(root + middle + leaves, rows, root + index + middle + leaves);
        String unique = root.replace("k text)", "k text, PRIMARY KEY (id, at, k))");
        trip.thereAndBack("", "", unique + index + middle + leaves);
        trip.thereAndBack(unique + index, "", unique + index + middle + leaves);
        trip.thereAndBack(root + middle + leaves, rows, unique + index + middle + leaves);
        trip.thereAndBack(
                "CREATE TABLE e (id bigint GENERATED ALWAYS AS IDENTITY, at date, k text);",
                rows,
                root + index + middle + leaves);
    }

    @Test
    void whatDefaultPrivilegesGiveIsNotGrantedAgain() throws SQLException {
        DiffPlan plan = trip.there(
                "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT ALL ON TABLES TO app_reader;",
                "",
                "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT ALL ON TABLES TO app_reader; CREATE TABLE t (a int);");
        assertThat(plan.sql()).doesNotContain("GRANT").doesNotContain("REVOKE");
    }

    @Test
    void typesFunctionsAndTheirUsersAreRenamedTogether() throws SQLException {
        DiffPlan plan = trip.go(
                """
                CREATE TYPE mood AS ENUM ('sad', 'ok');
                CREATE TABLE people (id int PRIMARY KEY, m mood DEFAULT 'ok', CONSTRAINT c CHECK (m <> 'sad'));
                CREATE FUNCTION f(m mood) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
                CREATE POLICY old_policy ON people USING (f(m));
                CREATE VIEW v AS SELECT people.id, people.m FROM people;
                """,
                "INSERT INTO people VALUES (1, 'ok');",
                """
                CREATE TYPE feeling AS ENUM ('sad', 'ok');
                CREATE TABLE persons (id int, m feeling DEFAULT 'ok', CONSTRAINT c CHECK (m <> 'sad'),
                    CONSTRAINT people_pkey PRIMARY KEY (id));
                CREATE FUNCTION g(m feeling) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
                CREATE POLICY new_policy ON persons USING (g(m));
                CREATE VIEW v AS SELECT persons.id, persons.m FROM persons;
                """,
                RenameHint.in("-- rename: table public.people -> persons"));
        assertThat(plan.hazards()).isEmpty();
        assertThat(plan.sql())
                .contains("RENAME TO persons", "RENAME TO feeling", "RENAME TO g", "RENAME TO new_policy");
    }

    @Test
    void aTableMovesToANewSchema() throws SQLException {
        DiffPlan plan = trip.go(
                "CREATE TABLE t (id int PRIMARY KEY, b text);",
                "INSERT INTO t VALUES (1, 'x');",
                "CREATE SCHEMA app; CREATE TABLE app.t (id int PRIMARY KEY, b text);",
                RenameHint.in("-- rename: table public.t -> app.t"));
        assertThat(plan.sql()).contains("SET SCHEMA app").doesNotContain("DROP TABLE");
    }

    @Test
    void whatCouldBeTwoThingsIsAsked() throws SQLException {
        DiffPlan plan = trip.there("CREATE TABLE t (id int, a text);", "", "CREATE TABLE t (id int, b text, c text);");
        assertThat(plan.questions())
                .singleElement()
                .satisfies(question -> assertThat(question.answers())
                        .containsExactly("-- rename: column public.t.a -> b", "-- rename: column public.t.a -> c"));
        assertThat(plan.hazards()).extracting(Hazard::id).containsExactly("data-loss");
    }
}
