package io.github.supabasemigrate.execute;

import io.github.supabasemigrate.database.ServerError;
import io.github.supabasemigrate.execute.failure.StatementFailure;
import io.github.supabasemigrate.execute.session.Session;
import io.github.supabasemigrate.execute.transaction.CopyToClient;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.sql.CopyData;
import io.github.supabasemigrate.sql.SqlStatement;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalInt;

/** Sends single statements of one file, with the rows of those that carry some, and tells whoever follows. */
final class StatementRunner {

    private final MigrationFile file;
    private final ExecutionListener listener;

    StatementRunner(MigrationFile file, ExecutionListener listener) {
        this.file = file;
        this.listener = listener;
    }

    /** Runs one statement in whatever transaction is open. */
    Optional<StatementFailure> run(Session session, int index) {
        SqlStatement statement = file.script().statements().get(index);
        try {
            if (listener.followsStatements()) {
                listener.statementStarting(event(session, statement, index));
            }
            send(session, statement);
            if (listener.followsStatements()) {
                listener.statementFinished(event(session, statement, index));
            }
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(new StatementFailure(index, offset(statement, e), e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private StatementEvent event(Session session, SqlStatement statement, int index) {
        return new StatementEvent(file, statement, index, session.isInTransaction(), session.connection());
    }

    private void send(Session session, SqlStatement statement) throws SQLException, IOException {
        Optional<CopyData> data = statement.copyData();
        if (data.isPresent()) {
            session.copyIn(statement.text(), new StringReader(data.get().rows().in(file.text())));
        } else if (CopyToClient.is(statement)) {
            session.copyOut(statement.text());
        } else {
            session.require(statement.text());
        }
    }

    private static OptionalInt offset(SqlStatement statement, SQLException cause) {
        OptionalInt offset = ServerError.from(cause).offsetIn(statement.text());
        return offset.isPresent() ? OptionalInt.of(statement.body().start() + offset.getAsInt()) : offset;
    }
}
