package io.github.supabasemigrate.diff.partition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which rows of one bound others take, and the condition that tells them apart. */
class CoverageTest {

    private static final String YEAR = "FOR VALUES FROM ('2024-01-01') TO ('2025-01-01')";
    private static final String FIRST_HALF = "FOR VALUES FROM ('2024-01-01') TO ('2024-07-01')";
    private static final String SECOND_HALF = "FOR VALUES FROM ('2024-07-01') TO ('2025-01-01')";

    private static String of(String rows, String... takers) {
        var all = new ArrayList<PartitionBound>(List.of(PartitionBound.of(rows)));
        Stream.of(takers).map(PartitionBound::of).forEach(all::add);
        Coverage coverage = Coverage.of(all.get(0), all.subList(1, all.size()), new BoundOrder(all));
        return (coverage.extent() + " " + coverage.rest()).strip();
    }

    private static String condition(String key, String bound) {
        return PartitionBound.of(bound).condition(PartitionKey.of(key), "public.t");
    }

    @Test
    void rangesTakeWhatTheyReach() {
        assertThat(of(YEAR, FIRST_HALF, SECOND_HALF)).isEqualTo("ALL");
        assertThat(of(FIRST_HALF, YEAR)).isEqualTo("ALL");
        assertThat(of(YEAR, SECOND_HALF)).isEqualTo("SOME from ('2024-01-01') on");
        assertThat(of(YEAR, FIRST_HALF)).isEqualTo("SOME from ('2024-07-01') on");
        assertThat(of(FIRST_HALF, SECOND_HALF)).isEqualTo("NONE");
        assertThat(of(YEAR, "FOR VALUES FROM (MINVALUE) TO (MAXVALUE)")).isEqualTo("ALL");
    }

    @Test
    void numbersAndTimesAreInTheirOwnOrder() {
        assertThat(of("FOR VALUES FROM (9) TO (10)", "FOR VALUES FROM ('-1') TO (100)"))
                .isEqualTo("ALL");
        assertThat(of("FOR VALUES FROM ('2024-01-01 00:00:00+00') TO ('2024-01-01 00:00:01+00')", """
                FOR VALUES FROM ('2024-01-01 00:00:00+00') TO ('2024-01-01 00:00:00.5+00')"""))
                .isEqualTo("SOME from ('2024-01-01 00:00:00.5+00') on");
    }

    @Test
    void textsAreInTheOrderThatTheRangesTell() {
        String all = "FOR VALUES FROM ('Ä') TO ('z')";
        assertThat(of(all, "FOR VALUES FROM ('Ä') TO ('m')", "FOR VALUES FROM ('m') TO ('z')"))
                .isEqualTo("ALL");
        assertThat(of("FOR VALUES FROM ('9') TO ('a')", "FOR VALUES FROM ('10') TO ('b')"))
                .as("it depends on the collation")
                .isEqualTo("SOME from ('9') on");
    }

    @Test
    void rangesOfTwoColumnsCompareTheFirstFirst() {
        assertThat(of(
                        "FOR VALUES FROM (1, MINVALUE) TO (3, MINVALUE)",
                        "FOR VALUES FROM (1, MINVALUE) TO (2, 'x')",
                        "FOR VALUES FROM (2, 'x') TO (MAXVALUE, MAXVALUE)"))
                .isEqualTo("ALL");
    }

    @Test
    void listsTakeTheirValues() {
        assertThat(of("FOR VALUES IN ('a, b', 'c', NULL)", "FOR VALUES IN ('a, b')", "FOR VALUES IN (NULL, 'x')"))
                .isEqualTo("SOME with 'c'");
        assertThat(of("FOR VALUES IN ('it''s')", "FOR VALUES IN ('it''s', 'b')"))
                .isEqualTo("ALL");
        assertThat(of("FOR VALUES IN (1)", "FOR VALUES IN (2)")).isEqualTo("NONE");
    }

    @Test
    void remaindersAreThoseOfTheLargestModulus() {
        String even = "FOR VALUES WITH (modulus 2, remainder 0)";
        String first = "FOR VALUES WITH (modulus 4, remainder 0)";
        String second = "FOR VALUES WITH (modulus 4, remainder 2)";
        assertThat(of(even, first, second)).isEqualTo("ALL");
        assertThat(of(even, first)).isEqualTo("SOME with remainder 2 by 4");
        assertThat(of(second, even)).isEqualTo("ALL");
        assertThat(of(even, "FOR VALUES WITH (modulus 4, remainder 1)")).isEqualTo("NONE");
    }

    @Test
    void theDefaultPartitionTakesAllAndMayHaveAny() {
        assertThat(of(YEAR, "DEFAULT")).isEqualTo("ALL");
        assertThat(of("DEFAULT", YEAR)).isEqualTo("SOME");
        assertThat(of(YEAR)).isEqualTo("NONE");
    }

    @Test
    void conditionsAreTrueForRowsOfThePartitionAlone() {
        assertThat(condition("RANGE (at)", YEAR)).isEqualTo("at >= '2024-01-01' AND at < '2025-01-01'");
        assertThat(condition("RANGE (at)", "FOR VALUES FROM (MINVALUE) TO (MAXVALUE)"))
                .isEqualTo("at IS NOT NULL");
        assertThat(condition("RANGE (a, \"B, c\")", "FOR VALUES FROM (1, MAXVALUE) TO (2, 'x')"))
                .isEqualTo("a > 1 AND ROW(a, \"B, c\") < ROW(2, 'x')");
        assertThat(condition("RANGE (a, b)", "FOR VALUES FROM (1, MINVALUE) TO (2, MINVALUE)"))
                .isEqualTo("a >= 1 AND a < 2 AND b IS NOT NULL");
        assertThat(condition("LIST (lower(k))", "FOR VALUES IN ('a', NULL)"))
                .isEqualTo("(lower(k) IS NULL OR lower(k) IN ('a'))");
        assertThat(condition("HASH (k, v int4_ops)", "FOR VALUES WITH (modulus 4, remainder 1)"))
                .isEqualTo("pg_catalog.satisfies_hash_partition('public.t'::pg_catalog.regclass, 4, 1, k, v)");
    }

    @Test
    void keysWithAnOrderOfTheirOwnAreSeen() {
        assertThat(PartitionKey.of("RANGE (k COLLATE \"C\", ((a + b)))").isPlain())
                .isTrue();
        assertThat(PartitionKey.of("RANGE (public.f(a, b), c)").parts()).containsExactly("public.f(a, b)", "c");
        assertThat(PartitionKey.of("RANGE (k text_pattern_ops)").isPlain()).isFalse();
        assertThat(PartitionKey.of("LIST (k COLLATE pg_catalog.\"C\" public.own_ops)")
                        .isPlain())
                .isFalse();
        assertThat(PartitionKey.of("HASH (k text_pattern_ops)").isPlain()).isTrue();
    }
}
