package io.github.supabasemigrate.trace;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.database.ServerInfo;
import io.github.supabasemigrate.project.files.InTurn;
import io.github.supabasemigrate.sql.SqlStatement;
import io.github.supabasemigrate.trace.EffectRecorder.Done;
import io.github.supabasemigrate.trace.EffectRecorder.Firing;
import io.github.supabasemigrate.trace.Observation.Row;
import io.github.supabasemigrate.trace.Onlooker.Watch;
import io.github.supabasemigrate.trace.StatementTrace.Place;
import io.github.supabasemigrate.trace.form.LookPlan;
import io.github.supabasemigrate.trace.form.ScriptForms;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
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

    /** What the looks of the file at hand have said; it is read while the server is busy with the next file. */
    private final List<Said> said = new ArrayList<>();

    private final InTurn reading = new InTurn("trace");
    private final List<StatementTrace> read = new ArrayList<>();

    private LookPlan plan = LookPlan.NONE;
    private boolean hasOtherTriggers;
    private long fileStart;
    private @Nullable Connection connection;
    private @Nullable FileState state;
    private volatile @Nullable Watch watch;
    private long started;
    private long lookEnded;

    /**
     * What came between the statements of a transaction.
     *
     * @param done the statement that is done; null where the transaction begins
     * @param answer to the look behind it, in parts; none where no look follows
     */
    private record Said(@Nullable Done done, List<String> answer) {}

    private StatementObserver(int majorVersion, Database database) {
        this.majorVersion = majorVersion;
        this.onlooker = new Onlooker(database);
    }

    /**
     * Puts into a database what looking needs, event triggers and functions.
     *
     * @param superuser a connection to it, who alone may make event triggers
     * @param database for a second session, used only when needed
     */
    public static StatementObserver install(Connection superuser, Database database) throws SQLException {
        int majorVersion = ServerInfo.of(superuser).major();
        EffectRecorder.install(superuser, majorVersion);
        return new StatementObserver(majorVersion, database);
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
     * need be asked, and what its looks said is read beside.
     *
     * @param anySession for what is not known
     */
    void nextFile(ScriptForms forms, Connection anySession) throws SQLException {
        reading.await();
        hasOtherTriggers |= forms.mayAddEventTriggers();
        if (state == null) {
            begin(FileState.first(everything(anySession)), forms);
            return;
        }
        FileState before = state();
        OptionalLong end = end(before);
        if (end.isEmpty()) {
            readRest();
            begin(startOfNext(anySession), forms);
            return;
        }
        fileStart = Math.max(fileStart, end.getAsLong());
        plan = LookPlan.of(forms, name -> before.wasMade(name) || isMentioned(name), hasOtherTriggers);
        List<Said> unread = List.copyOf(said);
        said.clear();
        reading.hand(() -> {
            read(unread);
            state = before.next(before.end().orElse(Observation.OF_NOTHING));
        });
    }

    private void begin(FileState file, ScriptForms forms) {
        state = file;
        fileStart = file.counterAtStart();
        plan = LookPlan.of(forms, file::wasMade, hasOtherTriggers);
    }

    /** Where the file ended of which nothing is read yet, if its last look told that, and every name that is known still holds. */
    private OptionalLong end(FileState file) {
        if (said.isEmpty() || !file.isSureOfNames()) {
            return OptionalLong.empty();
        }
        Said last = said.get(said.size() - 1);
        if (plan.makesNoRelation() && !last.answer().isEmpty()) {
            return OptionalLong.of(fileStart);
        }
        OptionalLong counter = Looking.counter(last.answer());
        boolean mayBeRenamed = said.stream().anyMatch(each -> file.mayRename(Looking.effects(each.answer())));
        return mayBeRenamed ? OptionalLong.empty() : counter;
    }

    /** Whether what nobody has read yet may tell of a relation of this qualified name. */
    private boolean isMentioned(String name) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        return said.stream().anyMatch(each -> each.answer().stream().anyMatch(part -> part.contains(last)));
    }

    private FileState startOfNext(Connection anySession) throws SQLException {
        FileState before = state();
        Optional<Observation> end = before.end();
        return before.next(
                end.isPresent() ? end.get() : Looking.ask(anySession, Looking.atNames(before.known()), before::name));
    }

    /** The file begins again, what it has not committed is undone. */
    void sameFile() {
        readRest();
        state = state().again();
        plan = plan.again();
    }

    /** Reads all that was said so far. */
    private void readRest() {
        reading.await();
        read(said);
        said.clear();
    }

    /** The traces of all that is done and was told of, except those that were asked for before. */
    List<StatementTrace> traces() {
        readRest();
        List<StatementTrace> traces = List.copyOf(read);
        read.clear();
        return traces;
    }

    /** From here on the file's session can be asked at any time, as statements need that carry no look. */
    void asks(Connection session) throws SQLException {
        readRest();
        connection = session;
        state().learn(everything(session));
    }

    /** The look that a transaction begins with. */
    String opening() {
        return Looking.opening(majorVersion);
    }

    /**
     * The look that follows a statement; none where a later one tells enough.
     *
     * @param next the statement behind it in its transaction; null if there is none
     */
    Optional<String> afterStatement(SqlStatement statement, @Nullable SqlStatement next) {
        return plan.after(statement, next).map(look -> switch (look) {
            case EFFECTS -> Looking.atEffects();
            case LOCKS -> Looking.atLocks(fileStart);
            case LAST -> Looking.closing(fileStart, false, plan.mayMakeUnnoted());
            case LAST_WITH_LOCKS -> Looking.closing(fileStart, true, plan.mayMakeUnnoted());
        });
    }

    /** The answer to {@link #opening}. */
    void opened(String answer) {
        said.add(new Said(null, Looking.parts(answer)));
    }

    /** A statement is done that no look follows. */
    void passed(Place place, SqlStatement statement, List<String> notices) {
        said.add(new Said(new Done(place, plan.tag(statement), plan.isLookedAtLater(statement), notices), List.of()));
    }

    /** The answer to {@link #afterStatement}. */
    void answered(Place place, SqlStatement statement, List<String> notices, String answer) {
        said.add(new Said(new Done(place, plan.tag(statement), false, notices), Looking.parts(answer)));
    }

    /** Each answer tells of the statements before it that had none. */
    private void read(List<Said> unread) {
        List<Done> passed = new ArrayList<>();
        for (Said each : unread) {
            if (each.done() != null) {
                passed.add(each.done());
            } else {
                learn(Looking.parse(each.answer(), state()::name));
            }
            if (each.done() != null && !each.answer().isEmpty()) {
                read(passed, Looking.parse(each.answer(), state()::name));
                passed.clear();
            }
        }
    }

    private void learn(Observation start) {
        state().learn(start);
        lookEnded = start.ended();
    }

    /** What a look tells of several statements. */
    private void read(List<Done> statements, Observation now) {
        FileState file = state();
        file.enter(now.transaction());
        int last = statements.size() - 1;
        boolean isLater = statements.stream().anyMatch(Done::locks);
        statements.set(last, statements.get(last).locking(!isLater && !now.isGlance()));
        List<List<Firing>> shares = EffectRecorder.shares(statements, EffectRecorder.read(now.effects()));
        for (int i = 0; i <= last; i++) {
            Done each = statements.get(i);
            Duration duration = i == last ? until(now.began(), now.ended()) : duration(shares.get(i));
            List<Row> rows = each.locks() ? now.rows() : List.of();
            read.add(trace(each.place(), each.notices(), duration, rows, shares.get(i)));
            if (each.locks()) {
                file.advance(now);
            }
        }
        if (now.counter() > 0) {
            file.close(now);
        }
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
        reading.close();
        onlooker.close();
    }
}
