package io.github.supabasemigrate.trace;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.database.ServerError;
import io.github.supabasemigrate.database.ServerInfo;
import io.github.supabasemigrate.execute.ExecutionListener;
import io.github.supabasemigrate.execute.StatementEvent;
import io.github.supabasemigrate.execute.session.ServerNotice;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.trace.StatementTrace.Place;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Follows a run of migrations on a shadow and keeps a trace of every statement. While it is open the shadow has event triggers
 * of ours; closing it takes them away, so that no catalog read afterwards shows them. For one run on one thread.
 */
public final class MigrationTracer implements ExecutionListener, AutoCloseable {

    private final Connection superuser;
    private final StatementObserver observer;
    private final List<StatementTrace> traces = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private String file = "";

    private MigrationTracer(Connection superuser, StatementObserver observer) {
        this.superuser = superuser;
        this.observer = observer;
    }

    /**
     * Gets ready to follow a run.
     *
     * @param superuser the shadow as its superuser, who alone may make event triggers
     */
    public static MigrationTracer on(Database superuser) {
        Connection connection = superuser.connect();
        try {
            EffectRecorder.install(connection);
            int major = ServerInfo.of(connection).major();
            return new MigrationTracer(connection, new StatementObserver(superuser, major));
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** The traces so far, in the order of the statements. */
    public List<StatementTrace> traces() {
        return List.copyOf(traces);
    }

    @Override
    public boolean followsStatements() {
        return true;
    }

    @Override
    public void notice(ServerNotice notice) {
        notices.add(notice.toString());
    }

    @Override
    public void statementStarting(StatementEvent event) throws SQLException {
        String path = event.file().relativePath();
        if (event.index() == 0 || !path.equals(file)) {
            file = path;
            observer.fileStarts(event.connection());
        }
        notices.clear();
        observer.before(event.isInTransaction());
    }

    @Override
    public void statementFinished(StatementEvent event) throws SQLException {
        traces.add(observer.after(new Place(file, event.index()), notices));
    }

    /** Takes the event triggers away. */
    @Override
    public void close() {
        try (superuser;
                observer) {
            EffectRecorder.remove(superuser);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static MigrateException failed(SQLException e) {
        return MigrateException.because("Following the statements on the shadow fails.")
                .why(ServerError.from(e).describe())
                .state("Only the shadow was touched, and it is thrown away.")
                .cause(e)
                .build();
    }
}
