package io.github.supabasemigrate.execute.session;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Field;
import org.postgresql.core.Query;
import org.postgresql.core.ResultCursor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.Tuple;

/** Counts the server's CommandComplete messages and passes notices and rows on as they arrive. */
final class MessageHandler extends ResultHandlerBase {

    private final Consumer<ServerNotice> notices;
    private final Consumer<Rows> rows;
    private int completed;

    MessageHandler(Consumer<ServerNotice> notices, Consumer<Rows> rows) {
        this.notices = notices;
        this.rows = rows;
    }

    /** What a query returned. */
    record Rows(List<Field> fields, List<Tuple> tuples) {

        /** The value of the only row, if its only column has this name. */
        Optional<String> answer(String column) {
            if (tuples.size() != 1
                    || fields.size() != 1
                    || !fields.get(0).getColumnLabel().equals(column)) {
                return Optional.empty();
            }
            byte[] value = tuples.get(0).get(0);
            return Optional.of(value == null ? "" : new String(value, StandardCharsets.UTF_8));
        }
    }

    @Override
    public void handleResultRows(Query query, Field[] fields, List<Tuple> tuples, @Nullable ResultCursor cursor) {
        completed++;
        rows.accept(new Rows(List.of(fields), tuples));
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
