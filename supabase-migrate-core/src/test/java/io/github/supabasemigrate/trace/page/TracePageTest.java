package io.github.supabasemigrate.trace.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.sql.SqlScript;
import io.github.supabasemigrate.trace.CatalogEffect;
import io.github.supabasemigrate.trace.LockMode;
import io.github.supabasemigrate.trace.ObservedLock;
import io.github.supabasemigrate.trace.ObservedRelation;
import io.github.supabasemigrate.trace.StatementTrace;
import io.github.supabasemigrate.trace.StatementTrace.IndexBuild;
import io.github.supabasemigrate.trace.StatementTrace.Place;
import io.github.supabasemigrate.trace.TableActivity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TracePageTest {

    private static final ObservedRelation ORDERS =
            new ObservedRelation("public", "orders", ObservedRelation.Kind.TABLE, null, List.of());
    private static final ObservedRelation INDEX =
            new ObservedRelation("public", "orders_pkey", ObservedRelation.Kind.INDEX, "public.orders", List.of());
    private static final SqlScript SCRIPT = SqlScript.parse("""
            -- a shape
            create function f() returns int language sql as 'select 1';
            alter table orders
              alter id type bigint;
            update orders set note = 'a|b';
            """);

    @Test
    void tellsOfEachStatementWhatItTouchedThatWasThereBefore() {
        String page = TracePage.write(
                List.of(
                        trace("1_a.sql", 0, List.of(), List.of(), List.of()),
                        new StatementTrace(
                                new Place("1_a.sql", 1),
                                true,
                                List.of(new ObservedLock(ORDERS, LockMode.ACCESS_EXCLUSIVE)),
                                List.of(),
                                List.of(ORDERS),
                                List.of(new IndexBuild(INDEX, true)),
                                List.of(new TableActivity(ORDERS, 1, 7, 0, 0, 0)),
                                List.of(new CatalogEffect(
                                        CatalogEffect.Kind.ALTERED, "ALTER TABLE", "table", "public.orders", false)),
                                List.of(),
                                Duration.ofNanos(1_250_000)),
                        trace(
                                "1_a.sql",
                                2,
                                List.of(new ObservedLock(ORDERS, LockMode.ROW_EXCLUSIVE)),
                                List.of(new TableActivity(ORDERS, 1, 7, 0, 7, 0)),
                                List.of()),
                        trace("2_b.sql", 0, List.of(), List.of(), List.of())),
                Map.of("1_a.sql", SCRIPT));

        assertThat(page)
                .contains("2 files, 4 statements in 4.3 ms.")
                .contains("## 1_a.sql\n\n3 statements, 3.3 ms.")
                .contains(
                        "| 3 | `alter table orders alter id type bigint` | reads, writes, definition of `public.orders`"
                                + " | ACCESS EXCLUSIVE on public.orders | rewrites `public.orders`; rebuilds `public.orders_pkey`"
                                + " | 7 rows of `public.orders` |  | altered table `public.orders` | 1.3 |")
                .contains("| 5 | `update orders set note = 'a\\|b'` |  | ROW EXCLUSIVE on public.orders |  "
                        + "| 7 rows of `public.orders` | 7 in `public.orders` |  | 1.0 |")
                .doesNotContain("create function")
                .contains("## 2_b.sql\n\n1 statement, 1.0 ms; none touches what was there before.\n");
    }

    @Test
    void tellsAStatementWhoseFileIsGoneByItsNumber() {
        String page = TracePage.write(
                List.of(trace(
                        "old.sql",
                        4,
                        List.of(new ObservedLock(ORDERS, LockMode.SHARE)),
                        List.of(),
                        List.of("NOTICE: so"))),
                Map.of());

        assertThat(page)
                .contains("| statement 5 |  | writes, definition of `public.orders` | SHARE on public.orders |");
    }

    private static StatementTrace trace(
            String file, int index, List<ObservedLock> locks, List<TableActivity> activity, List<String> notices) {
        return new StatementTrace(
                new Place(file, index),
                true,
                locks,
                List.of(),
                List.of(),
                List.of(),
                activity,
                List.of(),
                notices,
                Duration.ofMillis(1));
    }
}
