package io.github.supabasemigrate.execute;

import io.github.supabasemigrate.database.ServerError;
import io.github.supabasemigrate.execute.failure.StatementFailure;
import io.github.supabasemigrate.execute.session.Session;
import io.github.supabasemigrate.execute.session.SingleMessage;
import io.github.supabasemigrate.execute.transaction.CopyToClient;
import io.github.supabasemigrate.plan.TransactionControl;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.sql.CopyData;
import io.github.supabasemigrate.sql.SqlStatement;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Sends single statements of one file, with the rows of those that carry some, and tells whoever follows. */
final class StatementRunner {

    private static final Pattern OTHER_ENCODING = Pattern.compile(
            "SET\\s+(SESSION\\s+|LOCAL\\s+)?(NAMES|client_encoding)\\b\\s*+(=|TO\\b)?+\\s*+(?!(['\"]?(UTF-?8|UNICODE)\\b|DEFAULT\\b)).*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final MigrationFile file;
    private final ExecutionListener listener;

    StatementRunner(MigrationFile file, ExecutionListener listener) {
        this.file = file;
        this.listener = listener;
    }

    /** Runs one statement in whatever transaction is open. */
    Optional<StatementFailure> run(Session session, int index) {
        SqlStatement statement = file.script().statements().get(index);
        SingleMessage message =
                isPlain(statement) ? session.single(statement.text()) : SingleMessage.of(statement.text());
        try {
            if (listener.followsStatements()) {
                listener.statementStarting(event(session, statement, index));
            }
            send(session, statement, message);
            if (listener.followsStatements()) {
                listener.statementFinished(event(session, statement, index));
            }
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(new StatementFailure(index, offset(statement, message, e), e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private StatementEvent event(Session session, SqlStatement statement, int index) {
        return new StatementEvent(file, statement, index, session.isInTransaction(), session.connection());
    }

    private static boolean isPlain(SqlStatement statement) {
        return statement.copyData().isEmpty()
                && !CopyToClient.is(statement)
                && !TransactionControl.isControl(statement);
    }

    private void send(Session session, SqlStatement statement, SingleMessage message) throws SQLException, IOException {
        Optional<CopyData> data = statement.copyData();
        if (data.isPresent()) {
            session.copyIn(statement.text(), new StringReader(data.get().rows().in(file.text())));
        } else if (CopyToClient.is(statement)) {
            session.copyOut(statement.text());
        } else {
            session.require(message.text());
            tellOfEncoding(statement);
        }
    }

    private void tellOfEncoding(SqlStatement statement) {
        if (OTHER_ENCODING.matcher(statement.text()).matches()) {
            listener.warning(
                    "`" + file.fileName() + "` sets another encoding than its own; its text goes to the server as the"
                            + " UTF-8 that it is.");
        }
    }

    private static OptionalInt offset(SqlStatement statement, SingleMessage message, SQLException cause) {
        OptionalInt offset = ServerError.from(cause).offsetIn(message.text());
        int inStatement = offset.orElse(-1) - message.lead().length();
        return inStatement < 0 || inStatement > statement.text().length()
                ? OptionalInt.empty()
                : OptionalInt.of(statement.body().start() + inStatement);
    }
}
