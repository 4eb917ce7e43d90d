package io.github.supabasemigrate.execute;

import io.github.supabasemigrate.execute.session.Session;
import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.plan.OutsideTransaction;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.sql.SourcePosition;
import io.github.supabasemigrate.sql.SqlStatement;
import java.sql.SQLException;
import java.util.regex.Pattern;

/**
 * A statement that was sent outside of a transaction by a run that died. Commands such as VACUUM or CREATE INDEX CONCURRENTLY can be run
 * again, because they either had their effect or left none that matters. A block of code that commits as it goes cannot.
 */
final class InterruptedStatement {

    private static final Pattern CODE = Pattern.compile("(DO|CALL)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final MigrationFile file;
    private final FileRecord record;
    private final ExecutionOptions.Interrupted policy;

    InterruptedStatement(MigrationFile file, FileRecord record, ExecutionOptions.Interrupted policy) {
        this.file = file;
        this.record = record;
        this.policy = policy;
    }

    /** Leaves the record as the next pass must find it, or throws when only the user can know. */
    void decide(Session session) throws SQLException {
        SqlStatement statement = file.script().statements().get(record.done());
        boolean isCommand = OutsideTransaction.reason(statement).isPresent()
                && !CODE.matcher(statement.text()).matches();
        if (isCommand || policy == ExecutionOptions.Interrupted.AGAIN) {
            return;
        }
        if (policy == ExecutionOptions.Interrupted.ASK) {
            throw ask(statement);
        }
        record.done(session, record.done() + 1);
    }

    private MigrateException ask(SqlStatement statement) {
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
