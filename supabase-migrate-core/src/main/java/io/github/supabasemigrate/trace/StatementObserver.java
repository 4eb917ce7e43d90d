package io.github.supabasemigrate.trace;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.database.ServerInfo;
import io.github.supabasemigrate.sql.SqlStatement;
import io.github.supabasemigrate.trace.EffectRecorder.Done;
import io.github.supabasemigrate.trace.EffectRecorder.Firing;
import io.github.supabasemigrate.trace.Observation.Row;
import io.github.supabasemigrate.trace.Onlooker.Watch;
import io.github.supabasemigrate.trace.StatementTrace.Place;
import io.github.supabasemigrate.trace.form.LockFree;
import io.github.supabasemigrate.trace.form.ScriptForms;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a session before and after each statement. In a transaction the locks are still there when the statement is done,
 * so one look after it is enough; the look after one statement is the look before the next. Outside a transaction an
 * {@link Onlooker} watches while it runs. For one thread.
 */
public final class StatementObserver implements AutoCloseable {

    /** What waits for a look grows with each command, and is copied by each. */
    private static final int MOST_UNASKED = 32;

    private final int majorVersion;
    private final Onlooker onlooker;
    /** Statements that are done, and that the next look will tell of. */
    private final List<Done> passed = new ArrayList<>();

    /** Statements that are not looked at by themselves although they may lock anything. */
    private final Set<SqlStatement> lookedAtLater = new HashSet<>();

    private final Set<String> closed = new HashSet<>();
    private LockFree lockFree = LockFree.NONE;
    private boolean hasOtherTriggers;
    private boolean mayWait;
    private int unasked;
    private boolean isLockUnasked;
    private @Nullable Connection connection;
    private @Nullable FileState state;
    private volatile @Nullable Watch watch;
    private long started;
    private long lookEnded;

    private StatementObserver(int majorVersion, Database database) {
        this.majorVersion = majorVersion;
        this.onlooker = new Onlooker(database);
    }

    /**
     * Puts into a database what looking needs, event triggers and functions, and looks at all that there is.
     *
     * @param superuser a connection to it, who alone may make event triggers
     * @param database for a second session, used only when needed
     */
    public static StatementObserver install(Connection superuser, Database database) throws SQLException {
        int majorVersion = ServerInfo.of(superuser).major();
        EffectRecorder.install(superuser, majorVersion);
        StatementObserver observer = new StatementObserver(majorVersion, database);
        observer.state = FileState.first(observer.everything(superuser));
        return observer;
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
     * A file begins whose transactions carry the looks. Mostly the last look of the file before told where it ended, so that nothing
     * need be asked.
     *
     * @param anySession for what is not known
     */
    void nextFile(ScriptForms forms, Connection anySession) throws SQLException {
        FileState next = startOfNext(anySession);
        state = next;
        lockFree = LockFree.of(forms, next::wasMade);
        hasOtherTriggers |= forms.mayAddEventTriggers();
        mayWait = !hasOtherTriggers && !forms.mayForget();
        forgetPassed();
    }

    private FileState startOfNext(Connection anySession) throws SQLException {
        FileState before = state();
        Optional<Observation> end = before.end();
        return before.next(
                end.isPresent() ? end.get() : Looking.ask(anySession, Looking.atNames(before.known()), before::name));
    }

    /** The file begins again, what it has not committed is undone. */
    void sameFile() {
        state = state().again();
        forgetPassed();
    }

    private void forgetPassed() {
        passed.clear();
        lookedAtLater.clear();
        closed.clear();
        asked();
    }

    private void asked() {
        unasked = 0;
        isLockUnasked = false;
    }

    /** From here on the file's session can be asked at any time, as statements need that carry no look. */
    void asks(Connection session) throws SQLException {
        connection = session;
        state().learn(everything(session));
    }

    /** The look that a transaction begins with. */
    String opening() {
        return Looking.opening(majorVersion);
    }

    /**
     * The look that follows a statement. None follows one that locks nothing and whose objects the event triggers keep for a later look,
     * nor one that only such statements follow before the next look.
     *
     * @param next the statement behind it in its transaction; null if there is none
     */
    Optional<String> afterStatement(SqlStatement statement, @Nullable SqlStatement next) {
        boolean isFree = lockFree.has(statement, mayWait ? closed : new HashSet<>());
        boolean asksForLocks = isLockUnasked || !isFree;
        if (next != null && mayWait && unasked < MOST_UNASKED && canWait(statement, isFree, next)) {
            unasked++;
            isLockUnasked = asksForLocks;
            if (!isFree) {
                lookedAtLater.add(statement);
            }
            return Optional.empty();
        }
        asked();
        long start = state().counterAtStart();
        if (next == null) {
            closed.clear();
            return Optional.of(Looking.closing(start, asksForLocks));
        }
        return Optional.of(asksForLocks ? Looking.atLocks(start) : Looking.atEffects());
    }

    private boolean canWait(SqlStatement statement, boolean isFree, SqlStatement next) {
        boolean tells = isFree ? lockFree.tag(statement).isPresent() : lockFree.tellsItsEnd(statement);
        return tells && ((isFree && !isLockUnasked) || lockFree.leavesNoTrace(next));
    }

    /** The answer to {@link #opening}. */
    void opened(String answer) {
        Observation start = Looking.parse(answer, state()::name);
        state().learn(start);
        lookEnded = start.ended();
    }

    /** A statement is done that no look follows. */
    void passed(Place place, SqlStatement statement, List<String> notices) {
        passed.add(new Done(place, tag(statement), lookedAtLater.contains(statement), notices));
    }

    private String tag(SqlStatement statement) {
        return lockFree.tag(statement).orElse("");
    }

    /** The answer to {@link #afterStatement}: the traces of the statements that had no look, and of the one that had. */
    List<StatementTrace> answered(Place place, SqlStatement statement, List<String> notices, String answer) {
        FileState file = state();
        Observation now = Looking.parse(answer, file::name);
        file.enter(now.transaction());
        boolean isLater = passed.stream().anyMatch(Done::locks);
        passed.add(new Done(place, tag(statement), !isLater && !now.isGlance(), notices));
        List<List<Firing>> shares = EffectRecorder.shares(passed, EffectRecorder.read(now.effects()));
        List<StatementTrace> traces = new ArrayList<>(passed.size());
        for (int i = 0; i < passed.size(); i++) {
            Done each = passed.get(i);
            boolean isAsked = i == passed.size() - 1;
            Duration duration = isAsked ? until(now.began(), now.ended()) : duration(shares.get(i));
            List<Row> rows = each.locks() ? now.rows() : List.of();
            traces.add(trace(each.place(), each.notices(), duration, rows, shares.get(i)));
            if (each.locks()) {
                file.advance(now);
            }
        }
        passed.clear();
        if (now.counter() > 0) {
            file.close(now);
        }
        return traces;
    }

    /** Until the event triggers were told of the last command. */
    private Duration duration(List<Firing> firings) {
        for (int i = firings.size() - 1; i >= 0; i--) {
            Firing last = firings.get(i);
            if (last.ended() > 0) {
                return until(last.began(), last.ended());
            }
        }
        return Duration.ZERO;
    }

    /** What passed until an instant, from where the next statement's time is counted at another. */
    private Duration until(long instant, long ended) {
        Duration passed = Duration.of(Math.max(0, instant - lookEnded), ChronoUnit.MICROS);
        lookEnded = ended;
        return passed;
    }
    /** A statement begins that is looked at by itself. */
    public void before(boolean inTransaction) throws SQLException {
        state().reopen();
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
        return inTransaction(
                place,
                notices,
                duration,
                Looking.ask(session(), Looking.atLocks(state().counterAtStart()), state()::name));
    }

    private StatementTrace inTransaction(Place place, List<String> notices, Duration duration, Observation now) {
        FileState file = state();
        file.enter(now.transaction());
        StatementTrace trace = trace(place, notices, duration, now.rows(), EffectRecorder.read(now.effects()));
        file.advance(now);
        return trace;
    }

    private StatementTrace trace(
            Place place, List<String> notices, Duration duration, List<Row> rows, List<Firing> firings) {
        FileState file = state();
        TraceReading reading = new TraceReading(file, rows);
        return new StatementTrace(
                place,
                true,
                reading.locks(),
                reading.held(),
                reading.rewritten(),
                reading.indexBuilds(),
                reading.activity(),
                EffectRecorder.effects(firings, file),
                notices,
                duration);
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
                EffectRecorder.effects(EffectRecorder.read(now.effects()), file),
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
