package io.github.supabasemigrate.goal.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.goal.Shadows;
import io.github.supabasemigrate.goal.TestRun;
import io.github.supabasemigrate.shadow.Shadow;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PendingHazardsTest {

    private TestRun run;
    private Shadow target;

    /** A target that has the first migration, and four hundred thousand rows. */
    @BeforeEach
    void migrateAndFill(@TempDir Path directory) throws SQLException {
        run = new TestRun(directory)
                .file(
                        "supabase/migrations/001_orders.sql",
                        "-- never seen before: " + UUID.randomUUID()
                                + "\nCREATE TABLE public.orders (id int PRIMARY KEY, total int, note text);\n");
        target = new Shadows(run.run()).server().createDatabase();
        run.set("url", target.jdbcUrl()).tool().migrate();
        try (Connection connection = target.connect();
                Statement statement = connection.createStatement()) {
            // Counted before they are analysed: what a session publishes later is added to what the analysis found.
            statement.execute("""
                    DO $$
                    BEGIN
                        IF to_regproc('pg_stat_force_next_flush') IS NOT NULL THEN
                            EXECUTE 'SELECT pg_stat_force_next_flush()';
                        END IF;
                        INSERT INTO public.orders SELECT i, i, 'n' FROM generate_series(1, 400000) AS i;
                    END $$""");
            statement.execute("ANALYZE public.orders");
        }
    }

    @AfterEach
    void close() {
        run.close();
    }

    private void pending(String sql) {
        run.file("supabase/migrations/002_change.sql", sql);
    }

    private List<String> status() {
        return run.tool().status().details();
    }

    @Test
    void withoutATraceTheFormOfAStatementTellsWhoWaitsForHowLong() {
        pending("SELECT 1;\nALTER TABLE public.orders ALTER total TYPE bigint;\n");

        assertThat(status())
                .anyMatch(line ->
                        line.matches("supabase/migrations/002_change.sql:2:1: `002_change.sql` keeps whoever reads or"
                                + " writes `public.orders` waiting for about \\d+\\.\\d s, by its form alone \\(public.orders: 400000"
                                + " rows copied: .*; public.orders: 400000 rows sorted into an index: .*\\)\\."));
    }

    @Test
    void aProofShowsWhatItsRunSaw() {
        // Copied by the form of the statement, but not by the server.
        pending(
                "ALTER TABLE public.orders ALTER note TYPE varchar;\nALTER TABLE public.orders ALTER total SET NOT NULL;\n");
        assertThat(status()).anyMatch(line -> line.contains(":1:1: ") && line.contains("by its form alone"));
        run.set("dryRun", "proof");

        assertThat(run.tool().migrate().details())
                .noneMatch(line -> line.contains("copied"))
                .noneMatch(line -> line.contains("by its form alone"));
        pending("ALTER TABLE public.orders ADD COLUMN key uuid DEFAULT gen_random_uuid();\n");
        assertThat(run.tool().migrate().details())
                .anyMatch(line -> line.contains("waiting for about")
                        && line.contains("as a throw-away database showed (public.orders: 400000 rows copied"));
    }

    @Test
    void whatAnEarlierBuildTracedIsKnownWithoutAReplay() {
        pending("DO $$ BEGIN EXECUTE format('ALTER TABLE public.%I ALTER total TYPE bigint', 'orders'); END $$;\n");
        assertThat(status()).noneMatch(line -> line.contains("waiting"));
        run.tool().lint();

        assertThat(status()).anyMatch(line -> line.contains("as a throw-away database showed"));
    }

    @Test
    void aPersonWhoIsAskedSeesThem() {
        pending("CREATE INDEX ON public.orders (total);\nDROP TABLE public.orders;\n");
        run.set("url", target.jdbcUrl().replace("127.0.0.1", "0.0.0.0") + "&sslmode=disable");
        run.answer(true).tool().migrate();

        assertThat(run.lines())
                .anyMatch(line -> line.contains("keeps whoever writes `public.orders` waiting"))
                .anyMatch(line -> line.contains("drops the table `public.orders` with its rows."));
    }

    @Test
    void whatKeepsNobodyWaitingIsNoHazard() {
        pending("CREATE INDEX CONCURRENTLY ON public.orders (total);\n");

        assertThat(run.tool().status().data().toString()).doesNotContain("hazards");
    }

    @Test
    void scriptsFindThemInTheResult() {
        pending("UPDATE public.orders SET total = 0;\n");

        assertThat(run.tool().status().data().toString())
                .contains("hazards=[{rule=plan-hazard, severity=warning, message=`002_change.sql` changes all rows of")
                .contains("holds the rows that it writes for about")
                .contains("decidedBy=live");
    }
}
