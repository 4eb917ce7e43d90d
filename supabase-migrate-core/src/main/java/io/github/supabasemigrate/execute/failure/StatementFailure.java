package io.github.supabasemigrate.execute.failure;

import io.github.supabasemigrate.database.ServerError;
import java.sql.SQLException;
import java.util.OptionalInt;

/**
 * Where in a file the server, or the connection to it, stopped.
 *
 * @param statement index in the file; the number of its statements when what failed came after them: the history row or COMMIT
 * @param offset in the file's text, if the server pointed at a place
 */
public record StatementFailure(int statement, OptionalInt offset, SQLException cause) {

    /** The server's own words. */
    public ServerError error() {
        return ServerError.from(cause);
    }

    public boolean isConnectionLost() {
        return error().isConnectionLost();
    }
}
