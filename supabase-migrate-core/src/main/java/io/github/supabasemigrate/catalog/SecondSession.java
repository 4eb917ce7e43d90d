package io.github.supabasemigrate.catalog;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Another session in the same database that sees what a first one sees, by an exported snapshot (manual, "Snapshot
 * Synchronization Functions"), and answers a part of the questions meanwhile.
 */
final class SecondSession implements AutoCloseable {

    private final CatalogReader.Sessions sessions;
    private final String snapshot;
    private final FutureTask<Statement> answer;
    private @Nullable Connection connection;
    private boolean isClosed;

    /**
     * @param sessions opens it
     * @param snapshot of the transaction of the first session, which must last until this is closed
     * @param sql the questions, one message
     */
    SecondSession(CatalogReader.Sessions sessions, String snapshot, String sql) {
        this.sessions = sessions;
        this.snapshot = snapshot;
        this.answer = new FutureTask<>(() -> ask(sql));
    }

    /** Begins to ask. */
    SecondSession start() {
        var thread = new Thread(answer, "catalog session");
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    private Statement ask(String sql) throws SQLException {
        Connection opened = keep(sessions.open());
        opened.setAutoCommit(false);
        Statement statement = opened.createStatement();
        statement.execute(CatalogReader.READ_ONLY_SNAPSHOT);
        statement.execute("SET TRANSACTION SNAPSHOT '" + snapshot + "'");
        statement.execute(CatalogReader.PIN_SETTINGS);
        statement.execute(sql);
        return statement;
    }

    /** Whoever closes this does not wait for a session that is still being opened. */
    private synchronized Connection keep(Connection opened) throws SQLException {
        connection = opened;
        if (isClosed) {
            opened.close();
        }
        return opened;
    }

    /** The executed statement; fails where there is no second session to be had. */
    Statement answered() throws SQLException {
        return Answers.await(answer);
    }

    @Override
    public synchronized void close() throws SQLException {
        isClosed = true;
        Connection opened = connection;
        if (opened != null) {
            opened.close();
        }
    }
}
