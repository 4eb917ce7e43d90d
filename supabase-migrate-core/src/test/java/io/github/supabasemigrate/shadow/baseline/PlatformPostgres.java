package io.github.supabasemigrate.shadow.baseline;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A server with stand-ins and the platform in a template database, for the tests of this package: apart from the one
 * that other tests share, since roles are the whole server's.
 */
final class PlatformPostgres {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static @Nullable EmbeddedPostgres server;

    private PlatformPostgres() {}

    /** Connects as postgres, promoted, to a new copy of the platform. */
    static Connection connect() throws SQLException {
        return connect("postgres", newDatabase("platform"));
    }

    /** Connects as a role to a database. */
    static Connection connect(String role, String database) throws SQLException {
        return DriverManager.getConnection(server().getJdbcUrl(role, database));
    }

    /** A new copy of a template database. */
    static String newDatabase(String template) throws SQLException {
        String name = "copy_" + NEXT.incrementAndGet();
        execute("template1", "CREATE DATABASE " + name + " TEMPLATE " + template + " OWNER postgres");
        try (Connection copy = connect(PlatformBaseline.SUPERUSER, name)) {
            PlatformBaseline.settleInto(copy);
        }
        return name;
    }

    /** Runs a statement as the platform's superuser. */
    static void execute(String database, String sql) throws SQLException {
        try (Connection connection = connect(PlatformBaseline.SUPERUSER, database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Writes further files into the server's extension directory. */
    static void install(Map<String, String> files) throws SQLException, IOException {
        write(files, extensionDirectory());
    }

    private static synchronized EmbeddedPostgres server() {
        EmbeddedPostgres running = server;
        if (running == null) {
            try {
                running = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "50")
                        .start();
                server = running;
                becomeThePlatform();
            } catch (IOException | SQLException e) {
                throw new IllegalStateException(e);
            }
        }
        return running;
    }

    /** The library initialises its servers as `postgres`; ours are the platform superuser's from the start. */
    private static void becomeThePlatform() throws SQLException, IOException {
        execute("postgres", "postgres", "CREATE ROLE renamer SUPERUSER LOGIN");
        execute("renamer", "postgres", "ALTER ROLE postgres RENAME TO " + PlatformBaseline.SUPERUSER);
        execute("template1", "DROP ROLE renamer");
        execute("template1", "CREATE DATABASE platform");
        write(StandIns.filesLackedBy(extensionDirectory()), extensionDirectory());
        try (Connection platform = connect(PlatformBaseline.SUPERUSER, "platform")) {
            new PlatformBaseline(true).applyTo(platform);
        }
        execute("template1", PlatformBaseline.PROMOTE);
    }

    private static void execute(String role, String database, String sql) throws SQLException {
        try (Connection connection = connect(role, database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static Path extensionDirectory() throws SQLException {
        try (Connection connection = connect(PlatformBaseline.SUPERUSER, "template1");
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT setting FROM pg_config WHERE name = 'SHAREDIR'")) {
            rows.next();
            return Path.of(rows.getString(1), "extension");
        }
    }

    private static void write(Map<String, String> files, Path directory) {
        files.forEach((name, text) -> {
            try {
                Files.writeString(directory.resolve(name), text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
