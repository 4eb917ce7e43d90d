package io.github.supabasemigrate.database;

import io.github.supabasemigrate.finding.MigrateException;
import java.sql.SQLException;

/**
 * Why there is no connection, and what to do about it.
 *
 * @param what one sentence that names the database
 * @param why the words of the server, the driver or the network
 * @param next what to change or type
 */
public record ConnectionProblem(Kind kind, String what, String why, String next) {

    /** The kinds; {@link ConnectionSymptoms} tells them apart. */
    public enum Kind {
        NO_TARGET,
        REFUSED,
        UNKNOWN_HOST,
        IPV6_ONLY,
        TIMED_OUT,
        AUTHENTICATION_FAILED,
        PROJECT_NOT_FOUND,
        ADDRESS_NOT_ALLOWED,
        TLS_NOT_OFFERED,
        TLS_REQUIRED,
        TLS_NOT_TRUSTED,
        NO_SUCH_DATABASE,
        TOO_MANY_CONNECTIONS,
        STARTING_UP,
        POOLER_REFUSES_SETTING,
        ROLE_NOT_AVAILABLE,
        OTHER
    }

    /** No source names a database. */
    public static ConnectionProblem noTarget() {
        return new ConnectionProblem(
                Kind.NO_TARGET,
                "No database URL is configured.",
                "Looked for -Dsupabase-migrate.url and .host, <url> in the POM, and SUPABASE_DB_URL and DATABASE_URL in the"
                        + " environment, .env.secrets, .env.local and .env.",
                "Copy the session pooler's URL from the project's dashboard under Connect, leave the password out, and type\n"
                        + "SUPABASE_DB_PASSWORD=… mvn supabase-migrate:migrate -Dsupabase-migrate.url=postgresql://…");
    }

    /** Reads what the driver threw when it tried to connect. */
    public static ConnectionProblem of(Database database, SQLException thrown) {
        ConnectionSymptoms symptoms = new ConnectionSymptoms(database, thrown);
        Kind kind = symptoms.kind();
        return new ConnectionProblem(kind, symptoms.what(kind), symptoms.why(), ConnectionAdvice.on(kind, database));
    }

    public MigrateException toException(Throwable cause) {
        return builder().cause(cause).build();
    }

    public MigrateException toException() {
        return builder().build();
    }

    private MigrateException.Builder builder() {
        return MigrateException.because(what).why(why).next(next);
    }
}
