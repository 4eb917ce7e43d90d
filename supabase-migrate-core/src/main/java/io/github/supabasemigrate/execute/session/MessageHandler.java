package io.github.supabasemigrate.execute.session;

import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Field;
import org.postgresql.core.Query;
import org.postgresql.core.ResultCursor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.Tuple;

/** Counts the server's CommandComplete messages and passes notices on as they arrive; rows are of no interest. */
final class MessageHandler extends ResultHandlerBase {

    private final Consumer<ServerNotice> notices;
    private int completed;

    MessageHandler(Consumer<ServerNotice> notices) {
        this.notices = notices;
    }

    @Override
    public void handleResultRows(Query query, Field[] fields, List<Tuple> tuples, @Nullable ResultCursor cursor) {
        completed++;
    }

    @Override
    public void handleCommandStatus(String status, long updateCount, long insertOid) {
        completed++;
    }

    @Override
    public void handleWarning(SQLWarning warning) {
        notices.accept(ServerNotice.from(warning));
    }

    /** The outcome tells of a failure; nothing is thrown from inside the driver. */
    @Override
    public void handleCompletion() {}

    QueryOutcome outcome() {
        SQLException failure = getException();
        return new QueryOutcome(completed, failure);
    }
}
