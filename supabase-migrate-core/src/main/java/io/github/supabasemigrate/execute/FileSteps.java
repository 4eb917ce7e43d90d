package io.github.supabasemigrate.execute;

import io.github.supabasemigrate.execute.failure.StatementFailure;
import io.github.supabasemigrate.execute.session.Session;
import io.github.supabasemigrate.execute.transaction.CopyToClient;
import io.github.supabasemigrate.execute.transaction.FollowedTransaction;
import io.github.supabasemigrate.execute.transaction.MessageTransaction;
import io.github.supabasemigrate.execute.transaction.PacedTransaction;
import io.github.supabasemigrate.execute.transaction.Questions;
import io.github.supabasemigrate.execute.transaction.SessionSettings;
import io.github.supabasemigrate.execute.transaction.Transaction;
import io.github.supabasemigrate.plan.OutsideTransaction;
import io.github.supabasemigrate.plan.TransactionControl;
import io.github.supabasemigrate.plan.TransactionMode;
import io.github.supabasemigrate.plan.TransactionMode.Step;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.sql.SqlStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * One pass over the steps of a file, from what is committed to the end. Whatever it commits it records in the same transaction, or around
 * what cannot have one; so after any failure the record tells where the next pass begins.
 */
final class FileSteps {

    /** Settings that change how the server reads the rest of a message, which it has read already when they take effect. */
    private static final Pattern LEXER_SETTING = Pattern.compile(
            "standard_conforming_strings|backslash_quote|client_encoding|\\bSET\\s+((SESSION|LOCAL)\\s+)?NAMES\\b",
            Pattern.CASE_INSENSITIVE);

    /** Statements that may end their transaction from inside, so that only the server knows whether they can have one. */
    private static final Pattern MAY_COMMIT =
            Pattern.compile("(CALL|DO)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final MigrationFile file;
    private final List<SqlStatement> statements;
    private final TransactionMode mode;
    private final FileRecord record;
    private final Target target;
    private final ExecutionListener listener;
    private final StatementRunner runner;
    private final Optional<Questions> questions;
    private boolean sessionIsReady;

    FileSteps(MigrationFile file, TransactionMode mode, FileRecord record, Target target, ExecutionListener listener) {
        this.file = file;
        this.statements = file.script().statements();
        this.mode = mode;
        this.record = record;
        this.target = target;
        this.listener = listener;
        this.runner = new StatementRunner(file, listener);
        this.questions = listener.questions(file);
    }

    /** Runs what is left; empty when the file and its history row are committed. */
    Optional<StatementFailure> run() throws SQLException {
        for (Step step : mode.steps()) {
            if (step.end() > record.done()) {
                Optional<StatementFailure> failure = run(step);
                if (failure.isPresent()) {
                    return failure;
                }
            }
        }
        return record.isComplete() ? Optional.empty() : together(statements.size(), statements.size());
    }

    private Optional<StatementFailure> run(Step step) throws SQLException {
        int first = Math.max(step.first(), record.done());
        return switch (step.commit()) {
            case TOGETHER -> together(first, step.end());
            case ALONE -> alone(first);
            case EACH -> each(first, step.end());
            case AS_WRITTEN -> asWritten(first, step.end());
        };
    }

    private Optional<StatementFailure> together(int first, int end) {
        Session session = target.session();
        List<String> opening = new ArrayList<>(preparation());
        opening.addAll(SessionSettings.ofDates(statements, first));
        opening.add("BEGIN");
        List<String> closing = new ArrayList<>(record.closing(session, end));
        if (!SessionSettings.ofDates(statements, end).isEmpty()) {
            closing.add(SessionSettings.DATES_OF_DRIVER);
        }
        Optional<StatementFailure> failure = transaction(first, end).run(session, opening, closing);
        if (failure.isEmpty()) {
            record.committed(end);
        }
        return failure;
    }

    private Transaction transaction(int first, int end) {
        boolean fitsInMessage = statements.subList(first, end).stream().allMatch(FileSteps::fitsInMessage);
        if (fitsInMessage && questions.isPresent()) {
            return new FollowedTransaction(file.script(), first, end, questions.get());
        }
        return fitsInMessage && !listener.followsStatements()
                ? new MessageTransaction(file.script(), first, end)
                : new PacedTransaction(file.script(), runner::run, first, end);
    }

    private static boolean fitsInMessage(SqlStatement statement) {
        return statement.copyData().isEmpty() && !CopyToClient.is(statement) && !changesLexer(statement.text());
    }

    /** SET, SELECT set_config(…), RESET, DO and WITH are the statements that can. */
    private static boolean changesLexer(String text) {
        return "SsRrDdWw".indexOf(text.charAt(0)) >= 0
                && LEXER_SETTING.matcher(text).find();
    }

    /** What must precede the first statement of a pass: a clean session with the settings that the file has made so far. */
    private List<String> preparation() {
        if (sessionIsReady) {
            return List.of();
        }
        sessionIsReady = true;
        var sql = new ArrayList<>(target.freshSession());
        sql.addAll(SessionSettings.of(statements, record.done()));
        return sql;
    }

    private Optional<StatementFailure> each(int first, int end) throws SQLException {
        for (int i = first; i < end; i++) {
            Optional<StatementFailure> failure = one(i);
            if (failure.isPresent()) {
                return failure;
            }
        }
        return Optional.empty();
    }

    private Optional<StatementFailure> one(int index) throws SQLException {
        SqlStatement statement = statements.get(index);
        boolean canHaveTransaction = OutsideTransaction.reason(statement).isEmpty()
                && !MAY_COMMIT.matcher(statement.text()).matches();
        return canHaveTransaction ? together(index, index + 1) : alone(index);
    }

    private Optional<StatementFailure> alone(int index) throws SQLException {
        prepareSession();
        return new AloneStatement(target.session(), record, runner, listener).run(statements.get(index), index);
    }

    private void prepareSession() throws SQLException {
        List<String> preparation = preparation();
        if (!preparation.isEmpty()) {
            Session session = target.session();
            session.require(session.single(String.join(";\n", preparation)).text());
        }
    }

    /** The author's own transactions: what lies outside of them is committed statement by statement. */
    private Optional<StatementFailure> asWritten(int first, int end) throws SQLException {
        prepareSession();
        Session session = target.session();
        for (int i = first; i < end; i++) {
            Optional<StatementFailure> failure = TransactionControl.isControl(statements.get(i))
                    ? control(session, i)
                    : session.isInTransaction() ? inAuthorsTransaction(session, i) : one(i);
            if (failure.isPresent()) {
                return failure;
            }
        }
        return session.isInTransaction() ? commitForAuthor(session, end) : Optional.empty();
    }

    private Optional<StatementFailure> inAuthorsTransaction(Session session, int index) {
        Optional<StatementFailure> failure = runner.run(session, index);
        if (failure.isPresent() && !session.isLost()) {
            session.abandon();
        }
        return failure;
    }

    private Optional<StatementFailure> control(Session session, int index) throws SQLException {
        boolean commits = session.isInTransaction() && TransactionControl.isCommit(statements.get(index));
        boolean recordsItself = commits && isWritable(session);
        if (recordsItself) {
            session.require(String.join("; ", record.closingStep(session, index + 1)));
        }
        boolean isOpen = session.isInTransaction();
        Optional<StatementFailure> failure = inAuthorsTransaction(session, index);
        if (failure.isEmpty() && !isOpen && session.isInTransaction()) {
            writeDatesAsBefore(session, index);
        }
        if (failure.isEmpty() && recordsItself) {
            record.stepCommitted(index + 1);
        } else if (failure.isEmpty() && !session.isInTransaction()) {
            record.done(session, index + 1);
        }
        return failure;
    }

    /** How the file said that dates are written before its transaction began; that lasted for the message alone. */
    private void writeDatesAsBefore(Session session, int index) throws SQLException {
        List<String> styles = SessionSettings.ofDates(statements, index);
        if (!styles.isEmpty()) {
            session.require(session.single(String.join(";\n", styles)).text());
        }
    }

    private static boolean isWritable(Session session) throws SQLException {
        try (var statement = session.connection().createStatement();
                var row =
                        statement.executeQuery("SELECT pg_catalog.current_setting('transaction_read_only') = 'off'")) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** A BEGIN without its COMMIT: psql would roll back at the end of the file, which nobody can have wanted. */
    private Optional<StatementFailure> commitForAuthor(Session session, int end) {
        listener.warning("`" + file.fileName() + "` begins a transaction that it does not end; it is committed with the"
                + " end of the file. Write the COMMIT.");
        String closing = String.join(";\n", record.closing(session, end)) + ";\nCOMMIT";
        Optional<StatementFailure> failure =
                session.run(closing).failure().map(cause -> new StatementFailure(end, OptionalInt.empty(), cause));
        if (failure.isEmpty()) {
            record.committed(end);
        }
        return failure;
    }
}
