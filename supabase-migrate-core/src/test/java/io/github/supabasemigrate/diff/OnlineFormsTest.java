package io.github.supabasemigrate.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The forms for a live database arrive where the plain ones do, in files that can be run. */
class OnlineFormsTest {

    private static RoundTrip trip;

    @BeforeAll
    static void connect() throws SQLException {
        trip = new RoundTrip(DiffOptions.standard().online());
    }

    @AfterAll
    static void disconnect() throws SQLException {
        trip.close();
    }

    @Test
    void indexesAreBuiltAloneInAFileOfTheirOwn() throws SQLException {
        DiffPlan plan = trip.there(
                "CREATE TABLE t (a int, b int); CREATE INDEX gone ON t (b);",
                "INSERT INTO t VALUES (1, 2);",
                "CREATE TABLE t (a int, b int); CREATE UNIQUE INDEX fresh ON t (a); COMMENT ON INDEX fresh IS 'x';");
        assertThat(plan.files()).hasSize(3).allMatch(file -> file.startsWith("SET lock_timeout = '5s';"));
        assertThat(plan.sql()).contains("DROP INDEX CONCURRENTLY", "CREATE UNIQUE INDEX CONCURRENTLY fresh");
    }

    @Test
    void constraintsAreValidatedAfterTheyHold() throws SQLException {
        DiffPlan plan = trip.there(
                "CREATE TABLE p (a int PRIMARY KEY); CREATE TABLE t (a int, b int);",
                "INSERT INTO p VALUES (1); INSERT INTO t VALUES (1, 2);",
                "CREATE TABLE p (a int PRIMARY KEY); CREATE TABLE t (a int REFERENCES p, b int CHECK (b > 0));");
        assertThat(plan.sql()).contains("NOT VALID", "VALIDATE CONSTRAINT t_b_check", "VALIDATE CONSTRAINT t_a_fkey");
    }

    @Test
    void notNullIsProvenByACheckThatGoesAgain() throws SQLException {
        DiffPlan plan =
                trip.there("CREATE TABLE t (a int);", "INSERT INTO t VALUES (1);", "CREATE TABLE t (a int NOT NULL);");
        assertThat(plan.changes()).hasSize(4);
        assertThat(plan.sql()).contains("CHECK (a IS NOT NULL) NOT VALID", "SET NOT NULL", "DROP CONSTRAINT");
    }

    @Test
    void keysTakeAnIndexThatIsThere() throws SQLException {
        DiffPlan plan = trip.there(
                "CREATE TABLE t (a int NOT NULL, b int);",
                "INSERT INTO t VALUES (1, 2);",
                "CREATE TABLE t (a int PRIMARY KEY, b int CONSTRAINT u UNIQUE DEFERRABLE INITIALLY DEFERRED);");
        assertThat(plan.sql())
                .contains("PRIMARY KEY USING INDEX t_pkey", "UNIQUE USING INDEX u DEFERRABLE INITIALLY DEFERRED");
    }

    @Test
    void aNewTableNeedsNone() throws SQLException {
        DiffPlan plan =
                trip.there("", "", "CREATE TABLE t (a int PRIMARY KEY, b int CHECK (b > 0)); CREATE INDEX ON t (b);");
        assertThat(plan.files()).hasSize(1);
    }

    @Test
    void partitionsGetTheirIndexesOneByOne() throws SQLException {
        String tables = """
                CREATE TABLE e (id int, at date) PARTITION BY RANGE (at);
                CREATE TABLE e1 PARTITION OF e FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
                """;
        DiffPlan plan =
                trip.there(tables, "INSERT INTO e VALUES (1, '2024-02-02');", tables + "CREATE INDEX e_id ON e (id);");
        assertThat(plan.sql()).contains("CREATE INDEX CONCURRENTLY e1_id_idx", "CREATE INDEX e_id ON ONLY public.e");
    }
}
