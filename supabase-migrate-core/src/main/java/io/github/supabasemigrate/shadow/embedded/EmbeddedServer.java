package io.github.supabasemigrate.shadow.embedded;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.database.Secret;
import io.github.supabasemigrate.database.ServerError;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.shadow.Baseline;
import io.github.supabasemigrate.shadow.DatabaseCopy;
import io.github.supabasemigrate.shadow.Shadow;
import io.github.supabasemigrate.shadow.ShadowServer;
import io.github.supabasemigrate.shadow.baseline.PlatformBaseline;
import io.github.supabasemigrate.shadow.binaries.PostgresBinaries;
import io.github.supabasemigrate.shadow.cache.Handovers;
import io.github.supabasemigrate.shadow.cache.RunDirectory;
import io.github.supabasemigrate.shadow.embedded.EmbeddedPostgres.Machine;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/** A PostgreSQL of this build's own, gone with it. */
public final class EmbeddedServer implements ShadowServer {

    private static final String MAIN = Baseline.OWNER;

    private final Machine machine;
    private final RunDirectory run;
    private final Secret password;
    private final AtomicInteger databases = new AtomicInteger();
    private final Set<String> shadows = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closed = new AtomicBoolean();
    /** Many may look at the original; nobody may while it is copied, or while the server is stopped. Taken before this object's own. */
    private final ReadWriteLock pristine = new ReentrantReadWriteLock();

    private volatile Running running;

    /**
     * The server as it runs now.
     *
     * @param process of it
     * @param main the same for all who ask: it finds out once what its sessions begin with
     * @param administered the database that nobody copies, likewise
     */
    private record Running(ServerProcess process, Shadow main, Database administered) {

        static Running of(ServerProcess process, Access access) {
            return new Running(
                    process,
                    new Shadow(access.owned(MAIN), access.administered(MAIN), () -> {}),
                    access.administered(BaselineInstaller.ADMINISTRATION));
        }
    }

    EmbeddedServer(Machine machine, RunDirectory run, Secret password, ServerProcess process) {
        this.machine = machine;
        this.run = run;
        this.password = password;
        this.running = Running.of(process, access(process));
    }

    /** Starts a server with the baseline in it; what the cache lacks is made first. */
    public static EmbeddedServer start(PostgresBinaries binaries, EmbeddedOptions options) {
        return EmbeddedPostgres.of(binaries, options).start();
    }

    @Override
    public int major() {
        return machine.installation().major();
    }

    @Override
    public Shadow main() {
        return running.main();
    }

    @Override
    public Shadow createDatabase() {
        pristine.writeLock().lock();
        try {
            return copy(BaselineInstaller.PRISTINE);
        } finally {
            pristine.writeLock().unlock();
        }
    }

    /** Without a copy: nobody makes one from the original meanwhile. */
    @Override
    public <T> T lookAtPristine(Function<Shadow, T> reader) {
        String name = BaselineInstaller.PRISTINE;
        pristine.readLock().lock();
        try {
            return reader.apply(new Shadow(access().owned(name), access().administered(name), () -> {}));
        } finally {
            pristine.readLock().unlock();
        }
    }

    @Override
    public Shadow copyOf(Shadow source) {
        return copy(source.name());
    }

    private Shadow copy(String source) {
        running.process().handOver(null);
        String name = "shadow_" + databases.incrementAndGet();
        administrate(
                "The shadow database `" + source + "` cannot be copied.",
                connection -> DatabaseCopy.of(source).as(name).run(connection));
        shadows.add(name);
        return new Shadow(access().owned(name), access().administered(name), () -> drop(name));
    }

    @Override
    public void promoteOwner() {
        running.process().handOver(null);
        changeOwner(PlatformBaseline.PROMOTE);
    }

    @Override
    public void demoteOwner() {
        changeOwner(PlatformBaseline.DEMOTE);
    }

    @Override
    public void promoteOwner(Connection superuser) throws SQLException {
        running.process().handOver(null);
        changeOwner(superuser, PlatformBaseline.PROMOTE);
    }

    @Override
    public void demoteOwner(Connection superuser) throws SQLException {
        changeOwner(superuser, PlatformBaseline.DEMOTE);
    }

    private void changeOwner(Connection superuser, String sql) throws SQLException {
        if (isOwnerOrdinary()) {
            execute(superuser, sql);
        }
    }

    private boolean isOwnerOrdinary() {
        return !access().superuser().equals(Baseline.OWNER);
    }

    private void changeOwner(String sql) {
        if (isOwnerOrdinary()) {
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
            shadows.remove(name);
        }
    }

    /** What is done as the superuser, in a database that nobody copies. */
    @FunctionalInterface
    private interface Administration {
        void run(Connection connection) throws SQLException;
    }

    /** Connects for each piece of work: somebody may want to copy even the database that this is done in. */
    private synchronized void administrate(String failure, Administration administration) {
        try (Connection connection = running.administered().connect()) {
            administration.run(connection);
        } catch (SQLException e) {
            throw MigrateException.because(failure)
                    .why(ServerError.from(e).describe())
                    .cause(e)
                    .build();
        }
    }

    @Override
    public String describe() {
        return "PostgreSQL from " + machine.binaries();
    }

    private Access access() {
        return access(running.process());
    }

    private Access access(ServerProcess process) {
        return new Access(process.port(), machine.options().baseline().superuser(), password);
    }

    /** The server is stopped for that and started again, at another port; other databases of ours are dropped. */
    @Override
    public void keep(String checkpoint) {
        pristine.writeLock().lock();
        try {
            stopAndSave(checkpoint);
        } finally {
            pristine.writeLock().unlock();
        }
    }

    private synchronized void stopAndSave(String checkpoint) {
        try {
            List.copyOf(shadows).forEach(this::drop);
            running.process().stopCleanly();
            Cluster.save(machine.cache(), checkpoint, run.path(), password);
            ServerProcess restarted = machine.start(run.path());
            running = Running.of(restarted, access(restarted));
        } catch (IOException e) {
            throw MigrateException.because("The embedded PostgreSQL does not start again.")
                    .why(e.toString())
                    .cause(e)
                    .build();
        }
    }

    @Override
    public void handOver(String checkpoint) {
        try {
            Optional<Path> place = Handovers.of(machine.cache()).place(checkpoint, run);
            if (place.isPresent()) {
                Cluster.leavePassword(run.path(), password);
                running.process().handOver(place.get());
            }
        } catch (IOException e) {
            // Then the next build makes a copy of what is kept.
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            running.process().abandon();
            run.close();
        }
    }

    @Override
    public void leave() {
        if (closed.compareAndSet(false, true)) {
            if (running.process().leave()) {
                run.release();
            } else {
                run.close();
            }
        }
    }
}
