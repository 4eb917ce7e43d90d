package io.github.supabasemigrate.execute.session;

import java.sql.SQLWarning;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLWarning;

/** What the server said without failing: RAISE NOTICE, "already exists, skipping" and the like. */
public final class ServerNotice {

    private final String severity;
    private final String message;
    private final @Nullable String where;

    private ServerNotice(String severity, String message, @Nullable String where) {
        this.severity = severity;
        this.message = message;
        this.where = where;
    }

    static ServerNotice from(SQLWarning warning) {
        var fields = warning instanceof PSQLWarning answer ? answer.getServerErrorMessage() : null;
        if (fields == null) {
            return new ServerNotice("WARNING", String.valueOf(warning.getMessage()), null);
        }
        return new ServerNotice(
                String.valueOf(fields.getSeverity()), String.valueOf(fields.getMessage()), fields.getWhere());
    }

    /** {@code NOTICE}, {@code WARNING}, {@code INFO} …, in the server's language. */
    public String severity() {
        return severity;
    }

    public String message() {
        return message;
    }

    /** The call stack, when a function said it. */
    public Optional<String> where() {
        return Optional.ofNullable(where);
    }

    @Override
    public String toString() {
        return severity + ": " + message;
    }
}
