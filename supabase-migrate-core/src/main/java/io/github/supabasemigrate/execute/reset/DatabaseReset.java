package io.github.supabasemigrate.execute.reset;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.database.ServerError;
import io.github.supabasemigrate.execute.ExecutionListener;
import io.github.supabasemigrate.execute.ExecutionOptions;
import io.github.supabasemigrate.execute.ExecutionReport;
import io.github.supabasemigrate.execute.MigrationExecutor;
import io.github.supabasemigrate.execute.RunScripts;
import io.github.supabasemigrate.execute.lock.MigrationLock;
import io.github.supabasemigrate.execute.session.Session;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.plan.PlanOptions;
import io.github.supabasemigrate.project.MigrationFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Brings a database back to the platform's state, as far as one can who may not drop the database itself, and runs all migrations again.
 * Everything that users made is gone afterwards; so a target that is not on this machine must be named.
 */
public final class DatabaseReset {

    private static final String SCRIPT = "reset.sql";

    private static final String STAYS_CLOSED =
            "What is created in schema `public` stays closed to `anon`, `authenticated` and `service_role`, as it was before"
                    + " the reset, until a migration grants it. A new project opens it by default: to say which it is, set"
                    + " `auto_expose_new_tables` under `[api]` in config.toml.";

    private final Database database;
    private final ExecutionOptions options;
    private final ExecutionListener listener;
    private final DefaultPrivileges wanted;

    /**
     * A reset, which does nothing yet.
     *
     * @param wanted for what will be created in schema {@code public}
     */
    public DatabaseReset(
            Database database, ExecutionOptions options, ExecutionListener listener, DefaultPrivileges wanted) {
        this.database = database;
        this.options = options;
        this.listener = listener;
        this.wanted = wanted;
    }

    /**
     * Drops and replays.
     *
     * @param confirmedHost the host as the user typed it; needed for a target that is not local
     * @throws MigrateException when the target is not local and its host was not typed; nothing is changed then
     */
    public ExecutionReport reset(
            List<MigrationFile> files, PlanOptions wanted, RunScripts scripts, @Nullable String confirmedHost) {
        requireConsent(confirmedHost);
        try {
            dropUnderLock(OutsideSchemas.of(files));
        } catch (SQLException e) {
            throw failed(e);
        }
        return new MigrationExecutor(database, options, listener).migrate(files, wanted, scripts);
    }

    private void dropUnderLock(OutsideSchemas outside) throws SQLException {
        MigrationLock lock =
                MigrationLock.acquire(database.connect(), options.lockWait(), listener::waitingForMigrator);
        try (Session session = Session.on(database.connect(), listener::notice)) {
            session.require("SET lock_timeout = " + options.lockTimeout().toMillis());
            DefaultPrivileges privileges = wanted.decidedFor(session.connection());
            List<String> sql = new ArrayList<>(List.of("BEGIN", script()));
            sql.addAll(outside.undo(database.name()));
            sql.addAll(List.of(privileges.sql(), "COMMIT"));
            session.require(String.join(";\n", sql));
            if (privileges == DefaultPrivileges.CLOSED && wanted != privileges) {
                listener.warning(STAYS_CLOSED);
            }
        } finally {
            lock.close();
        }
    }

    private void requireConsent(@Nullable String confirmedHost) {
        if (database.isLocal() || database.host().equals(confirmedHost)) {
            return;
        }
        throw MigrateException.because(
                        "A reset deletes everything in " + database.describe() + ", which is not on this" + " machine.")
                .state("Nothing was changed.")
                .next("If that is what you want, name the host: -Dsupabase-migrate.confirmTarget=" + database.host())
                .build();
    }

    private static String script() {
        try (InputStream in = Objects.requireNonNull(DatabaseReset.class.getResourceAsStream(SCRIPT), SCRIPT)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private MigrateException failed(SQLException e) {
        return MigrateException.because(database.describe() + " cannot be reset.")
                .why(ServerError.from(e).describe())
                .state("Nothing was changed.")
                .next("Does this role own what is in the way? Sessions that use it must end first.")
                .cause(e)
                .build();
    }
}
