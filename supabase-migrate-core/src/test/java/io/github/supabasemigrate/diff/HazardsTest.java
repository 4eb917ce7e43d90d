package io.github.supabasemigrate.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.diff.change.Hazard;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a plan puts at risk is said, each by its word; what risks nothing asks nobody. */
class HazardsTest {

    private static final String START = """
            CREATE TABLE t (id int PRIMARY KEY, name text, secret text, n int);
            CREATE INDEX t_name ON t (name);
            ALTER TABLE t ENABLE ROW LEVEL SECURITY;
            CREATE POLICY few ON t FOR SELECT USING (id = 1);
            CREATE POLICY always ON t AS RESTRICTIVE USING (id > 0);
            CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT a';
            CREATE SEQUENCE s;
            """;

    @AutoClose
    private static RoundTrip trip;

    @BeforeAll
    static void connect() throws SQLException {
        trip = new RoundTrip(DiffOptions.standard());
    }

    /**
     * @param change done to the first state by hand
     * @param hazards the words that allow it, each once
     */
    record Risk(String change, List<String> hazards) {

        static Risk of(String change, String... hazards) {
            return new Risk(change, List.of(hazards));
        }

        @Override
        public String toString() {
            return change;
        }
    }

    static Stream<Risk> risks() {
        return Stream.of(
                Risk.of("DROP TABLE t", "data-loss"),
                Risk.of("ALTER TABLE t DROP COLUMN secret", "data-loss"),
                Risk.of("DROP SEQUENCE s", "data-loss"),
                Risk.of("ALTER TABLE t ALTER name SET NOT NULL", "may-fail", "long-lock"),
                Risk.of("ALTER TABLE t ADD CHECK (name <> '')", "may-fail", "long-lock"),
                Risk.of("ALTER TABLE t ADD UNIQUE (secret)", "may-fail", "long-lock"),
                Risk.of("ALTER TABLE t ALTER n TYPE bigint", "rewrite"),
                Risk.of("ALTER TABLE t SET UNLOGGED", "rewrite"),
                Risk.of("CREATE INDEX t_secret ON t (secret)", "long-lock"),
                Risk.of("DROP INDEX t_name", "index-drop"),
                Risk.of(
                        "DROP FUNCTION f; CREATE FUNCTION f(a int, b int) RETURNS int LANGUAGE sql AS 'SELECT a'",
                        "signature-break"),
                Risk.of("ALTER TABLE t DISABLE ROW LEVEL SECURITY", "rls-weakened"),
                Risk.of("CREATE POLICY more ON t FOR SELECT USING (true)", "rls-weakened"),
                Risk.of("ALTER POLICY few ON t USING (true)", "rls-weakened"),
                Risk.of("DROP POLICY always ON t", "rls-weakened"),
                Risk.of("ALTER FUNCTION f SECURITY DEFINER", "rls-weakened"),
                Risk.of("GRANT SELECT ON t TO app_reader", "privilege-widened"));
    }

    @ParameterizedTest
    @MethodSource("risks")
    void areSaidInAWordAndASentence(Risk risk) throws SQLException {
        DiffPlan plan = trip.there(START, "", START + risk.change() + ";");
        assertThat(plan.hazards().stream().map(Hazard::id).distinct())
                .containsExactlyInAnyOrderElementsOf(risk.hazards());
        assertThat(plan.hazards()).extracting(Hazard::explanation).allMatch(text -> text.endsWith("."));
    }

    @Test
    void haveAnExampleOfEachKindHere() {
        assertThat(risks().flatMap(risk -> risk.hazards().stream()).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Hazard.Kind.values()).map(Hazard.Kind::label).toList());
    }

    @Test
    void areNotSaidOfWhatRisksNothing() throws SQLException {
        DiffPlan plan = trip.there(START + "GRANT SELECT ON t TO app_reader;", "", START + """
                COMMENT ON TABLE t IS 'mine';
                CREATE TABLE u (id int PRIMARY KEY, t int NOT NULL REFERENCES t);
                CREATE INDEX u_t ON u (t);
                ALTER TABLE t ADD COLUMN more int DEFAULT 1;
                CREATE POLICY strict ON t AS RESTRICTIVE USING (id < 9);
                DROP POLICY few ON t;
                CREATE VIEW v AS SELECT 1 AS one;
                """);
        assertThat(plan.hazards()).isEmpty();
    }
}
