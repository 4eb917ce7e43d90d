package io.github.supabasemigrate.lint.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.lint.LintSource;
import io.github.supabasemigrate.lint.probe.Fault;
import io.github.supabasemigrate.testing.TestPostgres;
import io.github.supabasemigrate.trace.LockMode;
import io.github.supabasemigrate.trace.ObservedLock;
import io.github.supabasemigrate.trace.ObservedRelation;
import io.github.supabasemigrate.trace.StatementTrace;
import io.github.supabasemigrate.trace.StatementTrace.Place;
import io.github.supabasemigrate.trace.live.Calibration;
import io.github.supabasemigrate.trace.live.LiveEstimate;
import io.github.supabasemigrate.trace.live.LiveTable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A target with rows, asked about statements that would meet them. */
final class PreflightTest {

    private static final String ROWS = """
        CREATE TABLE parents (id int PRIMARY KEY);
        CREATE TABLE empty (id int, name text);
        CREATE TABLE orders (id int, email text, note text, amount text, parent int, at date);
        INSERT INTO parents VALUES (1);
        INSERT INTO orders VALUES (1, 'a@b', 'x', '12', 1, '2024-01-01'), (2, 'a@b', NULL, 'many', 7, '2024-01-01'),
            (2, NULL, NULL, '3', NULL, '2024-01-01');
        """;

    private static String url = "";

    @BeforeAll
    static void fill() throws SQLException {
        url = TestPostgres.newDatabase();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(ROWS);
        }
    }

    @AfterAll
    static void nothingWasWritten() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM orders")) {
            row.next();
            assertThat(row.getInt(1)).isEqualTo(3);
        }
    }

    private static List<Fault> ask(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            return new Preflight(connection).ask(List.of(LintSource.of("20250101000000_a.sql", sql)));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "ALTER TABLE orders ALTER email SET NOT NULL | apply-fails-with-data | has 1 row without `email`: SET"
                        + " NOT NULL fails.",
                "ALTER TABLE public.orders ADD kind int NOT NULL | apply-fails-with-data | has 3 rows and nothing to"
                        + " put into `kind`: this fails.",
                "ALTER TABLE orders ADD CHECK (id > 1) | apply-fails-with-data | has 1 row against the check: adding"
                        + " it fails.",
                "ALTER TABLE orders ADD FOREIGN KEY (parent) REFERENCES parents (id) | apply-fails-with-data | has 1"
                        + " row pointing at nothing in `parents`: the foreign key fails.",
                "ALTER TABLE orders ALTER amount TYPE int USING amount::int | apply-fails-with-data | has rows whose"
                        + " `amount` does not fit the new type: invalid input syntax for type integer: \"many\".",
                "ALTER TABLE orders ALTER amount TYPE varchar( 3 ) | apply-fails-with-data | has 1 row whose `amount` is"
                        + " longer than 3 characters: this fails.",
                "ALTER TABLE orders ADD UNIQUE (email) | unique-on-existing-data | has 1 value of (email) more than"
                        + " once: this fails.",
                "ALTER TABLE orders ADD PRIMARY KEY (id) | unique-on-existing-data | has 1 value of (id) more than"
                        + " once: this fails.",
                "CREATE UNIQUE INDEX CONCURRENTLY ON orders (at) WHERE id > 0 | unique-on-existing-data | has 1 value"
                        + " of (at) more than once: this fails.",
                "ALTER TABLE orders DROP COLUMN note | data-loss-unproven | has 1 row with a `note`, which is lost.",
                "DROP TABLE IF EXISTS orders | data-loss-unproven | has 3 rows that are lost.",
                "TRUNCATE orders | data-loss-unproven | has 3 rows that are lost.",
                "DELETE FROM orders | data-loss-unproven | has 3 rows that are lost.",
                "DO $$ BEGIN DELETE FROM orders; END $$ | data-loss-unproven | has 3 rows that are lost.",
            })
    void rowsSpeakAgainst(String sql, String rule, String message) throws SQLException {
        assertThat(ask(sql)).singleElement().satisfies(fault -> {
            assertThat(fault.rule()).isEqualTo(rule);
            assertThat(fault.message()).isEqualTo("On the target `public.orders` " + message);
            assertThat(fault.place()).contains(new Place("20250101000000_a.sql", 0));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE orders ALTER id SET NOT NULL",
                "ALTER TABLE orders ADD kind int NOT NULL DEFAULT 0, ADD n int GENERATED ALWAYS AS (id) STORED",
                "ALTER TABLE orders ADD CHECK (id > 0), ADD CHECK (id > 1) NOT VALID",
                "ALTER TABLE orders ADD FOREIGN KEY (parent) REFERENCES parents (id) NOT VALID",
                "ALTER TABLE orders ALTER id TYPE bigint",
                "ALTER TABLE orders ALTER amount TYPE character varying(4), ALTER email TYPE char(3)",
                "ALTER TABLE orders ALTER amount TYPE varchar(2) USING left(amount, 2)",
                "ALTER TABLE parents ADD UNIQUE (id)",
                "CREATE INDEX ON orders (at)",
                "CREATE UNIQUE INDEX ON orders (lower(email))",
                "ALTER TABLE empty ALTER name SET NOT NULL, DROP COLUMN id",
                "DROP TABLE empty; DROP TABLE not_there; ALTER TABLE orders DROP COLUMN not_there",
                "DELETE FROM orders WHERE id = 1",
                "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN DELETE FROM orders; END $$",
                "UPDATE orders SET email = '-' WHERE email IS NULL; ALTER TABLE orders ALTER email SET NOT NULL",
                "SELECT mend(); ALTER TABLE orders ALTER email SET NOT NULL",
                "DO $$ BEGIN EXECUTE mending(); END $$; ALTER TABLE orders ADD UNIQUE (email)",
            })
    void rowsSayNothing(String sql) throws SQLException {
        assertThat(ask(sql)).isEmpty();
    }

    private static StatementTrace trace(LockMode mode) {
        ObservedRelation orders =
                new ObservedRelation("public", "orders", ObservedRelation.Kind.TABLE, null, List.of());
        return new StatementTrace(
                new Place("a.sql", 0),
                true,
                List.of(new ObservedLock(orders, mode)),
                List.of(),
                List.of(orders),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Duration.ZERO);
    }

    @Test
    void sessionsInTheWayAreNamed() throws SQLException {
        try (Connection idle = DriverManager.getConnection(url);
                Connection asking = DriverManager.getConnection(url);
                Statement statement = idle.createStatement()) {
            assertThat(new Blockers(asking).ask(List.of(trace(LockMode.ACCESS_EXCLUSIVE))))
                    .isEmpty();
            idle.setAutoCommit(false);
            statement.execute("SELECT FROM orders");

            assertThat(new Blockers(asking).ask(List.of(trace(LockMode.ACCESS_EXCLUSIVE))))
                    .singleElement()
                    .satisfies(fault -> assertThat(fault.message())
                            .contains("`public.orders` is in use by a session that is idle in a transaction"));
            assertThat(new Blockers(asking).ask(List.of(trace(LockMode.ACCESS_SHARE))))
                    .isEmpty();
        }
    }

    @Test
    void whatTakesTooLongOrTooMuchIsToldWithItsFigures() {
        LiveTable orders = new LiveTable("public.orders", 20_000_000, 2L << 30, 2, 10);
        StatementTrace trace = trace(LockMode.ACCESS_EXCLUSIVE);
        LiveEstimate estimate = LiveEstimate.of(trace, Map.of("public.orders", orders), Calibration.typical());

        assertThat(new LiveLimits().exceeded(Map.of(trace.place(), estimate)))
                .extracting(Fault::rule)
                .containsExactly("blocking-budget", "disk-headroom");
        assertThat(new LiveLimits()
                        .exceeded(Map.of(trace.place(), estimate))
                        .get(0)
                        .message())
                .contains("Those who read or write `public.orders` wait about")
                .contains("public.orders: 20000000 rows copied");
        LiveTable few = new LiveTable("public.orders", 2_000, 2L << 15, 2, 10);
        assertThat(new LiveLimits()
                        .exceeded(Map.of(
                                trace.place(),
                                LiveEstimate.of(trace, Map.of("public.orders", few), Calibration.typical()))))
                .isEmpty();
    }
}
