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
import java.util.stream.Stream;

/**
 * Many statements of a script in one message: its text as it is, between statements of ours. The server answers every statement with one
 * CommandComplete, so their number tells which one failed; a position counts from the message's start.
 */
public final class StatementMessage {

    private static final String SEPARATOR = ";\n";

    private final SqlScript script;
    private final int first;
    private final int end;

    /** Of the statements with these indices, without those that begin or end a transaction. */
    public StatementMessage(SqlScript script, int first, int end) {
        this.script = script;
        this.first = first;
        this.end = end;
    }

    /** Sends all in one; a failure in one of our own statements is one after the script's last. */
    public Optional<StatementFailure> send(Session session, List<String> before, List<String> after) {
        StringBuilder opening = new StringBuilder();
        before.forEach(sql -> opening.append(sql).append(SEPARATOR));
        int bodyStart = opening.length();
        String message = Stream.concat(Stream.of(opening.append(body()).toString()), after.stream())
                .reduce((left, right) -> left + SEPARATOR + right)
                .orElseThrow();
        QueryOutcome outcome = session.run(message);
        return outcome.failure().map(cause -> locate(cause, outcome.completed() - before.size(), message, bodyStart));
    }

    private int start() {
        return first == end ? 0 : script.statements().get(first).range().start();
    }

    /** The text with what the server must not see turned to blanks, so that every offset stays what it is in the file. */
    private String body() {
        if (first == end) {
            return "";
        }
        int start = start();
        int stop = script.statements().get(end - 1).body().end();
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
        if (inMessage.isPresent()) {
            int offset = inMessage.getAsInt() - bodyStart + start();
            int statement = statementAt(offset);
            if (statement < end) {
                return new StatementFailure(statement, OptionalInt.of(offset), cause);
            }
        }
        int statement = nth(completed);
        return new StatementFailure(
                statement < end ? statement : script.statements().size(), OptionalInt.empty(), cause);
    }

    /** The statement that an offset of the file lies in, or {@link #end}. */
    private int statementAt(int offset) {
        List<SqlStatement> statements = script.statements();
        for (int i = first; i < end; i++) {
            TextRange range = statements.get(i).range();
            if (offset >= range.start() && offset <= range.end()) {
                return i;
            }
        }
        return end;
    }

    /** The statement after as many that the server has completed, or {@link #end}. */
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
