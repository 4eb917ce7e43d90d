package io.github.supabasemigrate.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What pairs from the suites of other engines brought to light, one example a cause (see {@code benchmarks/diff}). */
class OtherSuitesTest {

    @AutoClose
    private static RoundTrip trip;

    @BeforeAll
    static void connect() throws SQLException {
        trip = new RoundTrip(DiffOptions.standard());
    }

    @Test
    void anAggregateWithoutArguments() throws SQLException {
        String aggregate = "CREATE AGGREGATE tally(*) (SFUNC = int8inc, STYPE = int8, INITCOND = '0');";
        trip.thereAndBack(aggregate, "", aggregate + "COMMENT ON AGGREGATE tally(*) IS 'all of them';");
        trip.thereAndBack(aggregate, "", aggregate + "ALTER AGGREGATE tally(*) OWNER TO app_owner;");
        trip.thereAndBack(aggregate, "", aggregate + "REVOKE EXECUTE ON FUNCTION tally() FROM public;");
        trip.thereAndBack(aggregate, "", "");
    }

    @Test
    void aTypedTableWhoseTypeGetsOtherAttributes() throws SQLException {
        trip.thereAndBack(
                "CREATE TYPE shape AS (a text, b int); CREATE TABLE t OF shape (a WITH OPTIONS NOT NULL, b WITH OPTIONS DEFAULT 1);",
                "INSERT INTO t VALUES ('x', 2);",
                "CREATE TYPE shape AS (a text, c bigint); CREATE TABLE t OF shape (a WITH OPTIONS NOT NULL, c WITH OPTIONS DEFAULT 2);");
    }

    @Test
    void anIdentityWhoseSequenceHasAnotherNameAndOtherOptions() throws SQLException {
        trip.thereAndBack(
                "CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME one START WITH 1 INCREMENT BY 2));",
                "INSERT INTO t DEFAULT VALUES;",
                "CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME two START WITH 5 MINVALUE 5 INCREMENT BY 12));");
    }

    @Test
    void aDomainWhoseCheckCallsAFunctionThatIsReplaced() throws SQLException {
        String table = """
                CREATE DOMAIN code AS text CONSTRAINT code_ok CHECK (public.fits(VALUE)) CHECK (VALUE <> '');
                COMMENT ON CONSTRAINT code_ok ON DOMAIN code IS 'asks';
                CREATE TABLE t (c code);
                """;
        trip.thereAndBack(
                "CREATE FUNCTION fits(a text) RETURNS boolean IMMUTABLE RETURN length(a) < 9;" + table,
                "INSERT INTO t VALUES ('x');",
                "CREATE FUNCTION fits(b text) RETURNS boolean IMMUTABLE RETURN length(b) < 9;" + table);
        trip.thereAndBack(
                "CREATE FUNCTION fits(a text) RETURNS boolean IMMUTABLE RETURN length(a) < 9;" + table,
                "INSERT INTO t VALUES ('x');",
                """
                CREATE FUNCTION suits(a text, b int) RETURNS boolean IMMUTABLE RETURN length(a) < b;
                CREATE DOMAIN code AS text CONSTRAINT code_ok CHECK (public.suits(VALUE, 9)) CHECK (VALUE <> '');
                CREATE TABLE t (c code);
                """);
    }

    @Test
    void aForeignTableWhoseServerIsMadeAnew() throws SQLException {
        String rest = """
                CREATE USER MAPPING FOR public SERVER far OPTIONS (who 'me');
                CREATE FOREIGN TABLE there (id int DEFAULT 7) SERVER far;
                GRANT SELECT ON there TO app_reader;
                """;
        String wrapper = "CREATE FOREIGN DATA WRAPPER w;";
        trip.thereAndBack(
                wrapper + "CREATE SERVER far TYPE 'a' FOREIGN DATA WRAPPER w;" + rest,
                "",
                wrapper + "CREATE SERVER far TYPE 'b' FOREIGN DATA WRAPPER w;" + rest);
    }

    @Test
    void sequencesWhoseNewBoundsLeaveThePositionOutside() throws SQLException {
        trip.thereAndBack(
                "CREATE SEQUENCE s; CREATE TABLE t (id bigint GENERATED ALWAYS AS IDENTITY (MAXVALUE 50));",
                "INSERT INTO t DEFAULT VALUES;",
                """
                CREATE SEQUENCE s MINVALUE 1000;
                CREATE TABLE t (id bigint GENERATED ALWAYS AS IDENTITY (MINVALUE 100 MAXVALUE 200));
                """);
        trip.thereAndBack("CREATE SEQUENCE s AS smallint;", "", "CREATE SEQUENCE s AS bigint MINVALUE 5000000000;");
    }

    @Test
    void aSequenceThatIsWithinItsNewBoundsGoesOn() throws SQLException {
        DiffPlan plan = trip.there("CREATE SEQUENCE s MAXVALUE 50;", "", "CREATE SEQUENCE s MAXVALUE 90;");
        assertThat(plan.sql()).doesNotContain("setval");
    }

    private static final String PARTITIONED = """
            CREATE TABLE m (day date NOT NULL, id int NOT NULL) PARTITION BY RANGE (day);
            CREATE TABLE m_1 PARTITION OF m FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
            CREATE TABLE m_2 PARTITION OF m FOR VALUES FROM ('2021-01-01') TO ('2022-01-01');
            """;

    private static final String ROW = "INSERT INTO m VALUES ('2020-05-05', 1);";

    @Test
    void aKeyOfAPartitionThatJoinsAnIndexThatIsThere() throws SQLException {
        String above = PARTITIONED + "CREATE UNIQUE INDEX m_at ON ONLY m (day, id);";
        trip.thereAndBack(above, ROW, above + """
                ALTER TABLE m_1 ADD CONSTRAINT m_1_key PRIMARY KEY (day, id);
                ALTER INDEX m_at ATTACH PARTITION m_1_key;
                """);
        String key = PARTITIONED + "ALTER TABLE ONLY m ADD CONSTRAINT m_key PRIMARY KEY (day, id);";
        trip.thereAndBack(key + "CREATE UNIQUE INDEX m_1_key ON m_1 (day, id);", ROW, key + """
                ALTER TABLE m_1 ADD CONSTRAINT m_1_key PRIMARY KEY (day, id);
                ALTER INDEX m_key ATTACH PARTITION m_1_key;
                """);
    }

    @Test
    void aKeyAboveKeysThatLookAlike() throws SQLException {
        String own = PARTITIONED + "ALTER TABLE m_1 ADD CONSTRAINT a_key UNIQUE (day, id);";
        trip.thereAndBack(own, ROW, own + """
                ALTER TABLE m_1 ADD CONSTRAINT m_1_key UNIQUE (day, id);
                ALTER TABLE m_2 ADD CONSTRAINT m_2_key UNIQUE (day, id);
                ALTER TABLE ONLY m ADD CONSTRAINT m_key UNIQUE (day, id);
                ALTER INDEX m_key ATTACH PARTITION m_1_key;
                ALTER INDEX m_key ATTACH PARTITION m_2_key;
                """);
        trip.thereAndBack("", "", own + """
                ALTER TABLE m_1 ADD CONSTRAINT m_1_key UNIQUE (day, id);
                ALTER TABLE m_2 ADD CONSTRAINT m_2_key UNIQUE (day, id);
                ALTER TABLE ONLY m ADD CONSTRAINT m_key UNIQUE (day, id);
                ALTER INDEX m_key ATTACH PARTITION m_1_key;
                ALTER INDEX m_key ATTACH PARTITION m_2_key;
                """);
    }

    @Test
    void aPartitionedIndexThatIsAnIndexOfOnePartitionFromNowOn() throws SQLException {
        trip.thereAndBack(
                PARTITIONED + "CREATE INDEX m_at ON m (id);",
                ROW,
                PARTITIONED + "CREATE INDEX m_1_id_idx ON m_1 (id);");
        String parts = PARTITIONED + """
                CREATE INDEX m_at ON ONLY m (id);
                CREATE INDEX m_1_at ON m_1 (id);
                CREATE INDEX m_2_at ON m_2 (id);
                ALTER INDEX m_at ATTACH PARTITION m_1_at;
                """;
        trip.thereAndBack(parts, ROW, parts + "ALTER INDEX m_at ATTACH PARTITION m_2_at;");
    }

    @Test
    void aTableWithAnIndexOfItsOwnThatJoins() throws SQLException {
        String apart = """
                CREATE TABLE m (day date NOT NULL, id int NOT NULL) PARTITION BY RANGE (day);
                CREATE INDEX m_at ON m (id);
                CREATE TABLE m_1 (day date NOT NULL, id int NOT NULL);
                CREATE INDEX own ON m_1 (id);
                """;
        trip.thereAndBack(apart, "INSERT INTO m_1 VALUES ('2020-05-05', 1);", """
                CREATE TABLE m (day date NOT NULL, id int NOT NULL) PARTITION BY RANGE (day);
                CREATE TABLE m_1 (day date NOT NULL, id int NOT NULL);
                ALTER TABLE m ATTACH PARTITION m_1 FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
                CREATE INDEX m_at ON m (id);
                CREATE INDEX own ON m_1 (id);
                """);
    }

    @Test
    void aPartitionOfATableThatIsReferenced() throws SQLException {
        String rest = """
                ALTER TABLE m ADD PRIMARY KEY (day);
                CREATE TABLE r (day date REFERENCES m);
                """;
        trip.thereAndBack(PARTITIONED + rest, ROW, """
                CREATE TABLE m (day date NOT NULL, id int NOT NULL) PARTITION BY RANGE (day);
                CREATE TABLE m_1 PARTITION OF m FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
                """ + rest);
    }

    @Test
    void anIndexOfAPartitionOnAColumnThatGoesAbove() throws SQLException {
        String more = PARTITIONED.replace("id int NOT NULL", "id int NOT NULL, note text");
        trip.thereAndBack(more + "CREATE UNIQUE INDEX of_one ON m_1 (day, note);", ROW, PARTITIONED);
    }

    @Test
    void aCheckThatHoldsInPartitionsAlone() throws SQLException {
        trip.thereAndBack(
                "CREATE TABLE m (day date, id int) PARTITION BY RANGE (day);"
                        + "CREATE TABLE m_1 PARTITION OF m FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');",
                "",
                """
                CREATE TABLE m (day date, id int) PARTITION BY RANGE (day);
                ALTER TABLE m ADD CONSTRAINT more CHECK (id > 0) NOT VALID;
                CREATE TABLE m_1 PARTITION OF m FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
                """);
    }

    @Test
    void aKeyWithOptionsOfItsIndex() throws SQLException {
        trip.thereAndBack("CREATE TABLE t (a int);", "INSERT INTO t VALUES (1);", """
                CREATE TABLE t (a int, CONSTRAINT k UNIQUE (a) WITH (fillfactor = 60)
                    USING INDEX TABLESPACE ts1 DEFERRABLE INITIALLY DEFERRED);
                """);
        trip.thereAndBack("", "", "CREATE TABLE t (a int PRIMARY KEY WITH (fillfactor = 60));");
    }

    @Test
    void aListOfTextsThatPostgresPrintsOtherwiseThanItReads() throws SQLException {
        String table = """
                CREATE TABLE t (state varchar(9) CONSTRAINT known CHECK (state IN ('it''s', 'b')), n varchar);
                CREATE INDEX of_few ON t (n) WHERE state IN ('a', 'b');
                CREATE VIEW chosen AS SELECT n FROM t WHERE state NOT IN ('a', 'b');
                CREATE POLICY mine ON t USING (n IN ('a', 'b'));
                """;
        trip.thereAndBack("", "", table);
        trip.thereAndBack("CREATE TABLE t (state varchar(9), n varchar);", "INSERT INTO t VALUES ('b');", table);
    }

    @Test
    void aTypeThatAColumnWithADefaultLeaves() throws SQLException {
        trip.thereAndBack(
                "CREATE TYPE color AS ENUM ('red', 'green'); CREATE TABLE t (c color DEFAULT 'green');",
                "INSERT INTO t VALUES (DEFAULT), ('red');",
                "CREATE TABLE t (c varchar(9) DEFAULT 'green');");
    }

    @Test
    void aForeignKeyWhoseSidesChangeTheirTypesTogether() throws SQLException {
        trip.thereAndBack(
                "CREATE TABLE t (id int PRIMARY KEY); CREATE TABLE u (t int REFERENCES t);",
                "INSERT INTO t VALUES (1); INSERT INTO u VALUES (1);",
                "CREATE TABLE t (id text PRIMARY KEY); CREATE TABLE u (t text REFERENCES t);");
    }

    @Test
    void aTableBetweenTheFunctionOfItsDefaultAndOneThatReturnsItsRows() throws SQLException {
        trip.there("", "", """
                CREATE FUNCTION number() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN (SELECT count(*) FROM public.t); END';
                CREATE TABLE t (n int DEFAULT number());
                CREATE FUNCTION recent() RETURNS SETOF t LANGUAGE sql AS 'SELECT * FROM public.t';
                """);
    }

    @Test
    void anOldFunctionThatRunsWithANewColumnAndCallsANewOne() throws SQLException {
        trip.there("""
                CREATE FUNCTION ask(v text) RETURNS boolean LANGUAGE plpgsql AS 'BEGIN RETURN public.z(v); END';
                CREATE DOMAIN asked AS text CHECK (ask(VALUE));
                CREATE TABLE t (a int);
                """, "INSERT INTO t VALUES (1);", """
                CREATE FUNCTION z(v text) RETURNS boolean RETURN length(v) > 0;
                CREATE FUNCTION ask(v text) RETURNS boolean LANGUAGE plpgsql AS 'BEGIN RETURN public.z(v); END';
                CREATE DOMAIN asked AS text CHECK (ask(VALUE));
                CREATE TABLE t (a int, b asked DEFAULT 'x');
                """);
    }

    @Test
    void namesInConstantsThatAFunctionReads() throws SQLException {
        trip.there("", "", """
                CREATE SEQUENCE z;
                CREATE FUNCTION plus(a text, b text) RETURNS text RETURN a || b;
                CREATE OPERATOR |+| (LEFTARG = text, RIGHTARG = text, FUNCTION = plus);
                CREATE FUNCTION a() RETURNS text LANGUAGE sql AS $$ SELECT 'public.z'::regclass::text $$;
                CREATE FUNCTION b() RETURNS text LANGUAGE sql AS $$ SELECT 'public.|+|(text,text)'::regoperator::text $$;
                """);
    }

    @Test
    void settingsOfColumnsOfForeignTables() throws SQLException {
        String far = "CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w;";
        trip.thereAndBack(far, "", far + """
                CREATE FOREIGN TABLE f (c text) SERVER s;
                ALTER FOREIGN TABLE f ALTER c SET (n_distinct = -0.5), ALTER c SET STORAGE PLAIN, ALTER c SET STATISTICS 7;
                """);
    }

    @Test
    void aColumnThatGoesAboveAndStaysBelow() throws SQLException {
        trip.thereAndBack(
                "CREATE TABLE base (at date, e int); CREATE TABLE child (a int) INHERITS (base);"
                        + "CREATE TABLE other () INHERITS (base);",
                "INSERT INTO child VALUES ('2020-02-02', 5, 6);",
                "CREATE TABLE base (at date); CREATE TABLE child (e int, a int) INHERITS (base);"
                        + "CREATE TABLE other () INHERITS (base);");
    }

    @Test
    void aTableThatInheritsFromAnother() throws SQLException {
        trip.thereAndBack(
                "CREATE TABLE one (id serial); CREATE TABLE child (a int) INHERITS (one);",
                "INSERT INTO child (a) VALUES (5);",
                "CREATE TABLE two (id serial); CREATE TABLE child (a int) INHERITS (two);");
    }

    @Test
    void aTableThatTakesTheNameOfAViewOnIt() throws SQLException {
        DiffPlan plan = trip.there(
                "CREATE TABLE t (a int, b text); CREATE VIEW v AS SELECT * FROM t; CREATE VIEW w AS SELECT * FROM v;",
                "INSERT INTO t VALUES (1, 'x');",
                "CREATE TABLE v (a int, b text); CREATE VIEW w AS SELECT * FROM v;");
        assertThat(plan.sql()).contains("RENAME TO v;");
    }
}
