package io.github.supabasemigrate.execute.session;

import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of one message to the server, which may hold many statements. */
public final class QueryOutcome {

    private final int completed;
    private final @Nullable SQLException failure;

    QueryOutcome(int completed, @Nullable SQLException failure) {
        this.completed = completed;
        this.failure = failure;
    }

    /** How many statements the server completed before it stopped; all of them without a failure. */
    public int completed() {
        return completed;
    }

    /** Why the server stopped. */
    public Optional<SQLException> failure() {
        return Optional.ofNullable(failure);
    }

    /** Throws the failure, if there is one. */
    public void orThrow() throws SQLException {
        if (failure != null) {
            throw failure;
        }
    }
}
