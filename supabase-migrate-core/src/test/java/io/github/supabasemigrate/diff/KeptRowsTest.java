package io.github.supabasemigrate.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.diff.change.Hazard;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rows survive what PostgreSQL has no statement for: they move to the successor of their table or type. */
class KeptRowsTest {

    private static final String EVENTS = """
            CREATE TABLE e (id int NOT NULL, at date NOT NULL, kind text NOT NULL, n bigint GENERATED ALWAYS AS IDENTITY%s
            """;

    private static final String BY_YEAR =
            EVENTS.formatted(", PRIMARY KEY (id, at, kind)) PARTITION BY RANGE (at);") + """
            CREATE TABLE e_2024 PARTITION OF e FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
            CREATE TABLE e_2025 PARTITION OF e FOR VALUES FROM ('2025-01-01') TO ('2026-01-01') PARTITION BY LIST (kind);
            CREATE TABLE e_2025_a PARTITION OF e_2025 FOR VALUES IN ('a');
            CREATE TABLE e_2025_rest PARTITION OF e_2025 DEFAULT;
            CREATE INDEX e_kind ON e (kind);
            CREATE POLICY p ON e_2024 USING (true);
            """;

    private static final String PLAIN = EVENTS.formatted(", PRIMARY KEY (id, at, kind));");

    private static final String ROWS = """
            INSERT INTO e (id, at, kind) OVERRIDING SYSTEM VALUE
            VALUES (1, '2024-05-05', 'a'), (2, '2025-05-05', 'a'), (3, '2025-06-06', 'b');
            """;

    private static final String LABEL = """
            CREATE TYPE label;
            CREATE FUNCTION label_in(cstring) RETURNS label LANGUAGE internal IMMUTABLE STRICT AS 'textin';
            CREATE FUNCTION label_out(label) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
            CREATE TYPE label (INPUT = label_in, OUTPUT = label_out, LIKE = text%s);
            CREATE FUNCTION loud(label) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT upper($1::text) $$;
            CREATE TABLE t (id int, name label DEFAULT 'none', names label[]);
            CREATE INDEX t_loud ON t (loud(name));
            CREATE VIEW v AS SELECT loud(name) AS name FROM t;
            """;

    @AutoClose
    private static RoundTrip trip;

    @BeforeAll
    static void connect() throws SQLException {
        trip = new RoundTrip(DiffOptions.standard());
    }

    private static DiffPlan go(String before, String rows, String after) throws SQLException {
        DiffPlan plan = trip.go(before, rows, after, List.of());
        assertThat(plan.hazards()).extracting(Hazard::id).doesNotContain("data-loss");
        return plan;
    }

    @Test
    void whenPartitionsBecomeOneTable() throws SQLException {
        go(BY_YEAR, ROWS, PLAIN + "CREATE INDEX e_kind ON e (kind);");
    }

    @Test
    void whenATableIsPartitioned() throws SQLException {
        DiffPlan plan = go(PLAIN, ROWS, BY_YEAR.replace("CREATE INDEX e_kind ON e (kind);", ""));
        assertThat(plan.hazards()).extracting(Hazard::id).contains("may-fail");
    }

    @Test
    void whenOnePartitionStaysByItself() throws SQLException {
        go(BY_YEAR, ROWS, PLAIN + """
                CREATE TABLE e_2024 (id int NOT NULL, at date NOT NULL, kind text NOT NULL, n bigint NOT NULL,
                    PRIMARY KEY (id, at, kind));
                CREATE VIEW e_2025 AS SELECT id FROM e;
                """);
    }

    @Test
    void whenPartitionsAreMadeByAnotherKey() throws SQLException {
        go(BY_YEAR, ROWS, EVENTS.formatted(") PARTITION BY LIST (kind);") + """
                CREATE TABLE e_a PARTITION OF e FOR VALUES IN ('a');
                CREATE TABLE e_2025 PARTITION OF e FOR VALUES IN ('b');
                """);
    }

    @Test
    void whenABaseTypeIsMadeAnewUnderItsColumns() throws SQLException {
        go(
                LABEL.formatted(""),
                "INSERT INTO t VALUES (1, 'a', '{b,c}'), (2, NULL, NULL);",
                LABEL.formatted(", CATEGORY = 'S', ALIGNMENT = double"));
        String renamed = LABEL.formatted("").replace("label_in", "label_read");
        go(LABEL.formatted(""), "INSERT INTO t VALUES (1, 'a', '{b,c}');", renamed);
        go(renamed, "", LABEL.formatted(""));
    }
}
