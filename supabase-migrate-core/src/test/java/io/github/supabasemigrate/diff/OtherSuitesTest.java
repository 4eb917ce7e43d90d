package io.github.supabasemigrate.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What pairs from the suites of other engines brought to light, one example a cause (see {@code benchmarks/diff}). */
class OtherSuitesTest {

    private static RoundTrip trip;

    @BeforeAll
    static void connect() throws SQLException {
        trip = new RoundTrip(DiffOptions.standard());
    }

    @AfterAll
    static void disconnect() throws SQLException {
        trip.close();
    }

    private static DiffPlan there(String before, String rows, String after) throws SQLException {
        return trip.go(before, rows, after, List.of());
    }

    private static void thereAndBack(String before, String rows, String after) throws SQLException {
        there(before, rows, after);
        there(after, "", before);
    }

    @Test
    void anAggregateWithoutArguments() throws SQLException {
        String aggregate = "CREATE AGGREGATE tally(*) (SFUNC = int8inc, STYPE = int8, INITCOND = '0');";
        thereAndBack(aggregate, "", aggregate + "COMMENT ON AGGREGATE tally(*) IS 'all of them';");
        thereAndBack(aggregate, "", aggregate + "ALTER AGGREGATE tally(*) OWNER TO app_owner;");
        thereAndBack(aggregate, "", aggregate + "REVOKE EXECUTE ON FUNCTION tally() FROM public;");
        thereAndBack(aggregate, "", "");
    }

    @Test
    void aDomainWhoseCheckCallsAFunctionThatIsReplaced() throws SQLException {
        String table = """
                CREATE DOMAIN code AS text CONSTRAINT code_ok CHECK (public.fits(VALUE)) CHECK (VALUE <> '');
                COMMENT ON CONSTRAINT code_ok ON DOMAIN code IS 'asks';
                CREATE TABLE t (c code);
                """;
        thereAndBack(
                "CREATE FUNCTION fits(a text) RETURNS boolean IMMUTABLE RETURN length(a) < 9;" + table,
                "INSERT INTO t VALUES ('x');",
                "CREATE FUNCTION fits(b text) RETURNS boolean IMMUTABLE RETURN length(b) < 9;" + table);
        thereAndBack(
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
        thereAndBack(
                wrapper + "CREATE SERVER far TYPE 'a' FOREIGN DATA WRAPPER w;" + rest,
                "",
                wrapper + "CREATE SERVER far TYPE 'b' FOREIGN DATA WRAPPER w;" + rest);
    }

    @Test
    void sequencesWhoseNewBoundsLeaveThePositionOutside() throws SQLException {
        thereAndBack(
                "CREATE SEQUENCE s; CREATE TABLE t (id bigint GENERATED ALWAYS AS IDENTITY (MAXVALUE 50));",
                "INSERT INTO t DEFAULT VALUES;",
                """
                CREATE SEQUENCE s MINVALUE 1000;
                CREATE TABLE t (id bigint GENERATED ALWAYS AS IDENTITY (MINVALUE 100 MAXVALUE 200));
                """);
        thereAndBack("CREATE SEQUENCE s AS smallint;", "", "CREATE SEQUENCE s AS bigint MINVALUE 5000000000;");
    }

    @Test
    void aSequenceThatIsWithinItsNewBoundsGoesOn() throws SQLException {
        DiffPlan plan = there("CREATE SEQUENCE s MAXVALUE 50;", "", "CREATE SEQUENCE s MAXVALUE 90;");
        assertThat(plan.sql()).doesNotContain("setval");
    }
}
