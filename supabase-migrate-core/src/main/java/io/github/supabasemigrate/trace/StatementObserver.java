package io.github.supabasemigrate.trace;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.trace.Onlooker.Watch;
import io.github.supabasemigrate.trace.StatementTrace.Place;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a session before and after each statement. In a transaction the locks are still there when the statement is done,
 * so one look after it is enough; the look after one statement is the look before the next. Outside a transaction an
 * {@link Onlooker} watches while it runs. For one thread.
 */
public final class StatementObserver implements AutoCloseable {

    private final int majorVersion;
    private final Onlooker onlooker;
    private @Nullable ObservationQuery query;
    private @Nullable FileState state;
    private volatile @Nullable Watch watch;
    private long started;

    /** @param database for a second session, used only when needed */
    public StatementObserver(Database database, int majorVersion) {
        this.majorVersion = majorVersion;
        this.onlooker = new Onlooker(database);
    }

    /** A file begins: what exists now is what others may be using. */
    public void fileStarts(Connection connection) throws SQLException {
        if (query == null || !query.isOn(connection)) {
            query = new ObservationQuery(connection, majorVersion);
        }
        FileState before = state;
        Observation start = query.look(before == null ? query.allRelations() : before.touched());
        state = new FileState(before == null ? start.names() : before.namesAfter(start), start);
    }

    /** A statement of that file begins. */
    public void before(boolean inTransaction) throws SQLException {
        if (!inTransaction) {
            watch = onlooker.watch(query().backendPid());
        }
        started = System.nanoTime();
    }

    /** The statement is done. */
    public StatementTrace after(Place place, List<String> notices) throws SQLException {
        Duration duration = Duration.ofNanos(System.nanoTime() - started);
        FileState file = state();
        Watch watching = watch;
        watch = null;
        if (watching != null) {
            return afterAlone(place, notices, duration, watching.stop());
        }
        Observation now = query().look(Set.of());
        file.enter(now.transaction());
        TraceReading reading = new TraceReading(file, now.rows());
        StatementTrace trace = new StatementTrace(
                place,
                true,
                reading.locks(),
                reading.held(),
                reading.rewritten(),
                reading.indexBuilds(),
                reading.activity(),
                EffectRecorder.parse(now.effects(), file.counter()),
                notices,
                duration);
        file.advance(now);
        return trace;
    }

    private StatementTrace afterAlone(
            Place place, List<String> notices, Duration duration, Map<Long, Set<LockMode>> locked) throws SQLException {
        FileState file = state();
        // What was rewritten shows in the catalog also where its lock was too brief to be seen.
        Set<Long> every = new HashSet<>(query().allRelations());
        every.addAll(locked.keySet());
        Observation now = query().look(every);
        file.enter(now.transaction());
        TraceReading reading = TraceReading.ofSightings(file, locked, now.rows());
        StatementTrace trace = new StatementTrace(
                place,
                false,
                reading.locks(),
                List.of(),
                reading.rewritten(),
                reading.indexBuilds(),
                List.of(),
                EffectRecorder.parse(now.effects(), file.counter()),
                notices,
                duration);
        file.advance(now);
        return trace;
    }

    /** How often the statement that is running by itself has been looked at. */
    long looks() {
        Watch watching = watch;
        return watching == null ? 0 : watching.looks();
    }

    private ObservationQuery query() {
        if (query == null) {
            throw new IllegalStateException("no file has started");
        }
        return query;
    }

    private FileState state() {
        if (state == null) {
            throw new IllegalStateException("no file has started");
        }
        return state;
    }

    @Override
    public void close() throws SQLException {
        onlooker.close();
    }
}
