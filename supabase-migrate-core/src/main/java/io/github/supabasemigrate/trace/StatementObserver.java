package io.github.supabasemigrate.trace;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.database.ServerInfo;
import io.github.supabasemigrate.sql.SqlScript;
import io.github.supabasemigrate.sql.SqlStatement;
import io.github.supabasemigrate.trace.Onlooker.Watch;
import io.github.supabasemigrate.trace.StatementTrace.Place;
import io.github.supabasemigrate.trace.form.LockFree;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
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

    private final Onlooker onlooker;
    private LockFree lockFree = LockFree.NONE;
    private @Nullable Connection connection;
    private @Nullable FileState state;
    private volatile @Nullable Watch watch;
    private long started;
    private long lookEnded;

    private StatementObserver(Database database) {
        this.onlooker = new Onlooker(database);
    }

    /**
     * Puts into a database what looking needs: event triggers and a function.
     *
     * @param superuser a connection to it, who alone may make event triggers
     * @param database for a second session, used only when needed
     */
    public static StatementObserver install(Connection superuser, Database database) throws SQLException {
        EffectRecorder.install(superuser, ServerInfo.of(superuser).major());
        return new StatementObserver(database);
    }

    /** A file begins: what exists now is what others may be using. Its session can be asked at any time. */
    public void fileStarts(Connection session) throws SQLException {
        connection = session;
        state = FileState.first(everything(session));
    }

    private Observation everything(Connection session) throws SQLException {
        FileState known = state;
        return Looking.ask(session, Looking.atAll(), oid -> known == null ? null : known.name(oid));
    }

    /**
     * A file begins whose transactions carry the looks. Where the last file ended is known, so that nothing need be asked.
     *
     * @param anySession for the first file
     */
    void nextFile(SqlScript script, Connection anySession) throws SQLException {
        FileState before = state == null ? FileState.first(everything(anySession)) : state;
        FileState next = before.next();
        state = next;
        lockFree = LockFree.of(script, next::wasMade);
    }

    /** The file begins again, what it has not committed is undone. */
    void sameFile() {
        state = state().again();
    }

    /** From here on the file's session can be asked at any time, as statements need that carry no look. */
    void asks(Connection session) throws SQLException {
        connection = session;
        state().learn(everything(session));
    }

    /** The look that a transaction begins with: what the file before has made it tells the names of. */
    String opening() {
        FileState file = state();
        return Looking.opening(file.isOpen(), file.known());
    }

    /** The look that follows a statement. */
    String afterStatement(SqlStatement statement) {
        return lockFree.has(statement) ? Looking.afterLockFree() : afterStatement();
    }

    private String afterStatement() {
        FileState file = state();
        return file.isOpen() ? Looking.after(file.counterAtStart()) : Looking.afterOpening(file.counterAtStart());
    }

    /** The answer to {@link #opening}. */
    void opened(String answer) {
        Observation start = Looking.parse(answer, state()::name);
        state().learn(start);
        lookEnded = start.ended();
    }

    /** The answer to {@link #afterStatement}. */
    StatementTrace answered(Place place, List<String> notices, String answer) {
        Observation now = Looking.parse(answer, state()::name);
        Duration duration = Duration.of(Math.max(0, now.began() - lookEnded), ChronoUnit.MICROS);
        lookEnded = now.ended();
        return inTransaction(place, notices, duration, now);
    }

    /** A statement begins that is looked at by itself. */
    public void before(boolean inTransaction) throws SQLException {
        if (!inTransaction) {
            watch = onlooker.watch(session());
        }
        started = System.nanoTime();
    }

    /** That statement is done. */
    public StatementTrace after(Place place, List<String> notices) throws SQLException {
        Duration duration = Duration.ofNanos(System.nanoTime() - started);
        Watch watching = watch;
        watch = null;
        if (watching != null) {
            return alone(place, notices, duration, watching.stop());
        }
        return inTransaction(place, notices, duration, Looking.ask(session(), afterStatement(), state()::name));
    }

    private StatementTrace inTransaction(Place place, List<String> notices, Duration duration, Observation now) {
        FileState file = state();
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
                EffectRecorder.parse(now.effects(), file),
                notices,
                duration);
        file.advance(now);
        return trace;
    }

    /** What was rewritten shows in the catalog also where its lock was too brief to be seen; what was locked may be gone. */
    private StatementTrace alone(Place place, List<String> notices, Duration duration, Map<Long, Set<LockMode>> locked)
            throws SQLException {
        FileState file = state();
        Observation now = everything(session()).withVanished(locked.keySet());
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
                EffectRecorder.parse(now.effects(), file),
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

    private Connection session() {
        if (connection == null) {
            throw new IllegalStateException("no file has started");
        }
        return connection;
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
