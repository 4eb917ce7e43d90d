package io.github.supabasemigrate.execute.transaction;

import io.github.supabasemigrate.execute.failure.StatementFailure;
import io.github.supabasemigrate.execute.session.Session;
import io.github.supabasemigrate.sql.SqlScript;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A transaction that travels in one message: BEGIN, the file's text, its history row, COMMIT. */
public final class MessageTransaction implements Transaction {

    private final StatementMessage message;

    /** Of the statements with these indices. */
    public MessageTransaction(SqlScript script, int first, int end) {
        this.message = new StatementMessage(script, first, end);
    }

    @Override
    public Optional<StatementFailure> run(Session session, List<String> opening, List<String> closing) {
        List<String> ending =
                Stream.concat(closing.stream(), Stream.of("COMMIT")).toList();
        Optional<StatementFailure> failure = message.send(session, opening, ending);
        if (failure.isPresent() && !session.isLost()) {
            session.abandon();
        }
        return failure;
    }
}
