package io.github.supabasemigrate.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.supabasemigrate.diff.change.Hazard;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rows move between the partitions of a table that stays, and nobody takes them for new or deleted ones. */
class PartitionMovesTest {

    private static final String BY_DATE = """
            CREATE TABLE e (
                id int GENERATED ALWAYS AS IDENTITY, at date NOT NULL, kind text,
                loud text GENERATED ALWAYS AS (upper(kind)) STORED, PRIMARY KEY (id, at)
            ) PARTITION BY RANGE (at);
            CREATE TABLE e_2023 PARTITION OF e FOR VALUES FROM ('2023-01-01') TO ('2024-01-01');
            CREATE INDEX e_kind ON e (kind);
            """;

    private static final String YEAR =
            "CREATE TABLE e_2024 PARTITION OF e FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');";

    private static final String HALVES = """
            CREATE TABLE e_2024_h1 PARTITION OF e FOR VALUES FROM ('2024-01-01') TO ('2024-07-01');
            CREATE TABLE e_2024_h2 PARTITION OF e FOR VALUES FROM ('2024-07-01') TO ('2025-01-01');
            """;

    private static final String REST = "CREATE TABLE e_rest PARTITION OF e DEFAULT;";

    private static final String ROWS = """
            INSERT INTO e (at, kind) VALUES ('2023-05-05', 'a'), ('2024-01-01', 'b'), ('2024-06-30', NULL),
                ('2024-07-01', 'c'), ('2024-12-31', 'd');
            """;

    private static final String LATER = "INSERT INTO e (at, kind) VALUES ('2030-01-01', 'later');";

    private static final String LISTS = "CREATE TABLE l (id int, k text, PRIMARY KEY (id, k)) PARTITION BY LIST (k);";

    private static final String LIST_ROWS =
            "INSERT INTO l SELECT n, k FROM unnest('{a,b,c}'::text[]) k, generate_series(1, 3) n;";

    @AutoClose
    private static RoundTrip trip;

    @BeforeAll
    static void connect() throws SQLException {
        trip = new RoundTrip(DiffOptions.standard());
    }

    /** Both ways with rows, of which none is lost or can be refused. */
    private static void bothWays(String before, String rows, String after) throws SQLException {
        assertThat(hazards(trip.there(before, rows, after))).doesNotContain("data-loss", "may-fail");
        assertThat(hazards(trip.there(after, rows, before))).doesNotContain("data-loss", "may-fail");
    }

    private static List<String> hazards(DiffPlan plan) {
        return plan.hazards().stream().map(Hazard::id).toList();
    }

    @Test
    void aPartitionIsSplitAndMerged() throws SQLException {
        bothWays(BY_DATE + YEAR, ROWS, BY_DATE + HALVES);
        bothWays(BY_DATE + YEAR + REST, ROWS + LATER, BY_DATE + HALVES + REST);
    }

    @Test
    void aPartitionShrinksForANewOne() throws SQLException {
        bothWays(BY_DATE + YEAR, ROWS, BY_DATE + """
                CREATE TABLE e_2024 PARTITION OF e FOR VALUES FROM ('2024-01-01') TO ('2024-07-01');
                CREATE TABLE e_2024_h2 PARTITION OF e FOR VALUES FROM ('2024-07-01') TO ('2025-01-01');
                """);
    }

    @Test
    void theDefaultPartitionGivesRowsToANewOneAndTakesThemBack() throws SQLException {
        bothWays(BY_DATE + REST, ROWS + LATER, BY_DATE + REST + HALVES);
        assertThat(trip.there(BY_DATE + REST, ROWS + LATER, BY_DATE + REST + HALVES)
                        .sql())
                .doesNotContain("DETACH");
    }

    @Test
    void theDefaultPartitionGoesOrComes() throws SQLException {
        DiffPlan plan = trip.there(BY_DATE + REST, ROWS, BY_DATE + YEAR);
        assertThat(plan.hazards())
                .filteredOn(hazard -> hazard.id().equals("may-fail"))
                .extracting(Hazard::explanation)
                .containsExactly("Rows of `public.e_rest` that no partition of `public.e` takes make it fail.");
        trip.there(BY_DATE + YEAR, ROWS, BY_DATE + REST);
    }

    @Test
    void valuesMoveFromListToList() throws SQLException {
        bothWays(LISTS + """
                CREATE TABLE l_1 PARTITION OF l FOR VALUES IN ('a', 'b');
                CREATE TABLE l_2 PARTITION OF l FOR VALUES IN ('c');
                """, LIST_ROWS, LISTS + """
                CREATE TABLE l_1 PARTITION OF l FOR VALUES IN ('a');
                CREATE TABLE l_2 PARTITION OF l FOR VALUES IN ('b', 'c');
                """);
        bothWays(LISTS + """
                CREATE TABLE l_1 PARTITION OF l FOR VALUES IN ('a', 'b');
                CREATE TABLE l_2 PARTITION OF l DEFAULT;
                """, LIST_ROWS, LISTS + """
                CREATE TABLE l_1 PARTITION OF l DEFAULT;
                CREATE TABLE l_2 PARTITION OF l FOR VALUES IN ('a', 'b');
                """);
    }

    @Test
    void hashPartitionsBecomeMore() throws SQLException {
        String table = "CREATE TABLE h (k int, v text) PARTITION BY HASH (k);"
                + "CREATE TABLE h_1 PARTITION OF h FOR VALUES WITH (MODULUS 2, REMAINDER 1);";
        bothWays(
                table + "CREATE TABLE h_0 PARTITION OF h FOR VALUES WITH (MODULUS 2, REMAINDER 0);",
                "INSERT INTO h SELECT n, 'v' || n FROM generate_series(1, 20) n;",
                table + """
                CREATE TABLE h_0 PARTITION OF h FOR VALUES WITH (MODULUS 4, REMAINDER 0);
                CREATE TABLE h_2 PARTITION OF h FOR VALUES WITH (MODULUS 4, REMAINDER 2);
                """);
    }

    @Test
    void triggersDoNotFireForThem() throws SQLException {
        String watched = """
                CREATE TABLE log (n int GENERATED ALWAYS AS IDENTITY, what text);
                CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                    INSERT INTO log (what) VALUES (TG_OP || ' ' || TG_NAME);
                    IF TG_LEVEL = 'ROW' AND TG_OP = 'INSERT' THEN NEW.kind := NEW.kind || '!'; END IF;
                    RETURN coalesce(NEW, OLD);
                END $$;
                """ + BY_DATE + REST + """
                CREATE TRIGGER rows_in BEFORE INSERT ON e FOR EACH ROW EXECUTE FUNCTION note();
                CREATE TRIGGER rows_out AFTER DELETE ON e FOR EACH ROW EXECUTE FUNCTION note();
                CREATE TRIGGER statements AFTER INSERT OR DELETE ON e FOR EACH STATEMENT EXECUTE FUNCTION note();
                CREATE TRIGGER own AFTER INSERT OR DELETE ON e_rest FOR EACH ROW EXECUTE FUNCTION note();
                CREATE TRIGGER own_statements BEFORE INSERT OR DELETE ON e_rest EXECUTE FUNCTION note();
                COMMENT ON TRIGGER own ON e_rest IS 'its own';
                """;
        bothWays(watched, ROWS + LATER, watched + HALVES);
        bothWays(watched + YEAR, ROWS + LATER, watched + HALVES);
        DiffPlan plan = trip.there(
                watched + YEAR,
                ROWS,
                watched + HALVES
                        + "CREATE TRIGGER own_of_new AFTER INSERT ON e_2024_h1 FOR EACH ROW EXECUTE FUNCTION note();");
        assertThat(plan.sql())
                .contains("-- trigger \"rows_in\" on public.e is away while rows move: they are not new")
                .doesNotContain("DROP TRIGGER rows_out");
    }

    @Test
    void keysThatPointToThemStay() throws SQLException {
        String table = """
                CREATE TABLE e (id int, at date, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
                CREATE TABLE r (e_id int, e_at date,
                    CONSTRAINT r_e FOREIGN KEY (e_id, e_at) REFERENCES e ON DELETE CASCADE);
                """;
        String rows = """
                INSERT INTO e SELECT n, date '2024-01-15' + n * 30 FROM generate_series(0, 10) n;
                INSERT INTO r SELECT id, at FROM e;
                """;
        bothWays(table + YEAR, rows, table + HALVES);
        bothWays(table + REST, rows, table + REST + HALVES);
        trip.there(table + YEAR, rows, table + REST);
        trip.there(table + REST, rows, table + YEAR);
        String wide = table + "CREATE TABLE e_2024 PARTITION OF e FOR VALUES FROM ('2020-01-01') TO ('2026-01-01');";
        assertThat(hazards(trip.there(table + YEAR, rows, wide))).doesNotContain("may-fail");
        assertThat(hazards(trip.there(wide, rows, table + YEAR))).contains("may-fail");
    }

    @Test
    void keysInACircleLetPartitionsGo() throws SQLException {
        String tables = """
                CREATE TABLE a (x int, y int, UNIQUE (x, y)) %1$s;
                CREATE TABLE a_1 %2$s (x int, y int, UNIQUE (x, y));
                CREATE TABLE b (x int, y int, UNIQUE (x, y)) %1$s;
                CREATE TABLE b_1 %2$s (x int, y int, UNIQUE (x, y));
                ALTER TABLE a ADD CONSTRAINT a_b FOREIGN KEY (x, y) REFERENCES b (x, y);
                ALTER TABLE b ADD CONSTRAINT b_a FOREIGN KEY (x, y) REFERENCES a (x, y);
                """;
        String parted = tables.replace("%2$s (x int, y int, UNIQUE (x, y))", "PARTITION OF %3$s FOR VALUES IN (1)")
                .replace("%1$s", "PARTITION BY LIST (x)")
                .replace("a_1 PARTITION OF %3$s", "a_1 PARTITION OF a")
                .replace("b_1 PARTITION OF %3$s", "b_1 PARTITION OF b");
        String plain = tables.replace("%1$s", "").replace("%2$s", "");
        trip.there(parted, "", plain);
        trip.there(plain, "", parted);
    }

    @Test
    void onesThatLeaveHaveTheKeysThatTheyShouldHave() throws SQLException {
        String tables = """
                CREATE TABLE r (x int PRIMARY KEY);
                CREATE TABLE t (x int CONSTRAINT t_r REFERENCES r) PARTITION BY LIST (x);
                """;
        String rows = "INSERT INTO r VALUES (1); INSERT INTO t VALUES (1)";
        String joined = tables + "CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1);";
        for (String own : List.of("", " CONSTRAINT t_r REFERENCES r", " CONSTRAINT own REFERENCES r")) {
            String alone = "CREATE TABLE t_1 (x int" + own + ");";
            trip.there(joined, rows, tables + alone);
            trip.there(joined, rows, "CREATE TABLE r (x int PRIMARY KEY);" + alone);
            trip.there(tables + alone, "", joined);
        }
        String leaf = "CREATE TABLE t_1_1 (x int);";
        String deeper = tables + "CREATE TABLE t_1 PARTITION OF t FOR VALUES IN (1) PARTITION BY LIST (x);";
        trip.there(deeper + leaf + "ALTER TABLE t_1 ATTACH PARTITION t_1_1 FOR VALUES IN (1);", rows, deeper + leaf);
    }

    @Test
    void partitionsOfPartitionsTakeAndGiveRows() throws SQLException {
        String parted = """
                CREATE TABLE e_2024 PARTITION OF e FOR VALUES FROM ('2024-01-01') TO ('2025-01-01') PARTITION BY LIST (kind);
                """;
        String leaves = parted + """
                CREATE TABLE e_2024_a PARTITION OF e_2024 FOR VALUES IN ('b', NULL);
                CREATE TABLE e_2024_rest PARTITION OF e_2024 DEFAULT;
                """;
        String table = BY_DATE.replace(", PRIMARY KEY (id, at)", "");
        bothWays(table + leaves, ROWS, table + HALVES);
        bothWays(table + leaves, ROWS, table + parted + "CREATE TABLE e_2024_all PARTITION OF e_2024 DEFAULT;");
        DiffPlan plan = trip.there(
                table + HALVES,
                ROWS,
                table + parted + "CREATE TABLE a PARTITION OF e_2024 FOR VALUES IN ('b', 'c', 'd', NULL);");
        assertThat(hazards(plan)).contains("may-fail").doesNotContain("data-loss");
    }

    @Test
    void theirColumnsChangeOnTheWay() throws SQLException {
        String wider = BY_DATE.replace("kind text,", "kind varchar(9), more int DEFAULT 7,")
                .replace("id int", "id bigint");
        trip.there(BY_DATE + YEAR, ROWS, wider + HALVES);
        trip.there(wider + HALVES, ROWS, BY_DATE + YEAR);
        trip.there(BY_DATE + REST, ROWS + LATER, wider + REST + HALVES);
        trip.there(wider + REST + HALVES, ROWS + LATER, BY_DATE + REST);
    }

    @Test
    void namesOfTheOldPartitionAreFree() throws SQLException {
        DiffPlan plan = trip.there(BY_DATE + YEAR + "CREATE INDEX own ON e_2024 (at);", ROWS, BY_DATE + HALVES + """
                CREATE INDEX own ON e_2024_h1 (at);
                CREATE VIEW e_2024 AS SELECT id FROM e_2024_h1;
                """);
        assertThat(hazards(plan)).doesNotContain("data-loss");
    }

    @Test
    void rangesOfTwoColumnsAndExpressions() throws SQLException {
        String two = "CREATE TABLE e (a int, b text, v int) PARTITION BY RANGE (a, b);";
        String rows = "INSERT INTO e VALUES (1, 'k', 1), (2, 'a', 2), (2, 'x', 3), (2, 'z', 4), (3, 'a', 5);";
        bothWays(
                two + "CREATE TABLE e_1 PARTITION OF e FOR VALUES FROM (1, MINVALUE) TO (4, MINVALUE);",
                rows,
                two + """
                CREATE TABLE e_1 PARTITION OF e FOR VALUES FROM (1, MINVALUE) TO (2, 'x');
                CREATE TABLE e_2 PARTITION OF e FOR VALUES FROM (2, 'x') TO (4, MINVALUE);
                """);
        String lower = "CREATE TABLE e (a text, v int) PARTITION BY LIST (lower(a));"
                + "CREATE TABLE e_rest PARTITION OF e DEFAULT;";
        bothWays(
                lower,
                "INSERT INTO e VALUES ('A', 1), ('a', 2), ('b', 3), (NULL, 4);",
                lower + "CREATE TABLE e_1 PARTITION OF e FOR VALUES IN ('a', NULL);");
    }

    @Test
    void aRowThatNobodyTakesIsNotLost() throws SQLException {
        String some = BY_DATE + "CREATE TABLE e_h1 PARTITION OF e FOR VALUES FROM ('2024-01-01') TO ('2024-07-01');";
        assertThatThrownBy(() -> trip.there(BY_DATE + YEAR, ROWS, some))
                .hasMessageContaining("no partition of relation \"e\" found for row");
        DiffPlan plan = trip.there(BY_DATE + YEAR, "INSERT INTO e (at) VALUES ('2024-02-02');", some);
        assertThat(plan.hazards())
                .extracting(Hazard::explanation)
                .contains(
                        "Rows of `public.e_2024` from ('2024-07-01') on that no partition of `public.e` takes make it fail.");
    }

    @Test
    void aPartitionWhoseRowsNobodyTakesIsALoss() throws SQLException {
        DiffPlan plan = trip.there(
                BY_DATE + YEAR,
                "INSERT INTO e (at) VALUES ('2023-02-02');",
                BY_DATE + "CREATE TABLE e_2025 PARTITION OF e FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');");
        assertThat(hazards(plan)).contains("data-loss");
        assertThat(plan.sql()).contains("DROP TABLE public.e_2024").doesNotContain("INSERT", "DETACH");
    }

    @Test
    void policiesDoNotHideRowsOnTheWay() throws SQLException {
        String hidden = YEAR + "ALTER TABLE e_2024 ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;"
                + "CREATE POLICY p ON e_2024 USING (false);";
        DiffPlan plan = trip.there(BY_DATE + hidden, ROWS, BY_DATE + HALVES);
        assertThat(plan.sql()).contains("ALTER TABLE public.e_2024 NO FORCE ROW LEVEL SECURITY");
    }
}
