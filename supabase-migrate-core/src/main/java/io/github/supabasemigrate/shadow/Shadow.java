package io.github.supabasemigrate.shadow;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.database.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.Objects;

/** One throw-away database on a {@link ShadowServer}; closing it drops it. */
public final class Shadow implements AutoCloseable {

    private final Database owned;
    private final Database administered;
    private final Runnable drop;

    /**
     * Made by servers.
     *
     * @param owned the database as its owner {@code postgres} sees it
     * @param administered the same as the server's superuser sees it
     * @param drop what closing does
     */
    public Shadow(Database owned, Database administered, Runnable drop) {
        this.owned = Objects.requireNonNull(owned, "owned");
        this.administered = Objects.requireNonNull(administered, "administered");
        this.drop = Objects.requireNonNull(drop, "drop");
    }

    /** The database's name, unquoted. */
    public String name() {
        return owned.name();
    }

    /** The database as its owner {@code postgres}, who runs a project's files. */
    public Database database() {
        return owned;
    }

    /** The same as the server's superuser. */
    public Database asSuperuser() {
        return administered;
    }

    /** A new connection as {@code postgres}. */
    public Connection connect() {
        return owned.connect();
    }

    /** The JDBC URL for others, with user and password: not for logs. */
    public String jdbcUrl() {
        Secret password = owned.credentials().password();
        return owned.url().toJdbcUrl() + "?user=" + encoded(owned.credentials().user())
                + (password == null ? "" : "&password=" + encoded(password.reveal()));
    }

    private static String encoded(String parameter) {
        return URLEncoder.encode(parameter, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        drop.run();
    }

    /** The name only. */
    @Override
    public String toString() {
        return "shadow " + name();
    }
}
