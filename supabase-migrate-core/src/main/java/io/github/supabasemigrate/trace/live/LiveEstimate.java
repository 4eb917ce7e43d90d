package io.github.supabasemigrate.trace.live;

import io.github.supabasemigrate.trace.Blocking;
import io.github.supabasemigrate.trace.LockMode;
import io.github.supabasemigrate.trace.ObservedRelation;
import io.github.supabasemigrate.trace.StatementTrace;
import io.github.supabasemigrate.trace.TableActivity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How long a statement would work on a live database, and who would wait so long. An estimate: within a factor of two where
 * the server was measured, and nothing is known of the wait for the lock itself.
 *
 * @param work the parts, each with the figures that it comes from
 * @param blocked the live tables at which somebody waits for as long as the statement works
 */
public record LiveEstimate(List<Work> work, Map<String, Blocking> blocked) {

    /** The kinds of work that grow with a table. */
    public enum Kind {
        SCAN("read"),
        REWRITE("copied"),
        INDEX_BUILD("sorted into an index"),
        /** At most: every row is taken to be written. */
        WRITE("written");

        private final String verb;

        Kind(String verb) {
            this.verb = verb;
        }
    }

    /**
     * A part of the work.
     *
     * @param times how often: the number of scans, or of indexes
     */
    public record Work(Kind kind, LiveTable table, long times, Duration duration) {

        /** {@code public.orders: 41000000 rows sorted into an index, 7 times: 206 s}. */
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%s: %d rows %s%s: %.1f s",
                    table.name(),
                    table.rows(),
                    kind.verb,
                    times == 1 ? "" : ", " + times + " times",
                    duration.toMillis() / 1000.0);
        }
    }

    public LiveEstimate {
        work = List.copyOf(work);
        blocked = Map.copyOf(blocked);
    }

    /** The tables whose figures are needed. */
    public static Set<String> tablesOf(Collection<StatementTrace> traces) {
        Set<String> tables = new TreeSet<>();
        for (StatementTrace trace : traces) {
            trace.activity().forEach(activity -> tables.add(activity.table().qualifiedName()));
            trace.rewritten().forEach(table -> tables.add(table.qualifiedName()));
            trace.indexBuilds()
                    .forEach(build -> tables.add(String.valueOf(build.index().table())));
            tables.addAll(trace.blockingWhileItRuns().keySet());
        }
        return tables;
    }

    /** What the statement that was observed would do to these tables. */
    public static LiveEstimate of(StatementTrace trace, Map<String, LiveTable> tables, Calibration calibration) {
        List<Work> work = new ArrayList<>();
        Set<String> rewritten =
                trace.rewritten().stream().map(ObservedRelation::qualifiedName).collect(Collectors.toSet());
        for (LiveTable table : tables.values()) {
            long builds = trace.indexBuilds().stream()
                    .filter(build -> table.name().equals(build.index().table()))
                    .count();
            boolean isRewritten = rewritten.contains(table.name());
            if (isRewritten) {
                add(work, Kind.REWRITE, table, 1, calibration.rewrite() * calibration.width(table));
            }
            add(work, Kind.INDEX_BUILD, table, isRewritten ? table.indexes() : builds, calibration.indexBuild());
            long scans = isRewritten ? 0 : Math.max(0, fullScans(trace, table) - builds);
            add(work, Kind.SCAN, table, scans, calibration.scan() * calibration.width(table));
            add(work, Kind.WRITE, table, scans > 0 && writesRows(trace, table) ? 1 : 0, calibration.write());
        }
        Map<String, Blocking> blocked = trace.blockingWhileItRuns();
        blocked.keySet().retainAll(tables.keySet());
        return new LiveEstimate(work, blocked);
    }

    private static void add(List<Work> work, Kind kind, LiveTable table, long times, double perMillionRows) {
        if (times > 0) {
            double milliseconds = perMillionRows * times * table.rows() / 1e6;
            work.add(new Work(kind, table, times, Duration.ofNanos(Math.round(milliseconds * 1e6))));
        }
    }

    private static long fullScans(StatementTrace trace, LiveTable table) {
        return trace.activity().stream()
                .filter(activity -> activity.table().qualifiedName().equals(table.name()))
                .mapToLong(TableActivity::fullScans)
                .sum();
    }

    private static boolean writesRows(StatementTrace trace, LiveTable table) {
        return trace.locks().stream()
                .filter(lock -> lock.relation().qualifiedName().equals(table.name()))
                .anyMatch(lock -> lock.mode() == LockMode.ROW_EXCLUSIVE);
    }

    /** All of the work, one part after the other. */
    public Duration duration() {
        return Objects.requireNonNull(work.stream().map(Work::duration).reduce(Duration.ZERO, Duration::plus));
    }

    /** How many rows would be written to the table meanwhile, and wait. */
    public long waitingWrites(LiveTable table) {
        Blocking blocking = blocked.get(table.name());
        return blocking != null && blocking.writes()
                ? Math.round(table.writesPerSecond() * duration().toMillis() / 1000.0)
                : 0;
    }
}
