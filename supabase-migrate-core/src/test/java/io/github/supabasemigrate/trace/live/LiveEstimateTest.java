package io.github.supabasemigrate.trace.live;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.testing.TestPostgres;
import io.github.supabasemigrate.trace.StatementObserver;
import io.github.supabasemigrate.trace.StatementTrace;
import io.github.supabasemigrate.trace.StatementTrace.Place;
import io.github.supabasemigrate.trace.live.LiveEstimate.Kind;
import io.github.supabasemigrate.trace.live.LiveEstimate.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A statement observed on an empty shadow, and a live table of two million rows. */
class LiveEstimateTest {

    private static final Calibration ROUND = new Calibration(100, 1_000, 500, 10_000, 100);
    private static final Map<String, LiveTable> LIVE =
            Map.of("public.orders", new LiveTable("public.orders", 2_000_000, 200_000_000, 3, 50));

    @Test
    void aRewriteCopiesTheTableAndBuildsEachOfItsLiveIndexes() throws SQLException {
        LiveEstimate estimate = estimate("ALTER TABLE orders ALTER amount TYPE bigint");

        assertThat(estimate.work())
                .extracting(Work::kind, Work::times, Work::duration)
                .containsExactly(
                        tuple(Kind.REWRITE, 1L, Duration.ofSeconds(2)),
                        tuple(Kind.INDEX_BUILD, 3L, Duration.ofSeconds(3)));
        assertThat(estimate.duration()).isEqualTo(Duration.ofSeconds(5));
        assertThat(requireNonNull(estimate.blocked().get("public.orders")).reads())
                .isTrue();
        assertThat(estimate.waitingWrites(requireNonNull(LIVE.get("public.orders"))))
                .isEqualTo(250);
        assertThat(estimate.work().get(1))
                .hasToString("public.orders: 2000000 rows sorted into an index, 3 times: 3.0 s");
    }

    @Test
    void aNewIndexIsOneBuildThatReadersDoNotWaitFor() throws SQLException {
        LiveEstimate estimate = estimate("CREATE INDEX ON orders (amount)");

        assertThat(estimate.work()).extracting(Work::kind).containsExactly(Kind.INDEX_BUILD);
        assertThat(requireNonNull(estimate.blocked().get("public.orders")).reads())
                .isFalse();
        assertThat(requireNonNull(estimate.blocked().get("public.orders")).writes())
                .isTrue();
    }

    @Test
    void aCheckReadsEachRow() throws SQLException {
        assertThat(estimate("ALTER TABLE orders ADD CHECK (amount > 0)").duration())
                .isEqualTo(Duration.ofMillis(200));
    }

    @Test
    void anUpdateOfAllRowsReadsAndWritesThem() throws SQLException {
        assertThat(estimate("UPDATE orders SET amount = 0").work())
                .extracting(Work::kind)
                .containsExactly(Kind.SCAN, Kind.WRITE);
    }

    @Test
    void aColumnWithAConstantDefaultIsNoWorkAtAll() throws SQLException {
        LiveEstimate estimate = estimate("ALTER TABLE orders ADD note text DEFAULT 'x'");

        assertThat(estimate.work()).isEmpty();
        assertThat(estimate.blocked()).containsOnlyKeys("public.orders");
    }

    @Test
    void wideRowsTakeLongerToRead() {
        assertThat(ROUND.width(new LiveTable("t", 1_000, 400_000, 0, 0))).isEqualTo(4);
        assertThat(ROUND.width(new LiveTable("t", 1_000, 10_000, 0, 0))).isEqualTo(1);
    }

    @Test
    void readsTheFiguresOfALiveTable() throws SQLException {
        try (Connection target = TestPostgres.connect();
                Statement statement = target.createStatement()) {
            statement.execute("CREATE TABLE orders (id int PRIMARY KEY)");
            statement.execute("INSERT INTO orders SELECT generate_series(1, 3000)");
            statement.execute("ANALYZE orders");
            LiveTable orders = requireNonNull(LiveTable.read(target, List.of("public.orders", "public.absent"))
                    .get("public.orders"));

            assertThat(orders.rows()).isEqualTo(3000);
            assertThat(orders.indexes()).isEqualTo(1);
            assertThat(orders.bytes()).isGreaterThan(3000 * 28);
        }
    }

    @Test
    void measuresAServerAndLeavesNothingBehind() throws SQLException {
        try (Connection shadow = TestPostgres.connect()) {
            Calibration measured = Calibration.measure(shadow);

            assertThat(measured.scan()).isPositive();
            assertThat(measured.rewrite()).isGreaterThan(measured.scan());
            assertThat(measured.bytesPerRow()).isBetween(60.0, 120.0);
            assertThat(LiveTable.read(shadow, List.of("public.measured"))).isEmpty();
        }
    }

    private static LiveEstimate estimate(String sql) throws SQLException {
        Database shadow = Database.ofJdbcUrl(TestPostgres.newDatabase());
        try (Connection connection = shadow.connect();
                Statement statement = connection.createStatement();
                StatementObserver observer = StatementObserver.install(connection, shadow)) {
            statement.execute("CREATE TABLE orders (id int PRIMARY KEY, amount int)");
            statement.execute("BEGIN");
            observer.fileStarts(connection);
            observer.before(true);
            statement.execute(sql);
            StatementTrace trace = observer.after(new Place("a.sql", 0), List.of());
            return LiveEstimate.of(trace, LIVE, ROUND);
        }
    }
}
