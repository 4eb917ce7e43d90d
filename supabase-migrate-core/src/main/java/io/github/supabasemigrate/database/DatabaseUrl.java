package io.github.supabasemigrate.database;

import io.github.supabasemigrate.finding.MigrateException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a database is: a {@code postgresql://} URI as libpq reads it, or a {@code jdbc:postgresql:} URL, taken apart and
 * decoded. User and password are there when the URL carries them; {@link #toString()} never shows a password.
 *
 * @param host name or address; an IPv6 address without brackets
 * @param parameters what follows the {@code ?}, decoded, under the names it was written with
 */
public record DatabaseUrl(
        String host,
        int port,
        String database,
        @Nullable String user,
        @Nullable Secret password,
        Map<String, String> parameters) {

    public static final int DEFAULT_PORT = 5432;
    public static final String DEFAULT_DATABASE = "postgres";

    public DatabaseUrl {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(database, "database");
        if (port < 1 || port > 65535) {
            throw MigrateException.because("The port " + port + " is not between 1 and 65535.")
                    .build();
        }
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** A server's database, with nothing said about who logs in. */
    public static DatabaseUrl of(String host, int port, String database) {
        return new DatabaseUrl(host, port, database, null, null, Map.of());
    }

    /**
     * Reads {@code postgresql://}, {@code postgres://} or {@code jdbc:postgresql:}.
     *
     * @throws MigrateException when it is none of these, or is badly encoded; the message never contains the password
     */
    public static DatabaseUrl parse(String url) {
        return new UrlParser(url.strip()).parse();
    }

    /** What host and port mean on Supabase. */
    public SupabaseEndpoint endpoint() {
        return SupabaseEndpoint.of(this);
    }

    /** True for an address of this very machine. Names are not looked up. */
    public boolean isLoopback() {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || name.equals("::1")
                || name.equals("0:0:0:0:0:0:0:1")
                || name.matches("127(\\.\\d{1,3}){3}");
    }

    public DatabaseUrl withHost(String newHost) {
        return new DatabaseUrl(newHost, port, database, user, password, parameters);
    }

    public DatabaseUrl withPort(int newPort) {
        return new DatabaseUrl(host, newPort, database, user, password, parameters);
    }

    public DatabaseUrl withDatabase(String newDatabase) {
        return new DatabaseUrl(host, port, newDatabase, user, password, parameters);
    }

    /** The same place with nothing said about who logs in. */
    public DatabaseUrl withoutCredentials() {
        return new DatabaseUrl(host, port, database, null, null, parameters);
    }

    /** {@code host:port}, with brackets around an IPv6 address. */
    public String authority() {
        return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }

    /** The JDBC URL of the place alone: neither credentials nor parameters. */
    public String toJdbcUrl() {
        return "jdbc:postgresql://" + authority() + "/" + PercentEncoding.encode(database);
    }

    /** {@code postgresql://user@host:port/database}: what may be shown. */
    @Override
    public String toString() {
        String login = user == null ? "" : PercentEncoding.encode(user) + "@";
        return "postgresql://" + login + authority() + "/" + PercentEncoding.encode(database);
    }
}
