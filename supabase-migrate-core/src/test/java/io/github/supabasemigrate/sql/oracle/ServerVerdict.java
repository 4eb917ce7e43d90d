package io.github.supabasemigrate.sql.oracle;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What a real server says of a text without running it: a simple query message is parsed whole before anything in it runs, so
 * behind {@code SELECT 1/0;} a text that parses ends in a division by zero, and any other in its own error.
 *
 * @param parses whether it does
 * @param message the server's complaint, or empty
 * @param offset where the server points, in UTF-16 units of the text
 */
record ServerVerdict(boolean parses, String message, int offset) {

    private static final String FIRST = "SELECT 1/0;";
    private static final String DIVISION_BY_ZERO = "22012";

    static ServerVerdict of(Connection connection, String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(FIRST + text);
            throw new AssertionError("divided by zero: " + text);
        } catch (PSQLException e) {
            ServerErrorMessage message = e.getServerErrorMessage();
            if (message == null) {
                throw e;
            }
            if (DIVISION_BY_ZERO.equals(message.getSQLState())) {
                return new ServerVerdict(true, "", -1);
            }
            int characters = message.getPosition() - 1 - FIRST.length();
            int offset = characters < 0
                    ? -1
                    : text.offsetByCodePoints(0, Math.min(characters, text.codePointCount(0, text.length())));
            return new ServerVerdict(false, String.valueOf(message.getMessage()), offset);
        }
    }
}
