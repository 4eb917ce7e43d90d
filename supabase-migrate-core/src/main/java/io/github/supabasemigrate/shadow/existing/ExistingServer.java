package io.github.supabasemigrate.shadow.existing;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.database.ServerError;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.shadow.Baseline;
import io.github.supabasemigrate.shadow.DatabaseCopy;
import io.github.supabasemigrate.shadow.Shadow;
import io.github.supabasemigrate.shadow.ShadowServer;
import io.github.supabasemigrate.shadow.baseline.BaselineScript;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Databases of ours on somebody else's server. */
final class ExistingServer implements ShadowServer {

    private final Database admin;
    private final Database login;
    private final Connection connection;
    private final Ownership owner;
    private final int major;
    private final Set<String> databases = ConcurrentHashMap.newKeySet();
    private final AtomicInteger next = new AtomicInteger();
    private final Shadow main;
    /** For a build that does not come to its end: its JVM does. */
    private final Thread atEnd = new Thread(this::dropAtEnd, "supabase-migrate shadow");

    private boolean isClosed;

    private ExistingServer(Database admin, Database login, Connection connection, Baseline baseline)
            throws SQLException {
        this.admin = admin;
        this.login = login;
        this.connection = connection;
        this.owner = Ownership.take(connection);
        this.major = connection.getMetaData().getDatabaseMajorVersion();
        Ownership.dropDead(connection);
        boolean isWhole = false;
        try {
            makePlatform(baseline);
            this.main = createDatabase();
            isWhole = true;
        } finally {
            if (!isWhole) {
                dropAll();
            }
        }
    }

    /**
     * Connects, drops what the dead left and makes the platform.
     *
     * @param admin the server as whoever logs in
     * @param login the same as whoever runs a project's files
     */
    static ExistingServer open(Database admin, Database login, Baseline baseline) {
        Connection connection = admin.connect();
        try {
            var server = new ExistingServer(admin, login, connection, baseline);
            Runtime.getRuntime().addShutdownHook(server.atEnd);
            return server;
        } catch (SQLException e) {
            close(connection);
            throw MigrateException.because("No shadow databases can be made on " + admin.describe() + ".")
                    .why(ServerError.from(e).describe())
                    .next(
                            "Name a login that may create databases and, unless the server is a Supabase one, is a superuser:"
                                    + " -Dsupabase-migrate.shadow.url=jdbc:postgresql://…")
                    .cause(e)
                    .build();
        } catch (RuntimeException e) {
            close(connection);
            throw e;
        }
    }

    private void makePlatform(Baseline baseline) throws SQLException {
        String platform = platform();
        databases.add(platform);
        execute(connection, "CREATE DATABASE \"" + platform + "\" TEMPLATE template0 ENCODING 'UTF8'");
        try (Connection inside = admin.withDatabase(platform).connect()) {
            for (BaselineScript script : baseline.scripts()) {
                execute(inside, script.text());
            }
        }
    }

    private String platform() {
        return owner.name("platform");
    }

    @Override
    public int major() {
        return major;
    }

    @Override
    public Shadow main() {
        return main;
    }

    @Override
    public Shadow createDatabase() {
        return copy(platform());
    }

    @Override
    public Shadow copyOf(Shadow source) {
        return copy(source.name());
    }

    private synchronized Shadow copy(String source) {
        String name = owner.name(String.valueOf(next.incrementAndGet()));
        try {
            databases.add(name);
            DatabaseCopy.of(source).as(name).run(connection);
        } catch (SQLException e) {
            throw failure("The shadow database `" + source + "` cannot be copied.", e);
        }
        return new Shadow(login.withDatabase(name), admin.withDatabase(name), () -> drop(name));
    }

    private synchronized void drop(String name) {
        try {
            if (databases.remove(name)) {
                Ownership.drop(connection, name);
            }
        } catch (SQLException e) {
            throw failure("The shadow database `" + name + "` cannot be dropped.", e);
        }
    }

    /** What the owner may do is the server's own business. */
    @Override
    public void promoteOwner() {}

    @Override
    public void demoteOwner() {}

    /** Nothing is kept on a server of somebody else. */
    @Override
    public void keep(String checkpoint) {}

    @Override
    public String describe() {
        return "the existing server " + admin.describe();
    }

    @Override
    public synchronized void close() {
        if (!isClosed) {
            isClosed = true;
            if (Thread.currentThread() != atEnd) {
                forgetEnd();
            }
            try {
                dropAll();
            } finally {
                close(connection);
            }
        }
    }

    private void forgetEnd() {
        try {
            Runtime.getRuntime().removeShutdownHook(atEnd);
        } catch (IllegalStateException e) {
            // The end has come; what it finds closed it leaves alone.
        }
    }

    private void dropAtEnd() {
        try {
            close();
        } catch (RuntimeException | LinkageError e) {
            // Nobody is left to be told, and classes may no longer be had; the next run drops what the dead left.
        }
    }

    private void dropAll() {
        for (String name : Set.copyOf(databases)) {
            drop(name);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    private static MigrateException failure(String what, SQLException cause) {
        return MigrateException.because(what)
                .why(ServerError.from(cause).describe())
                .cause(cause)
                .build();
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // The server ends the session, and with it our lock, in any case.
        }
    }
}
