package io.github.supabasemigrate.execute.transaction;

import io.github.supabasemigrate.database.ServerError;
import io.github.supabasemigrate.execute.failure.StatementFailure;
import io.github.supabasemigrate.execute.session.QueryOutcome;
import io.github.supabasemigrate.execute.session.Session;
import io.github.supabasemigrate.plan.TransactionControl;
import io.github.supabasemigrate.sql.MetaCommand;
import io.github.supabasemigrate.sql.ScriptPiece;
import io.github.supabasemigrate.sql.SqlScript;
import io.github.supabasemigrate.sql.SqlStatement;
import io.github.supabasemigrate.sql.grammar.TextRange;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A transaction that travels in one message: BEGIN, the file's text as it is, its history row, COMMIT. The server answers every
 * statement with one CommandComplete, so their number tells which statement failed; a position counts from the message's start.
 */
public final class MessageTransaction implements Transaction {

    private final SqlScript script;
    private final int first;
    private final int end;

    /** Of the statements with these indices. */
    public MessageTransaction(SqlScript script, int first, int end) {
        this.script = script;
        this.first = first;
        this.end = end;
    }

    @Override
    public Optional<StatementFailure> run(Session session, List<String> opening, List<String> closing) {
        String before = String.join(";\n", opening) + ";\n";
        String after = ";\n" + String.join(";\n", closing) + ";\nCOMMIT";
        QueryOutcome outcome = session.run(before + body() + after);
        Optional<StatementFailure> failure = outcome.failure()
                .map(cause ->
                        locate(cause, outcome.completed() - opening.size(), before + body() + after, before.length()));
        if (failure.isPresent() && !session.isLost()) {
            session.abandon();
        }
        return failure;
    }

    /** The text with what the server must not see turned to blanks, so that every offset stays what it is in the file. */
    private String body() {
        List<SqlStatement> statements = script.statements();
        if (first == end) {
            return "";
        }
        int start = statements.get(first).range().start();
        int stop = statements.get(end - 1).body().end();
        StringBuilder text = new StringBuilder(script.text().substring(start, stop));
        for (ScriptPiece piece : script.pieces()) {
            if (isHidden(piece)
                    && piece.range().start() >= start
                    && piece.range().start() < stop) {
                blank(text, piece.range(), start);
            }
        }
        return text.toString();
    }

    private static boolean isHidden(ScriptPiece piece) {
        return piece instanceof MetaCommand
                || (piece instanceof SqlStatement statement && TransactionControl.isControl(statement));
    }

    private static void blank(StringBuilder text, TextRange range, int start) {
        int stop = Math.min(range.end() - start, text.length());
        for (int i = range.start() - start; i < stop; i++) {
            if (text.charAt(i) != '\n') {
                text.setCharAt(i, ' ');
            }
        }
    }

    private StatementFailure locate(SQLException cause, int completed, String message, int bodyStart) {
        OptionalInt inMessage = ServerError.from(cause).offsetIn(message);
        int bodyOffset = script.statements().isEmpty()
                ? 0
                : script.statements().get(first).range().start();
        if (inMessage.isPresent()) {
            int offset = inMessage.getAsInt() - bodyStart + bodyOffset;
            int statement = statementAt(offset);
            if (statement < end) {
                return new StatementFailure(statement, OptionalInt.of(offset), cause);
            }
        }
        return new StatementFailure(nth(completed), OptionalInt.empty(), cause);
    }

    /** The statement that an offset of the file lies in, or {@link #end}. */
    private int statementAt(int offset) {
        List<SqlStatement> statements = script.statements();
        for (int i = first; i < end; i++) {
            if (offset >= statements.get(i).range().start()
                    && offset <= statements.get(i).range().end()) {
                return i;
            }
        }
        return end;
    }

    /** The statement after as many that the server has seen. */
    private int nth(int completed) {
        int seen = 0;
        for (int i = first; i < end; i++) {
            if (!TransactionControl.isControl(script.statements().get(i))) {
                if (seen == completed) {
                    return i;
                }
                seen++;
            }
        }
        return end;
    }
}
