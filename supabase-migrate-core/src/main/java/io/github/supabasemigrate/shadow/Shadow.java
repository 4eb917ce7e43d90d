package io.github.supabasemigrate.shadow;

import io.github.supabasemigrate.finding.MigrateException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;

/** One throw-away database on a {@link ShadowServer}; closing it drops it. */
public final class Shadow implements AutoCloseable {

    private final String name;
    private final String jdbcUrl;
    private final Runnable drop;

    /**
     * Made by servers.
     *
     * @param name of the database, unquoted
     * @param jdbcUrl with user and password
     * @param drop what closing does
     */
    public Shadow(String name, String jdbcUrl, Runnable drop) {
        this.name = Objects.requireNonNull(name, "name");
        this.jdbcUrl = Objects.requireNonNull(jdbcUrl, "jdbcUrl");
        this.drop = Objects.requireNonNull(drop, "drop");
    }

    /** The database's name, unquoted. */
    public String name() {
        return name;
    }

    /** Its JDBC URL with user and password: not for logs. */
    public String jdbcUrl() {
        return jdbcUrl;
    }

    /** A new connection as the superuser {@code postgres}. */
    public Connection connect() {
        try {
            return DriverManager.getConnection(jdbcUrl);
        } catch (SQLException e) {
            throw MigrateException.because("The shadow database `" + name + "` refuses a connection.")
                    .why(e.getMessage())
                    .cause(e)
                    .build();
        }
    }

    @Override
    public void close() {
        drop.run();
    }

    /** The name only, so that no log shows the password. */
    @Override
    public String toString() {
        return "shadow " + name;
    }
}
