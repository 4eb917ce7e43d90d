package io.github.supabasemigrate.execute.transaction;

import io.github.supabasemigrate.execute.failure.StatementFailure;
import io.github.supabasemigrate.execute.session.Session;
import io.github.supabasemigrate.plan.TransactionControl;
import io.github.supabasemigrate.sql.SqlScript;
import io.github.supabasemigrate.sql.SqlStatement;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A transaction whose statements go to the server one by one: they carry COPY data, or somebody follows them. */
public final class PacedTransaction implements Transaction {

    /** Sends one statement of the script. */
    @FunctionalInterface
    public interface Sender {
        /** Sends the statement with this index; empty when it succeeded. */
        Optional<StatementFailure> send(Session session, int statement);
    }

    private final SqlScript script;
    private final Sender sender;
    private final int first;
    private final int end;

    /** Of the statements with these indices. */
    public PacedTransaction(SqlScript script, Sender sender, int first, int end) {
        this.script = script;
        this.sender = sender;
        this.first = first;
        this.end = end;
    }

    @Override
    public Optional<StatementFailure> run(Session session, List<String> opening, List<String> closing) {
        Optional<StatementFailure> failure = own(session, opening, first)
                .or(() -> statements(session))
                .or(() -> own(session, closing, end))
                .or(() -> own(session, List.of("COMMIT"), end));
        if (failure.isPresent() && !session.isLost()) {
            session.abandon();
        }
        return failure;
    }

    private static Optional<StatementFailure> own(Session session, List<String> sql, int statement) {
        return session.run(session.single(String.join(";\n", sql)).text())
                .failure()
                .map(cause -> new StatementFailure(statement, OptionalInt.empty(), cause));
    }

    private Optional<StatementFailure> statements(Session session) {
        List<SqlStatement> statements = script.statements();
        for (int i = first; i < end; i++) {
            if (!TransactionControl.isControl(statements.get(i))) {
                Optional<StatementFailure> failure = sender.send(session, i);
                if (failure.isPresent()) {
                    return failure;
                }
            }
        }
        return Optional.empty();
    }
}
