package io.github.supabasemigrate.execute;

import io.github.supabasemigrate.database.ServerError;
import io.github.supabasemigrate.execute.failure.StatementFailure;
import io.github.supabasemigrate.execute.session.Session;
import io.github.supabasemigrate.execute.transaction.ConcurrentBuild;
import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.plan.OutsideTransaction;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.sql.SourcePosition;
import io.github.supabasemigrate.sql.SqlStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A statement that cannot share a transaction with its own record. The record therefore says beforehand that it runs, and afterwards that
 * it is done; between the two a run that dies leaves a question, which the next run answers from the catalog or by running it again.
 */
final class AloneStatement {

    private static final Pattern CODE = Pattern.compile("(DO|CALL)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern CONCURRENTLY = Pattern.compile("\\bCONCURRENTLY\\b", Pattern.CASE_INSENSITIVE);

    /** What the server says to a statement that has had its effect before. */
    private static final Set<String> HAD_ITS_EFFECT = Set.of("42P04", "42710", "42P07", "3D000", "42704", "42P01");

    private final Session session;
    private final FileRecord record;
    private final StatementRunner runner;
    private final ExecutionListener listener;

    AloneStatement(Session session, FileRecord record, StatementRunner runner, ExecutionListener listener) {
        this.session = session;
        this.record = record;
        this.runner = runner;
        this.listener = listener;
    }

    Optional<StatementFailure> run(SqlStatement statement, int index) throws SQLException {
        boolean isAgain = record.isRunning();
        Optional<ConcurrentBuild> build = ConcurrentBuild.of(statement);
        boolean isBuilt = isAgain && build.isPresent() && build.get().isBuilt(session.connection());
        if (!isBuilt) {
            record.running(session);
            Optional<StatementFailure> failure = withoutLockTimeout(statement, index, build, isAgain);
            boolean happened = isAgain && failure.map(this::hadItsEffect).orElse(false);
            if (failure.isPresent() && !happened) {
                return failure;
            }
        }
        record.done(session, index + 1);
        return Optional.empty();
    }

    private boolean hadItsEffect(StatementFailure failure) {
        return HAD_ITS_EFFECT.contains(failure.error().sqlState());
    }

    /**
     * A concurrent build waits for every transaction older than itself, which blocks nobody: a timeout would only leave an invalid index.
     */
    private Optional<StatementFailure> withoutLockTimeout(
            SqlStatement statement, int index, Optional<ConcurrentBuild> build, boolean isAgain) throws SQLException {
        if (!CONCURRENTLY.matcher(statement.text()).find()) {
            return orMarkStopped(index, build, runner.run(session, index));
        }
        String timeout = lockTimeout();
        session.require("SET lock_timeout = 0");
        if (build.isPresent() && (isAgain || build.get().isHinderedByLeftovers())) {
            dropInvalid(build.get());
        }
        Optional<StatementFailure> failure = orMarkStopped(index, build, runner.run(session, index));
        if (failure.isPresent() && isPendingDetach(statement, failure.get())) {
            failure = session.run(finalizing(statement)).failure().map(cause -> failure(index, cause));
            listener.warning("A partition that a run which did not finish left half detached was detached.");
        }
        if (failure.isEmpty()) {
            session.require("SET lock_timeout = '" + timeout + "'");
        }
        return failure;
    }

    /** A detachment that was interrupted goes on by another command than the one that began it. */
    private static boolean isPendingDetach(SqlStatement statement, StatementFailure failure) {
        return failure.error().is("55000")
                && statement.tree().filter(tree -> tree.contains("DETACH")).isPresent();
    }

    /** The statement ends with {@code CONCURRENTLY}. */
    private static String finalizing(SqlStatement statement) {
        String text = statement.text();
        return text.substring(0, text.length() - "CONCURRENTLY".length()) + "FINALIZE";
    }

    private static StatementFailure failure(int index, SQLException cause) {
        return new StatementFailure(index, OptionalInt.empty(), cause);
    }

    private String lockTimeout() throws SQLException {
        try (var statement = session.connection().createStatement();
                var row = statement.executeQuery("SHOW lock_timeout")) {
            row.next();
            return row.getString(1);
        }
    }

    /** A failure that the server reported left nothing but, perhaps, an invalid index. */
    private Optional<StatementFailure> orMarkStopped(
            int index, Optional<ConcurrentBuild> build, Optional<StatementFailure> failure) throws SQLException {
        if (failure.isPresent() && !failure.get().isConnectionLost()) {
            session.abandon();
            if (build.isPresent() && !failure.get().error().is("42P07")) {
                tidy(build.get());
            }
            record.done(session, index);
        }
        return failure;
    }

    /** What the statement failed of is what the user has to know, not that somebody else owns an invalid index. */
    private void tidy(ConcurrentBuild build) {
        try {
            dropInvalid(build);
        } catch (SQLException e) {
            listener.warning("An invalid index that is left cannot be dropped: "
                    + ServerError.from(e).describe());
        }
    }

    private void dropInvalid(ConcurrentBuild build) throws SQLException {
        for (String index : build.dropInvalid(session.connection())) {
            listener.warning("The invalid index `" + index + "`, left by a build that did not finish, was dropped.");
        }
    }

    /**
     * Decides about a statement whose run died. Commands such as VACUUM or CREATE INDEX CONCURRENTLY can be run again, because they either
     * had their effect or left none that matters; a block of code that commits as it goes cannot.
     *
     * @throws MigrateException when only the user can know
     */
    static void decideInterrupted(
            MigrationFile file, FileRecord record, ExecutionOptions.Interrupted policy, Session session)
            throws SQLException {
        SqlStatement statement = file.script().statements().get(record.done());
        boolean isCommand = OutsideTransaction.reason(statement).isPresent()
                && !CODE.matcher(statement.text()).matches();
        if (isCommand || policy == ExecutionOptions.Interrupted.AGAIN) {
            return;
        }
        if (policy == ExecutionOptions.Interrupted.ASK) {
            throw ask(file, record, statement);
        }
        record.done(session, record.done() + 1);
    }

    private static MigrateException ask(MigrationFile file, FileRecord record, SqlStatement statement) {
        SourcePosition place = file.script().position(statement.body().start());
        return MigrateException.because("A run ended while this statement was working outside of a transaction; nobody"
                        + " knows how far it came.")
                .where(new Location(file.relativePath(), place.line(), place.column()))
                .state("The " + record.done() + " statements before it are committed, those after it are not.")
                .next("Look at the data. Then run it again: -Dsupabase-migrate.interrupted=again; or go on after it:"
                        + " -Dsupabase-migrate.interrupted=done")
                .build();
    }
}
