package io.github.supabasemigrate.access.rows;

import static io.github.supabasemigrate.access.rows.SeededTables.owners;
import static io.github.supabasemigrate.access.rows.SeededTables.seed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.catalog.object.ObjectId;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows in tables that consist of partitions. */
class PartitionSeedingTest {

    @Test
    void putsRowsInsideOfPartitions() throws SQLException {
        SeededRows rows = seed("""
                CREATE TABLE logs (id bigint GENERATED ALWAYS AS IDENTITY, user_id uuid NOT NULL, at timestamptz NOT NULL)
                  PARTITION BY RANGE (at);
                CREATE TABLE logs_2020 PARTITION OF logs FOR VALUES FROM ('2020-01-01') TO ('2021-01-01');
                CREATE TABLE regions (id int, user_id uuid NOT NULL, region text NOT NULL, level int NOT NULL)
                  PARTITION BY LIST (region);
                CREATE TABLE regions_eu PARTITION OF regions FOR VALUES IN ('eu', 'uk') PARTITION BY RANGE (level);
                CREATE TABLE regions_eu_low PARTITION OF regions_eu FOR VALUES FROM (10) TO (20);
                CREATE TABLE hashed (id uuid PRIMARY KEY, user_id uuid NOT NULL) PARTITION BY HASH (id);
                CREATE TABLE hashed_0 PARTITION OF hashed FOR VALUES WITH (MODULUS 1, REMAINDER 0);
                CREATE TABLE bare (id int, user_id uuid NOT NULL) PARTITION BY LIST (id);
                """);

        assertThat(rows.untested()).isEmpty();
        assertThat(owners(rows, "logs_2020")).containsExactlyInAnyOrder("A1", "A2", "B");
        assertThat(owners(rows, "regions_eu_low")).containsExactlyInAnyOrder("A1", "A2", "B");
        assertThat(rows.notes()).singleElement().asString().contains("public.bare has no partition");
    }

    /** Lists, ranges and hashes of what may be chosen and of whose the row is, defaults, and partitions of partitions. */
    @Test
    void putsARowIntoEveryPartition() throws SQLException {
        SeededRows rows = seed("""
                CREATE TABLE orders (id uuid DEFAULT gen_random_uuid(), region text NOT NULL, at date NOT NULL, user_id uuid NOT NULL)
                  PARTITION BY LIST (lower(region));
                CREATE TABLE orders_eu PARTITION OF orders FOR VALUES IN ('eu', 'uk');
                CREATE TABLE orders_us PARTITION OF orders FOR VALUES IN ('us') PARTITION BY RANGE (at);
                CREATE TABLE orders_us_2026 PARTITION OF orders_us FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
                CREATE TABLE orders_us_all PARTITION OF orders_us DEFAULT PARTITION BY HASH (id);
                CREATE TABLE orders_us_0 PARTITION OF orders_us_all FOR VALUES WITH (MODULUS 3, REMAINDER 0);
                CREATE TABLE orders_us_1 PARTITION OF orders_us_all FOR VALUES WITH (MODULUS 3, REMAINDER 1);
                CREATE TABLE orders_us_2 PARTITION OF orders_us_all FOR VALUES WITH (MODULUS 3, REMAINDER 2);
                CREATE TABLE orders_others PARTITION OF orders DEFAULT;
                CREATE TABLE notes (id int, user_id uuid NOT NULL, PRIMARY KEY (id, user_id)) PARTITION BY HASH (user_id);
                CREATE TABLE notes_0 PARTITION OF notes FOR VALUES WITH (MODULUS 8, REMAINDER 0);
                CREATE TABLE notes_1 PARTITION OF notes FOR VALUES WITH (MODULUS 8, REMAINDER 1);
                CREATE TABLE notes_2 PARTITION OF notes FOR VALUES WITH (MODULUS 8, REMAINDER 2);
                CREATE TABLE notes_3 PARTITION OF notes FOR VALUES WITH (MODULUS 8, REMAINDER 3);
                CREATE TABLE notes_4 PARTITION OF notes FOR VALUES WITH (MODULUS 8, REMAINDER 4);
                CREATE TABLE notes_5 PARTITION OF notes FOR VALUES WITH (MODULUS 8, REMAINDER 5);
                CREATE TABLE notes_6 PARTITION OF notes FOR VALUES WITH (MODULUS 8, REMAINDER 6);
                CREATE TABLE notes_7 PARTITION OF notes FOR VALUES WITH (MODULUS 8, REMAINDER 7);
                """);

        assertThat(rows.untested()).isEmpty();
        for (String leaf :
                List.of("orders_eu", "orders_us_2026", "orders_us_0", "orders_us_1", "orders_us_2", "orders_others")) {
            assertThat(owners(rows, leaf)).as(leaf).contains("A1", "A2", "B");
            assertThat(rows.spare(ObjectId.table("public", leaf), "A1"))
                    .as(leaf)
                    .isPresent();
        }
        assertThat(rows.spare(ObjectId.table("public", "orders_us_all"), "A1")).isPresent();
        for (int leaf = 0; leaf < 8; leaf++) {
            assertThat(owners(rows, "notes_" + leaf)).as("notes_" + leaf).isNotEmpty();
        }
    }

    /** What no row can lie in is said, and is not taken for safe. */
    @Test
    void saysOfAPartitionThatNothingLiesInIt() throws SQLException {
        SeededRows rows = seed("""
                CREATE TABLE logs (id int, user_id uuid NOT NULL, at int NOT NULL CHECK (at < 10)) PARTITION BY RANGE (at);
                CREATE TABLE logs_low PARTITION OF logs FOR VALUES FROM (0) TO (10);
                CREATE TABLE logs_high PARTITION OF logs FOR VALUES FROM (10) TO (20);
                """);

        assertThat(rows.untested().keySet()).containsExactly(ObjectId.table("public", "logs_high"));
    }
}
