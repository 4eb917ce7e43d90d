package io.github.supabasemigrate.database;

import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What the server said when it refused: the fields of its ErrorResponse (PostgreSQL manual §55.8). For an error that the
 * driver raised by itself only SQLSTATE and message are there.
 *
 * @param sqlState five characters; {@code 08006} and its kin when the connection was lost
 * @param severity {@code ERROR}, {@code FATAL} or {@code PANIC}, in the language of the server's messages
 * @param position in code points from 1 in the statement as it was sent; 0 when the server named none
 * @param where the call stack: function, line, statement
 * @param internalQuery the statement that a function ran
 * @param internalPosition in code points from 1 in {@code internalQuery}; 0 when there is none
 */
public record ServerError(
        String sqlState,
        String severity,
        String message,
        @Nullable String detail,
        @Nullable String hint,
        int position,
        @Nullable String where,
        @Nullable String internalQuery,
        int internalPosition,
        Subject subject) {

    /** What the error is about, for the errors that say so (class 23 and some of 22 and 42). */
    public record Subject(
            @Nullable String schema,
            @Nullable String table,
            @Nullable String column,
            @Nullable String dataType,
            @Nullable String constraint) {}

    public ServerError {
        Objects.requireNonNull(sqlState, "sqlState");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(message, "message");
    }

    /** Reads the exception, or the first among its causes and successors that carries the server's own words. */
    public static ServerError from(SQLException exception) {
        for (Throwable link : exception) {
            if (link instanceof PSQLException answer && answer.getServerErrorMessage() != null) {
                return of(answer.getServerErrorMessage());
            }
        }
        String message = exception.getMessage() == null ? exception.getClass().getSimpleName() : exception.getMessage();
        String state = exception.getSQLState() == null ? "XX000" : exception.getSQLState();
        return new ServerError(
                state, "ERROR", message, null, null, 0, null, null, 0, new Subject(null, null, null, null, null));
    }

    private static ServerError of(ServerErrorMessage answer) {
        return new ServerError(
                orElse(answer.getSQLState(), "XX000"),
                orElse(answer.getSeverity(), "ERROR"),
                orElse(answer.getMessage(), "no message"),
                answer.getDetail(),
                answer.getHint(),
                answer.getPosition(),
                answer.getWhere(),
                answer.getInternalQuery(),
                answer.getInternalPosition(),
                new Subject(
                        answer.getSchema(),
                        answer.getTable(),
                        answer.getColumn(),
                        answer.getDatatype(),
                        answer.getConstraint()));
    }

    private static String orElse(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }

    /**
     * Where in the statement the error is, as a UTF-16 offset from 0: the server counts code points, Java does not.
     *
     * @param statement the text as it was sent
     */
    public OptionalInt offsetIn(String statement) {
        return offset(statement, position);
    }

    /** Where in {@link #internalQuery()} the error is, as a UTF-16 offset from 0. */
    public OptionalInt internalOffset() {
        return internalQuery == null ? OptionalInt.empty() : offset(internalQuery, internalPosition);
    }

    private static OptionalInt offset(String text, int position) {
        if (position < 1 || position - 1 > text.codePointCount(0, text.length())) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(text.offsetByCodePoints(0, position - 1));
    }

    /** True when the session is gone, so that nothing more can be learnt through it. */
    public boolean isConnectionLost() {
        return sqlState.startsWith("08") || sqlState.equals("57P01") || sqlState.equals("57P02");
    }

    public boolean is(String state) {
        return sqlState.equals(state);
    }

    public Optional<String> constraint() {
        return Optional.ofNullable(subject.constraint());
    }

    /** The same without DETAIL, which may quote a row. */
    public ServerError withoutDetail() {
        return new ServerError(
                sqlState, severity, message, null, hint, position, where, internalQuery, internalPosition, subject);
    }

    /** {@code ERROR: message (SQLSTATE 42P07)} and, a line each, DETAIL, HINT, CONTEXT: psql's words and order. */
    public String describe() {
        StringBuilder text = new StringBuilder(severity + ": " + message + " (SQLSTATE " + sqlState + ")");
        append(text, "DETAIL: ", detail);
        append(text, "HINT: ", hint);
        append(text, "QUERY: ", internalQuery);
        append(text, "CONTEXT: ", where);
        return text.toString();
    }

    private static void append(StringBuilder text, String label, @Nullable String part) {
        if (part != null && !part.isEmpty()) {
            text.append('\n').append(label).append(part);
        }
    }

    @Override
    public String toString() {
        return describe();
    }
}
