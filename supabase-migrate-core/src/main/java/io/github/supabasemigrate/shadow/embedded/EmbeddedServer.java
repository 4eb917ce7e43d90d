package io.github.supabasemigrate.shadow.embedded;

import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.shadow.Baseline;
import io.github.supabasemigrate.shadow.DatabaseCopy;
import io.github.supabasemigrate.shadow.Shadow;
import io.github.supabasemigrate.shadow.ShadowServer;
import io.github.supabasemigrate.shadow.baseline.PlatformBaseline;
import io.github.supabasemigrate.shadow.binaries.PostgresBinaries;
import io.github.supabasemigrate.shadow.cache.RunDirectory;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A PostgreSQL of this build's own, gone with it. */
public final class EmbeddedServer implements ShadowServer {

    private static final String MAIN = Baseline.OWNER;

    private final String description;
    private final int major;
    private final RunDirectory run;
    private final ServerProcess process;
    private final Access access;
    private final AtomicInteger databases = new AtomicInteger();
    private final AtomicBoolean closed = new AtomicBoolean();
    private @Nullable Connection administrator;

    private EmbeddedServer(String description, int major, RunDirectory run, ServerProcess process, Access access) {
        this.description = description;
        this.major = major;
        this.run = run;
        this.process = process;
        this.access = access;
    }

    /** Starts a server; what the cache lacks is made first. */
    public static EmbeddedServer start(PostgresBinaries binaries, EmbeddedOptions options) {
        Account account = Account.choose();
        Installation programs = Installation.of(options.cache(), binaries);
        ClusterTemplate template = ClusterTemplate.of(options.cache(), programs, account, options.baseline());
        Installation installation = programs.with(options.cache(), options.allExtensionFiles());
        try {
            RunDirectory run = RunDirectory.create(options.cache(), Leftovers::stop);
            boolean started = false;
            try {
                template.copyInto(run.path());
                account.own(run.path().resolve("data"));
                ServerProcess process = ServerProcess.start(installation, account, run.path());
                started = true;
                return new EmbeddedServer(
                        "PostgreSQL from " + binaries,
                        installation.major(),
                        run,
                        process,
                        new Access(process.port(), options.baseline().superuser(), template.password()));
            } finally {
                if (!started) {
                    run.close();
                }
            }
        } catch (IOException e) {
            throw MigrateException.because("The embedded PostgreSQL does not start.")
                    .why(e.getMessage())
                    .cause(e)
                    .build();
        }
    }

    @Override
    public int major() {
        return major;
    }

    @Override
    public Shadow main() {
        return new Shadow(access.owned(MAIN), access.administered(MAIN), () -> {});
    }

    @Override
    public Shadow createDatabase() {
        return copy(BaselineInstaller.PRISTINE);
    }

    @Override
    public Shadow copyOf(Shadow source) {
        return copy(source.name());
    }

    private Shadow copy(String source) {
        String name = "shadow_" + databases.incrementAndGet();
        administrate(
                "The shadow database `" + source + "` cannot be copied.",
                connection -> DatabaseCopy.of(source).as(name).run(connection));
        return new Shadow(access.owned(name), access.administered(name), () -> drop(name));
    }

    @Override
    public void promoteOwner() {
        changeOwner(PlatformBaseline.PROMOTE);
    }

    @Override
    public void demoteOwner() {
        changeOwner(PlatformBaseline.DEMOTE);
    }

    private void changeOwner(String sql) {
        if (!access.superuser().equals(Baseline.OWNER)) {
            administrate("The role postgres cannot be changed.", connection -> execute(connection, sql));
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void drop(String name) {
        if (!closed.get()) {
            administrate(
                    "The shadow database `" + name + "` cannot be dropped.",
                    connection -> execute(connection, "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)"));
        }
    }

    /** What is done as the superuser, in a database that nobody copies. */
    @FunctionalInterface
    private interface Administration {
        void run(Connection connection) throws SQLException;
    }

    private synchronized void administrate(String failure, Administration administration) {
        try {
            if (administrator == null) {
                administrator =
                        access.administered(BaselineInstaller.ADMINISTRATION).connect();
            }
            administration.run(administrator);
        } catch (SQLException e) {
            throw MigrateException.because(failure).why(e.getMessage()).cause(e).build();
        }
    }

    @Override
    public String describe() {
        return description;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            process.abandon();
            run.close();
        }
    }
}
