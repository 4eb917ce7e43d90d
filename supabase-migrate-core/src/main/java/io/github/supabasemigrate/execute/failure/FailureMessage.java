package io.github.supabasemigrate.execute.failure;

import io.github.supabasemigrate.database.ServerError;
import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.sql.MetaCommand;
import io.github.supabasemigrate.sql.SourcePosition;
import io.github.supabasemigrate.sql.SqlScript;
import io.github.supabasemigrate.sql.SqlStatement;

/** Words a failure for the user: where, the statement, what the server says, and what usually helps. */
public final class FailureMessage {

    private final String path;
    private final SqlScript script;
    private final int linesBefore;
    private final StatementFailure failure;

    /**
     * @param path of the file, as {@link Location} wants it
     */
    public FailureMessage(String path, SqlScript script, StatementFailure failure) {
        this(path, script, 0, failure);
    }

    /**
     * @param script a part of the file
     * @param linesBefore how many lines of the file come before that part
     */
    public FailureMessage(String path, SqlScript script, int linesBefore, StatementFailure failure) {
        this.path = path;
        this.script = script;
        this.linesBefore = linesBefore;
        this.failure = failure;
    }

    /** For a command to psql in a file that the server is to read. */
    public static MigrateException metaCommand(String path, SqlScript script, int linesBefore, MetaCommand command) {
        SourcePosition place = script.position(command.range().start());
        return MigrateException.because("`\\" + command.name() + "` is a command to psql, not SQL.")
                .where(new Location(path, linesBefore + place.line(), place.column()))
                .state("Nothing of `" + path + "` was run.")
                .next("Take the line out; \\restrict and \\unrestrict alone are skipped.")
                .build();
    }

    /** Everything but the state that is left behind, which only the run knows. */
    public MigrateException.Builder builder() {
        ServerError error = failure.error();
        var builder = MigrateException.because(what(error)).cause(failure.cause());
        builder.where(location()).why(why(error));
        Advice.on(error).ifPresent(builder::next);
        return builder;
    }

    private String what(ServerError error) {
        if (isStatement()) {
            return error.message();
        }
        return "The statements of `" + path + "` ran, but could not be committed: " + error.message();
    }

    private boolean isStatement() {
        return failure.statement() < script.statements().size();
    }

    private Location location() {
        if (!isStatement()) {
            return Location.ofFile(path);
        }
        SourcePosition place = script.position(offset());
        return new Location(path, linesBefore + place.line(), place.column());
    }

    private int offset() {
        return failure.offset().orElse(statement().body().start());
    }

    private SqlStatement statement() {
        return script.statements().get(failure.statement());
    }

    private String why(ServerError error) {
        if (!isStatement()) {
            return error.describe();
        }
        var excerpt = new StatementExcerpt(script, linesBefore);
        String shown =
                failure.offset().isPresent() ? excerpt.around(statement(), offset()) : excerpt.beginning(statement());
        return shown + error.describe();
    }
}
