package io.github.supabasemigrate.execute.transaction;

import io.github.supabasemigrate.database.ServerError;
import io.github.supabasemigrate.execute.failure.StatementFailure;
import io.github.supabasemigrate.execute.session.Completions;
import io.github.supabasemigrate.execute.session.QueryOutcome;
import io.github.supabasemigrate.execute.session.Session;
import io.github.supabasemigrate.plan.TransactionControl;
import io.github.supabasemigrate.sql.MetaCommand;
import io.github.supabasemigrate.sql.ScriptPiece;
import io.github.supabasemigrate.sql.SqlScript;
import io.github.supabasemigrate.sql.SqlStatement;
import io.github.supabasemigrate.sql.grammar.TextRange;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Many statements of a script in one message: its text as it is, between statements of ours. The server answers every statement with one
 * CommandComplete, so their number tells which one failed; a position counts from the message's start.
 */
public final class StatementMessage {

    private static final String SEPARATOR = ";\n";

    private final SqlScript script;
    private final int first;
    private final int end;
    private final int[] sent;
    /** By statement that is sent; empty for one without a question, no list where nobody asks. */
    private final List<String> questions;

    /** Of the statements with these indices, without those that begin or end a transaction. */
    public StatementMessage(SqlScript script, int first, int end) {
        this(script, first, end, List.of());
    }

    /** What to ask after a statement, of which it is known what follows. */
    @FunctionalInterface
    interface Asking {
        Optional<String> after(SqlStatement statement, @Nullable SqlStatement next);
    }

    /** The same, with statements of ours between them. */
    StatementMessage(SqlScript script, int first, int end, Asking asking) {
        this(script, first, end, questions(script, sent(script, first, end).toArray(), asking));
    }

    private static List<String> questions(SqlScript script, int[] sent, Asking asking) {
        List<String> questions = new ArrayList<>(sent.length);
        for (int n = 0; n < sent.length; n++) {
            SqlStatement next = n + 1 < sent.length ? script.statements().get(sent[n + 1]) : null;
            questions.add(asking.after(script.statements().get(sent[n]), next)
                    .map(SEPARATOR::concat)
                    .orElse(""));
        }
        return questions;
    }

    private StatementMessage(SqlScript script, int first, int end, List<String> questions) {
        this.script = script;
        this.first = first;
        this.end = end;
        this.sent = sent(script, first, end).toArray();
        this.questions = questions;
    }

    private static IntStream sent(SqlScript script, int first, int end) {
        return IntStream.range(first, end)
                .filter(i -> !TransactionControl.isControl(script.statements().get(i)));
    }

    /** How many statements are sent. */
    int size() {
        return sent.length;
    }

    /** Whether a question follows the n-th statement that is sent. */
    boolean isAsked(int n) {
        return !questions.get(n).isEmpty();
    }

    /** The index in the file of the n-th statement that is sent, from 0. */
    int statement(int n) {
        return n < sent.length ? sent[n] : end;
    }

    /** Sends all in one; a failure in one of our own statements is one after the script's last. */
    public Optional<StatementFailure> send(Session session, List<String> before, List<String> after) {
        return send(before, after, session::run);
    }

    /** The same. Who asks is told of statements and answers as they come. */
    Optional<StatementFailure> send(Session session, List<String> before, List<String> after, Completions completions) {
        return send(before, after, message -> session.ask(message, Questions.ANSWER, completions));
    }

    private Optional<StatementFailure> send(
            List<String> before, List<String> after, Function<String, QueryOutcome> sending) {
        StringBuilder text = new StringBuilder(lengthOf(before, after));
        before.forEach(sql -> text.append(sql).append(SEPARATOR));
        int bodyStart = text.length();
        appendBody(text);
        after.forEach(sql -> text.append(SEPARATOR).append(sql));
        String message = text.toString();
        QueryOutcome outcome = sending.apply(message);
        // A connection may be lost before even what stands before the script is answered.
        int completed = Math.max(0, outcome.completed() - before.size());
        return outcome.failure().map(cause -> locate(cause, completed, message, bodyStart));
    }

    private int start() {
        return first == end ? 0 : script.statements().get(first).range().start();
    }

    private int stop() {
        return first == end ? 0 : script.statements().get(end - 1).body().end();
    }

    /** What the message takes at least, in one piece: a file of megabytes shall not be copied while it grows. */
    private int lengthOf(List<String> before, List<String> after) {
        return Stream.concat(before.stream(), after.stream())
                        .mapToInt(sql -> sql.length() + SEPARATOR.length())
                        .sum()
                + stop()
                - start();
    }

    private void appendBody(StringBuilder message) {
        if (questions.isEmpty()) {
            int offset = message.length();
            message.append(script.text(), start(), stop());
            hide(message, start() - offset);
        } else {
            StringBuilder text = new StringBuilder(script.text().substring(start(), stop()));
            hide(text, start());
            message.append(withQuestions(text, start()));
        }
    }

    /**
     * Turns what the server must not see to blanks, so that every offset stays what it is in the file.
     *
     * @param shift between an offset in the file and the same in the text
     */
    private void hide(StringBuilder text, int shift) {
        int start = start();
        int stop = stop();
        for (ScriptPiece piece : script.pieces()) {
            if (isHidden(piece)
                    && piece.range().start() >= start
                    && piece.range().start() < stop) {
                blank(text, piece.range(), shift);
            }
        }
    }

    /** A question stands right behind its statement, before the statement's own semicolon. */
    private String withQuestions(StringBuilder text, int start) {
        StringBuilder with = new StringBuilder();
        int copied = 0;
        for (int n = 0; n < questions.size(); n++) {
            int stop = script.statements().get(sent[n]).body().end() - start;
            with.append(text, copied, stop).append(questions.get(n));
            copied = stop;
        }
        return with.append(text, copied, text.length()).toString();
    }

    /** The place in the file of a place in the body, which is the file's text with questions in it. */
    private int offsetInFile(int offsetInBody) {
        int offset = offsetInBody + start();
        for (int n = 0; n < questions.size(); n++) {
            int stop = script.statements().get(sent[n]).body().end();
            if (offset <= stop) {
                return offset;
            }
            offset = Math.max(stop, offset - questions.get(n).length());
        }
        return offset;
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
            int offset = offsetInFile(inMessage.getAsInt() - bodyStart);
            int statement = statementAt(offset);
            if (statement < end) {
                return new StatementFailure(statement, OptionalInt.of(offset), cause);
            }
        }
        int statement = statement(questions.isEmpty() ? completed : failing(completed));
        return new StatementFailure(
                statement < end ? statement : script.statements().size(), OptionalInt.empty(), cause);
    }

    /** The statement that failed, or whose question did, after so many of both were completed. */
    private int failing(int completed) {
        int left = completed;
        int n = 0;
        while (n < sent.length && left >= (isAsked(n) ? 2 : 1)) {
            left -= isAsked(n) ? 2 : 1;
            n++;
        }
        return n;
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
}
