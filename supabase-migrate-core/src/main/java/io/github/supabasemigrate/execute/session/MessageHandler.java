package io.github.supabasemigrate.execute.session;

import java.nio.charset.StandardCharsets;
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

/** Counts the server's CommandComplete messages and passes notices and answers on as they arrive. */
final class MessageHandler extends ResultHandlerBase {

    private final Consumer<ServerNotice> notices;
    private final String answer;
    private final @Nullable Completions completions;
    private int completed;

    MessageHandler(Consumer<ServerNotice> notices) {
        this(notices, "", null);
    }

    /**
     * @param answer the name of the only column of a query that is a question and has one row
     */
    MessageHandler(Consumer<ServerNotice> notices, String answer, @Nullable Completions completions) {
        this.notices = notices;
        this.answer = answer;
        this.completions = completions;
    }

    @Override
    public void handleResultRows(Query query, Field[] fields, List<Tuple> tuples, @Nullable ResultCursor cursor) {
        boolean isAnswer = tuples.size() == 1
                && fields.length == 1
                && fields[0].getColumnLabel().equals(answer);
        if (!isAnswer) {
            complete();
            return;
        }
        completed++;
        if (completions != null) {
            byte[] value = tuples.get(0).get(0);
            completions.answered(value == null ? "" : new String(value, StandardCharsets.UTF_8));
        }
    }

    @Override
    public void handleCommandStatus(String status, long updateCount, long insertOid) {
        complete();
    }

    private void complete() {
        completed++;
        if (completions != null) {
            completions.completed();
        }
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
