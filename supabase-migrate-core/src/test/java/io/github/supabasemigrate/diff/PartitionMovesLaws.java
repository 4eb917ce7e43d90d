package io.github.supabasemigrate.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.diff.change.Hazard;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** Whatever partitions a table has before and after: a row that both take is there, unchanged, and nobody saw it move. */
class PartitionMovesLaws {

    private static final int VALUES = 6;
    private static final int NOBODY = 4;

    private static @Nullable RoundTrip trip;

    @BeforeContainer
    static void connect() throws SQLException {
        trip = new RoundTrip(DiffOptions.standard());
    }

    @AfterContainer
    static void close() throws SQLException {
        Objects.requireNonNull(trip).close();
    }

    /**
     * Who takes what.
     *
     * @param owners of each value; {@link #NOBODY} for none but the default partition
     * @param rest the default partition, if it is one
     * @param parted the partition that has partitions of its own
     */
    record Layout(List<Integer> owners, int rest, int parted) {

        boolean takes(int value) {
            return rest != NOBODY || owners.get(value) != NOBODY;
        }

        String lists() {
            Map<Integer, List<Integer>> values =
                    new TreeMap<>(IntStream.range(0, VALUES).boxed().collect(Collectors.groupingBy(this::owner)));
            var sql = new StringBuilder(
                    "CREATE TABLE e (k int NOT NULL, n int NOT NULL, PRIMARY KEY (k, n)) PARTITION BY LIST (k);\n");
            values.forEach((owner, taken) -> {
                if (owner != NOBODY) {
                    sql.append(partition(
                            "p" + owner,
                            "FOR VALUES IN ("
                                    + taken.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ")",
                            owner));
                }
            });
            return sql + (rest == NOBODY ? "" : partition("p" + rest, "DEFAULT", rest));
        }

        String ranges() {
            var sql = new StringBuilder(
                    "CREATE TABLE e (k int NOT NULL, n int NOT NULL, PRIMARY KEY (k, n)) PARTITION BY RANGE (k);\n");
            int from = 0;
            for (int to = 1; to <= VALUES; to++) {
                if (to == VALUES || owner(to) != owner(from)) {
                    if (owner(from) != NOBODY) {
                        sql.append(partition(
                                "p" + owner(from) + "_" + from / 2,
                                "FOR VALUES FROM (" + from + ") TO (" + to + ")",
                                owner(from)));
                    }
                    from = to;
                }
            }
            return sql + (rest == NOBODY ? "" : partition("p_rest", "DEFAULT", rest));
        }

        private int owner(int value) {
            return owners.get(value) == rest ? NOBODY : owners.get(value);
        }

        private String partition(String name, String bound, int owner) {
            String partition = "CREATE TABLE " + name + " PARTITION OF e " + bound;
            return owner != parted
                    ? partition + ";\n"
                    : partition + " PARTITION BY HASH (n);\n" + leaf(name, 0) + leaf(name, 1);
        }

        private static String leaf(String name, int remainder) {
            return "CREATE TABLE %1$s_%2$d PARTITION OF %1$s FOR VALUES WITH (MODULUS 2, REMAINDER %2$d);\n"
                    .formatted(name + "_leaf", remainder)
                    .replace("PARTITION OF " + name + "_leaf", "PARTITION OF " + name);
        }
    }

    @Provide
    Arbitrary<Layout> layouts() {
        Arbitrary<Integer> owner = Arbitraries.integers().between(0, NOBODY);
        return Combinators.combine(owner.list().ofSize(VALUES), owner, owner).as(Layout::new);
    }

    @Property(
            tries = 30,
            shrinking = ShrinkingMode.OFF,
            edgeCases = EdgeCasesMode.NONE,
            afterFailure = AfterFailureMode.RANDOM_SEED)
    void rowsThatBothTakeStay(
            @ForAll("layouts") Layout before, @ForAll("layouts") Layout after, @ForAll boolean byRange)
            throws SQLException {
        List<Integer> kept = IntStream.range(0, VALUES)
                .filter(value -> before.takes(value) && after.takes(value))
                .boxed()
                .toList();
        DiffPlan plan =
                Objects.requireNonNull(trip).there(watched(before, byRange), rows(kept), watched(after, byRange));
        boolean isAnyRefused = IntStream.range(0, VALUES).anyMatch(value -> before.takes(value) && !after.takes(value));
        if (!isAnyRefused && before.rest() == NOBODY) {
            assertThat(plan.hazards()).extracting(Hazard::id).doesNotContain("data-loss", "may-fail");
        }
    }

    private static String watched(Layout layout, boolean byRange) {
        return (byRange ? layout.ranges() : layout.lists()) + """
                CREATE TABLE r (k int, n int, FOREIGN KEY (k, n) REFERENCES e ON DELETE CASCADE);
                CREATE TABLE log (what text);
                CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                    INSERT INTO log VALUES (TG_OP || ' ' || TG_LEVEL);
                    RETURN NULL;
                END $$;
                CREATE TRIGGER rows AFTER INSERT OR DELETE ON e FOR EACH ROW EXECUTE FUNCTION note();
                CREATE TRIGGER statements AFTER INSERT OR DELETE ON e FOR EACH STATEMENT EXECUTE FUNCTION note();
                """;
    }

    private static String rows(List<Integer> values) {
        return values.stream()
                        .map(value -> "INSERT INTO e SELECT %d, n FROM generate_series(1, 4) n;\n".formatted(value))
                        .collect(Collectors.joining())
                + "INSERT INTO r SELECT k, n FROM e;\n";
    }
}
