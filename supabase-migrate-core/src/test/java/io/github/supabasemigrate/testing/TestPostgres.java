package io.github.supabasemigrate.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The real PostgreSQL that database tests share: one server a JVM, started on first use, one empty database a test.
 * Which major: the binaries on the class path.
 */
public final class TestPostgres {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static EmbeddedPostgres server;

    private TestPostgres() {}

    /** A new empty database; its JDBC URL carries user and password. */
    public static String newDatabase() throws SQLException {
        String name = "test_" + NEXT.incrementAndGet();
        try (Connection admin = DriverManager.getConnection(url("postgres"));
                var statement = admin.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        return url(name);
    }

    /** Connects to a new empty database. */
    public static Connection connect() throws SQLException {
        return DriverManager.getConnection(newDatabase());
    }

    private static synchronized String url(String database) {
        try {
            if (server == null) {
                server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("max_connections", "200")
                        .start();
            }
            return server.getJdbcUrl("postgres", database);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
