package io.github.supabasemigrate.trace;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.database.ServerInfo;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.project.files.Ahead;
import io.github.supabasemigrate.sql.SqlScript;
import io.github.supabasemigrate.sql.SqlStatement;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a session before and after each statement. In a transaction the locks are still there when the statement is done,
 * so one look after it is enough; the look after one statement is the look before the next. Outside a transaction an
 * {@link Onlooker} watches while it runs. For one thread.
 */
public final class StatementObserver implements AutoCloseable {

    /** What waits for a look grows with each command, and is copied by each. */
    private static final int MOST_UNASKED = 32;

    /** A statement that is done, and that the next look will tell of. */
    private record Passed(Place place, String tag, List<String> notices) {}

    private final Onlooker onlooker;
    private final List<Passed> passed = new ArrayList<>();
    private final Set<String> closed = new HashSet<>();
    private final Map<SqlScript, ScriptForms> forms = new ConcurrentHashMap<>();
    private final AtomicInteger filesBegun = new AtomicInteger();
    private LockFree lockFree = LockFree.NONE;
    private boolean hasOtherTriggers;
    private boolean mayWait;
    private int unasked;
    private @Nullable Connection connection;
    private @Nullable FileState state;
    private volatile @Nullable Watch watch;
    private volatile boolean isClosed;
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
        filesBegun.incrementAndGet();
        ScriptForms forms = forms(script);
        lockFree = LockFree.of(forms, next::wasMade);
        hasOtherTriggers |= forms.mayAddEventTriggers();
        mayWait = !hasOtherTriggers && !forms.mayForget();
        forgetPassed();
    }

    /** Reads what the texts of files tell, while the server is busy with those before. */
    void readAhead(List<MigrationFile> files) {
        int before = filesBegun.get();
        Ahead.run(() -> readAhead(files, before));
    }

    private void readAhead(List<MigrationFile> files, int before) {
        try {
            for (int i = 1; i < files.size() && !isClosed; i++) {
                if (i > filesBegun.get() - before) {
                    SqlScript script = files.get(i).script();
                    forms.put(script, ScriptForms.of(script));
                }
            }
        } catch (MigrateException e) {
            // Whoever runs the file will meet it again.
        }
    }

    private ScriptForms forms(SqlScript script) {
        ScriptForms read = forms.remove(script);
        return read == null ? ScriptForms.of(script) : read;
    }

    /** The file begins again, what it has not committed is undone. */
    void sameFile() {
        state = state().again();
        forgetPassed();
    }

    private void forgetPassed() {
        passed.clear();
        closed.clear();
        unasked = 0;
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

    /**
     * The look that follows a statement. None follows one that locks nothing and whose objects the event triggers keep for a later look.
     */
    Optional<String> afterStatement(SqlStatement statement, boolean isLast) {
        boolean isFree = lockFree.has(statement, mayWait ? closed : new HashSet<>());
        boolean canWait = isFree
                && !isLast
                && mayWait
                && unasked < MOST_UNASKED
                && lockFree.tag(statement).isPresent();
        unasked = canWait ? unasked + 1 : 0;
        if (isLast) {
            closed.clear();
        }
        if (canWait) {
            return Optional.empty();
        }
        return Optional.of(isFree ? Looking.afterLockFree() : afterStatement());
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

    /** A statement is done that no look follows. */
    void passed(Place place, SqlStatement statement, List<String> notices) {
        passed.add(new Passed(place, lockFree.tag(statement).orElseThrow(), List.copyOf(notices)));
    }

    /** The answer to {@link #afterStatement}: the traces of the statements that had no look, and of the one that had. */
    List<StatementTrace> answered(Place place, List<String> notices, String answer) {
        Observation now = Looking.parse(answer, state()::name);
        state().enter(now.transaction());
        List<Firing> firings = EffectRecorder.read(now.effects());
        List<StatementTrace> traces = new ArrayList<>(passed.size() + 1);
        int read = 0;
        for (Passed each : passed) {
            int next = read;
            while (next < firings.size() && !firings.get(next).tag().equals(each.tag())) {
                next++;
            }
            if (next < firings.size()) {
                List<Firing> own = firings.subList(read, next + 1);
                traces.add(trace(
                        each.place(), each.notices(), until(firings.get(next).began()), List.of(), own));
                lookEnded = firings.get(next).ended();
                read = next + 1;
            } else {
                traces.add(trace(each.place(), each.notices(), Duration.ZERO, List.of(), List.of()));
            }
        }
        passed.clear();
        Duration duration = until(now.began());
        lookEnded = now.ended();
        traces.add(trace(place, notices, duration, now.rows(), firings.subList(read, firings.size())));
        state().advance(now);
        return traces;
    }

    private Duration until(long instant) {
        return Duration.of(Math.max(0, instant - lookEnded), ChronoUnit.MICROS);
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
        isClosed = true;
        onlooker.close();
    }
}
