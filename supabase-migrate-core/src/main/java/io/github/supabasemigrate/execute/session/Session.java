package io.github.supabasemigrate.execute.session;

import io.github.supabasemigrate.sql.Identifiers;
import io.github.supabasemigrate.sql.Literals;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.SqlCommand;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.PgConnection;

/**
 * A connection for users' SQL. Text goes to the server as it is, in simple query messages that may hold many statements, so that the
 * server alone decides where a statement ends and the driver never sees a {@code ?} or <code>{</code> in it. Transactions are begun and
 * ended by statements in that text. Not thread-safe.
 */
public final class Session implements AutoCloseable {

    private static final int WITH_ROWS =
            QueryExecutor.QUERY_EXECUTE_AS_SIMPLE | QueryExecutor.QUERY_ONESHOT | QueryExecutor.QUERY_SUPPRESS_BEGIN;
    private static final int FLAGS = WITH_ROWS | QueryExecutor.QUERY_NO_RESULTS;

    /** The last of what brings a session back to its start but its time zone, and the only one that tells something: nothing. */
    public static final String UNLOCK = "SELECT pg_catalog.pg_advisory_unlock_all()";

    private static final String LOGIN_ROLE = "RESET SESSION AUTHORIZATION";

    private static final List<String> RESTORE = List.of(
            "RESET ALL", "CLOSE ALL", "DEALLOCATE ALL", "UNLISTEN *", "DISCARD TEMP", "DISCARD SEQUENCES", UNLOCK);

    private final PgConnection connection;
    private final Consumer<ServerNotice> notices;
    private final UnaryOperator<String> rewriting;
    private final int backendPid;
    private final List<String> home;
    private final List<String> restoreAll;
    private final DriverSettings driverSettings = new DriverSettings();

    private Session(
            PgConnection connection,
            Consumer<ServerNotice> notices,
            UnaryOperator<String> rewriting,
            int backendPid,
            List<String> home,
            String timeZone) {
        this.connection = connection;
        this.notices = notices;
        this.rewriting = rewriting;
        this.backendPid = backendPid;
        this.home = home;
        List<String> all = new ArrayList<>(home);
        all.addAll(RESTORE);
        all.add(timeZone);
        this.restoreAll = List.copyOf(all);
    }

    /**
     * Takes over a fresh connection; the role and the time zone it has now are those that every file starts with. (The driver makes
     * this computer's time zone the session's default, so RESET ALL alone would bring that.)
     *
     * @param connection of pgjdbc, in autocommit mode
     */
    public static Session on(Connection connection, Consumer<ServerNotice> notices) throws SQLException {
        return on(connection, notices, UnaryOperator.identity());
    }

    /**
     * The same.
     *
     * @param rewriting what to send instead of a message
     */
    public static Session on(Connection connection, Consumer<ServerNotice> notices, UnaryOperator<String> rewriting)
            throws SQLException {
        PgConnection driver = connection.unwrap(PgConnection.class);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT pg_catalog.pg_backend_pid(), current_user, session_user,
                               pg_catalog.current_setting('TimeZone')
                        """)) {
            row.next();
            String role = row.getString(2);
            String timeZone = "SET TimeZone = " + Literals.quote(row.getString(4));
            List<String> home = role.equals(row.getString(3))
                    ? List.of(LOGIN_ROLE)
                    : List.of(LOGIN_ROLE, "SET ROLE " + Identifiers.quote(role));
            return new Session(driver, notices, rewriting, row.getInt(1), home, timeZone);
        }
    }

    /** Sends one message; a failure is part of the outcome. */
    public QueryOutcome run(String sql) {
        return send(sql, new MessageHandler(notices), FLAGS);
    }

    /**
     * The same.
     *
     * @param answer a query among the statements that has but one column, called so, and one row is a question
     */
    public QueryOutcome ask(String sql, String answer, Completions completions) {
        return send(sql, new MessageHandler(notices, answer, completions), WITH_ROWS);
    }

    private QueryOutcome send(String sql, MessageHandler handler, int flags) {
        try {
            QueryExecutor executor = connection.getQueryExecutor();
            var query = new NativeQuery(rewriting.apply(sql), SqlCommand.BLANK);
            executor.execute(executor.wrap(List.of(query)), null, handler, 0, 0, flags);
        } catch (SQLException e) {
            handler.handleError(e);
        }
        return handler.outcome();
    }

    /** What to send for a statement that travels alone, so that the driver bears what the file has set. */
    public SingleMessage single(String statement) {
        return driverSettings.around(statement, isInTransaction());
    }

    /** Runs our own statements; how many is of no interest. */
    public void require(String sql) throws SQLException {
        run(sql).orThrow();
    }

    /** Streams rows into {@code COPY … FROM STDIN}. */
    public void copyIn(String copy, Reader rows) throws SQLException, IOException {
        connection.getCopyAPI().copyIn(copy, rows);
    }

    /** Runs {@code COPY … TO STDOUT} as psql would, without a place to show the rows. */
    public void copyOut(String copy) throws SQLException, IOException {
        connection.getCopyAPI().copyOut(copy, OutputStream.nullOutputStream());
    }

    /** The statement that gives the rest of a transaction, and no more, the role of the connection. */
    public String actAsHome() {
        return home.size() == 1 ? "SET LOCAL ROLE NONE" : home.get(1).replace("SET ROLE", "SET LOCAL ROLE");
    }

    /** The statements that bring the role back to that of the connection, whatever a file did to it. */
    public List<String> restoreRole() {
        return home;
    }

    /**
     * The statements that undo what a file may have left in its session: role, settings, cursors, prepared statements, listening, locks,
     * temporary tables. What DISCARD ALL does, which cannot stand in one message with anything else.
     */
    public List<String> restoreAll() {
        return restoreAll;
    }

    public boolean isInTransaction() {
        return connection.getTransactionState() != TransactionState.IDLE;
    }

    /** Ends whatever a failure left open; a lost connection stays lost. */
    public void abandon() {
        run("ROLLBACK");
        run(String.join(";\n", restoreAll));
    }

    public int backendPid() {
        return backendPid;
    }

    public boolean isLost() {
        return connection.getQueryExecutor().isClosed();
    }

    /** The same connection for queries of our own; in autocommit mode. */
    public Connection connection() {
        return connection;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
