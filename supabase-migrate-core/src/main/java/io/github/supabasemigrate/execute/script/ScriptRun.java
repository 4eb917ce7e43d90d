package io.github.supabasemigrate.execute.script;

import io.github.supabasemigrate.database.ServerError;
import io.github.supabasemigrate.execute.failure.FailureMessage;
import io.github.supabasemigrate.execute.failure.StatementFailure;
import io.github.supabasemigrate.execute.session.Session;
import io.github.supabasemigrate.execute.transaction.CopyToClient;
import io.github.supabasemigrate.execute.transaction.StatementMessage;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.plan.OutsideTransaction;
import io.github.supabasemigrate.plan.TransactionControl;
import io.github.supabasemigrate.sql.CopyData;
import io.github.supabasemigrate.sql.MetaCommand;
import io.github.supabasemigrate.sql.ScriptPiece;
import io.github.supabasemigrate.sql.SqlScript;
import io.github.supabasemigrate.sql.SqlStatement;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Runs a file in one transaction without ever holding all of it: a window of text is split into statements, all but the last of them run,
 * and the window moves on. The rows of COPY stream through. What cannot run in a transaction interrupts it.
 */
public final class ScriptRun {

    private static final int WINDOW = 1 << 20;

    private final Session session;
    private final Path file;
    private final String shownAs;

    /**
     * @param shownAs the file's path in messages
     */
    public ScriptRun(Session session, Path file, String shownAs) {
        this.session = session;
        this.file = file;
        this.shownAs = shownAs;
    }

    /**
     * Runs the file.
     *
     * @param opening statements of ours before its transaction
     * @param closing statements of ours at the end of its transaction
     * @throws MigrateException when one of its statements fails; nothing of the transaction is left
     */
    public void run(List<String> opening, List<String> closing) throws IOException, SQLException {
        session.require(String.join(";\n", opening) + ";\nBEGIN");
        try (var source = new ScriptSource(file, shownAs)) {
            int size = WINDOW;
            for (String text = source.next(size); !text.isBlank(); text = source.next(size)) {
                boolean moved = runWindow(source, SqlScript.parse(text));
                size = moved ? WINDOW : 2 * size;
            }
        }
        session.require(String.join(";\n", closing) + ";\nCOMMIT");
    }

    /** False when the window does not hold one whole statement. */
    private boolean runWindow(ScriptSource source, SqlScript script) throws IOException, SQLException {
        refuseMetaCommands(source, script);
        List<SqlStatement> statements = script.statements();
        if (source.isAtEnd()) {
            runStatements(source, script, 0, statements.size());
            source.consume(script.text().length());
            return true;
        }
        int last = statements.size() - 1;
        if (last < 0) {
            return false;
        }
        SqlStatement lastStatement = statements.get(last);
        if (lastStatement.copyData().isPresent()) {
            runStatements(source, script, 0, last);
            int linesBefore = source.linesConsumed();
            source.consume(lastStatement.copyData().get().range().start());
            require(stream(lastStatement, source, last), script, linesBefore);
            return true;
        }
        if (last == 0) {
            return false;
        }
        runStatements(source, script, 0, last);
        source.consume(statements
                .get(last - 1)
                .copyData()
                .map(CopyData::range)
                .orElse(statements.get(last - 1).range())
                .end());
        return true;
    }

    private Optional<StatementFailure> stream(SqlStatement statement, ScriptSource source, int index)
            throws IOException {
        try {
            session.copyIn(statement.text(), source.copyRows());
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(failure(statement, index, e));
        }
    }

    /** Neighbours that need nothing special share a message. */
    private void runStatements(ScriptSource source, SqlScript script, int first, int end)
            throws IOException, SQLException {
        List<SqlStatement> statements = script.statements();
        int from = first;
        for (int i = first; i < end; i++) {
            if (!fitsInMessage(statements.get(i))) {
                require(message(script, from, i), script, source.linesConsumed());
                require(single(script, i), script, source.linesConsumed());
                from = i + 1;
            }
        }
        require(message(script, from, end), script, source.linesConsumed());
    }

    private static boolean fitsInMessage(SqlStatement statement) {
        return statement.copyData().isEmpty()
                && !CopyToClient.is(statement)
                && !TransactionControl.isControl(statement)
                && OutsideTransaction.reason(statement).isEmpty();
    }

    private Optional<StatementFailure> message(SqlScript script, int first, int end) {
        return first == end
                ? Optional.empty()
                : new StatementMessage(script, first, end).send(session, List.of(), List.of());
    }

    private Optional<StatementFailure> single(SqlScript script, int index) throws IOException {
        SqlStatement statement = script.statements().get(index);
        try {
            if (statement.copyData().isPresent()) {
                CopyData data = statement.copyData().get();
                session.copyIn(statement.text(), new StringReader(data.rows().in(script.text())));
            } else if (CopyToClient.is(statement)) {
                session.copyOut(statement.text());
            } else if (!TransactionControl.isControl(statement)) {
                session.require("COMMIT");
                session.require(statement.text());
                session.require("BEGIN");
            } else if (!TransactionControl.isBegin(statement) && !TransactionControl.isCommit(statement)) {
                session.require(statement.text());
                session.require("BEGIN");
            }
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(failure(statement, index, e));
        }
    }

    private static StatementFailure failure(SqlStatement statement, int index, SQLException cause) {
        OptionalInt offset = ServerError.from(cause).offsetIn(statement.text());
        return new StatementFailure(
                index,
                offset.isPresent() ? OptionalInt.of(statement.body().start() + offset.getAsInt()) : offset,
                cause);
    }

    private void require(Optional<StatementFailure> failure, SqlScript script, int linesBefore) {
        if (failure.isPresent()) {
            if (!session.isLost()) {
                session.abandon();
            }
            throw new FailureMessage(shownAs, script, linesBefore, failure.get())
                    .builder()
                    .state("Nothing of `" + shownAs + "` is left: its transaction was rolled back.")
                    .build();
        }
    }

    private void refuseMetaCommands(ScriptSource source, SqlScript script) {
        for (ScriptPiece piece : script.pieces()) {
            if (piece instanceof MetaCommand command && !command.isHarmless()) {
                if (!session.isLost()) {
                    session.abandon();
                }
                throw FailureMessage.metaCommand(shownAs, script, source.linesConsumed(), command);
            }
        }
    }
}
