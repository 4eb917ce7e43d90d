package io.github.supabasemigrate.database;

import io.github.supabasemigrate.database.driver.DriverClasses;
import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.finding.Severity;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * A database and who logs in to it. {@link #connect()} gives sessions that behave alike on every server and every machine:
 * nothing is prepared on the server, TLS is required off this machine, the role is the one that the Supabase CLI would act as,
 * and the time zone is the database's, not the one of the computer that the program runs on.
 *
 * <p>Nothing here shows a password. Thread-safe.
 */
public final class Database {

    private static final String APPLICATION = "supabase-migrate";

    private final DatabaseUrl given;
    private final DatabaseUrl url;
    private final Credentials credentials;
    private final UrlParameters parameters;
    private final List<Finding> notices;
    private final boolean switchesRole;
    private volatile @Nullable String timeZone;

    private Database(
            DatabaseUrl given, DatabaseUrl url, Credentials credentials, List<Finding> notices, boolean switchesRole) {
        this.given = given;
        this.url = Objects.requireNonNull(url, "url");
        this.credentials = Objects.requireNonNull(credentials, "credentials");
        this.parameters = UrlParameters.of(url);
        this.notices = List.copyOf(notices);
        this.switchesRole = switchesRole;
    }

    /**
     * The database at the URL, with these credentials instead of the URL's own. A URL of a Supabase transaction pooler is
     * changed to the port where sessions last, and {@link #notices()} says so.
     */
    public static Database of(DatabaseUrl url, Credentials credentials) {
        DatabaseUrl named = new DatabaseUrl(
                url.host(), url.port(), url.database(), credentials.user(), credentials.password(), url.parameters());
        List<Finding> notices = new ArrayList<>();
        DatabaseUrl lasting = withLastingSessions(named, notices);
        for (String name : UrlParameters.of(lasting).ignored()) {
            notices.add(notice(
                    "connection-parameter",
                    "The parameter `" + name + "` of the database URL has no effect here.",
                    null));
        }
        return new Database(url, lasting, credentials, notices, true);
    }

    /** The database at the URL, with the credentials that the URL itself carries. */
    public static Database of(DatabaseUrl url) {
        return of(url, Credentials.of(url, "the URL"));
    }

    /** Reads a {@code jdbc:postgresql:} URL that carries its own credentials. */
    public static Database ofJdbcUrl(String jdbcUrl) {
        return of(DatabaseUrl.parse(jdbcUrl));
    }

    private static DatabaseUrl withLastingSessions(DatabaseUrl url, List<Finding> notices) {
        if (!url.endpoint().isTransactionPooler()) {
            return url;
        }
        DatabaseUrl lasting = url.withPort(DatabaseUrl.DEFAULT_PORT);
        notices.add(notice(
                "connection-transaction-pooler",
                "`" + url.authority()
                        + "` is a transaction pooler, where locks and settings do not last; port 5432 of the"
                        + " same host is used instead.",
                "Set the URL to " + lasting + "."));
        return lasting;
    }

    private static Finding notice(String rule, String message, @Nullable String hint) {
        return new Finding(rule, Severity.INFO, message, null, null, hint, Finding.DecidedBy.SYNTAX);
    }

    /** The same database, acting as whoever logs in: no switch to {@code postgres}. For building shadows. */
    public Database actingAsLogin() {
        return new Database(given, url, credentials, notices, false);
    }

    /** Another database of the same server, with the same login. */
    public Database withDatabase(String name) {
        return new Database(given, url.withDatabase(name), credentials, notices, switchesRole);
    }

    /**
     * Opens a session, ready for use and in auto-commit mode.
     *
     * @throws MigrateException when there is none to be had; it says why and what to do
     */
    public Connection connect() {
        return connect(this::restoreSession);
    }

    /**
     * The same for who only looks something up: the role is right, the time zone may be this computer's until the session is
     * {@linkplain #complete completed}. Spares asking the server for its own.
     */
    public Connection connectToRead() {
        return connect(connection -> {
            if (sessionRole().isPresent()) {
                execute(connection, role());
            }
        });
    }

    /** Makes a session of {@link #connectToRead()} one of {@link #connect()}. */
    public void complete(Connection connection) {
        try {
            restoreSession(connection);
        } catch (SQLException e) {
            throw ConnectionProblem.of(this, e).toException(e);
        }
    }

    private interface Preparation {
        void of(Connection connection) throws SQLException;
    }

    private Connection connect(Preparation preparation) {
        Connection connection = null;
        try {
            connection = open(properties());
            preparation.of(connection);
            return connection;
        } catch (SQLException e) {
            close(connection, e);
            throw ConnectionProblem.of(this, e).toException(e);
        } catch (RuntimeException e) {
            close(connection, e);
            throw e;
        }
    }

    private static void close(@Nullable Connection connection, Exception reason) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    /**
     * Loads the driver's classes, for who will connect in a moment and has other work to do beside: two hundred, which take
     * longer than connecting.
     */
    public static void loadDriver() {
        new Driver().getPropertyInfo("jdbc:postgresql:", new Properties());
        DriverClasses.load();
    }

    /** A session as the driver opens it, with these settings; the caller's own role and time zone. */
    Connection open(Properties settings) throws SQLException {
        Connection connection = new Driver().connect(url.toJdbcUrl(), settings);
        return Objects.requireNonNull(connection, "the driver knows its own URLs");
    }

    /** The driver's settings for {@link #connect()}: what is needed here, under what the URL asks for. */
    Properties properties() {
        Properties properties = new Properties();
        PGProperty.USER.set(properties, credentials.user());
        Secret password = credentials.password();
        if (password != null) {
            PGProperty.PASSWORD.set(properties, password.reveal());
        }
        PGProperty.PREPARE_THRESHOLD.set(properties, 0);
        PGProperty.PREPARED_STATEMENT_CACHE_QUERIES.set(properties, 0);
        // Sends the application's name with the login, so that RESET ALL keeps it.
        PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, "12");
        PGProperty.APPLICATION_NAME.set(properties, APPLICATION);
        PGProperty.CONNECT_TIMEOUT.set(properties, 10);
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        PGProperty.GSS_ENC_MODE.set(properties, "disable");
        PGProperty.SSL_MODE.set(properties, defaultSslMode());
        properties.putAll(parameters.properties());
        return properties;
    }

    private String defaultSslMode() {
        if (parameters.properties().containsKey(PGProperty.SSL_ROOT_CERT.getName())) {
            return "verify-full";
        }
        return isLocal() ? "prefer" : "require";
    }

    /**
     * Puts role and time zone of a session back to what {@link #connect()} set, after a {@code RESET} or {@code SET ROLE} of
     * a migration: {@code RESET ALL} leaves the role as it is and turns the time zone to this computer's.
     */
    public void restoreSession(Connection connection) throws SQLException {
        execute(connection, sessionSettings(connection));
    }

    /** {@code RESET ALL}, {@code RESET ROLE} and {@link #restoreSession} in one round trip. */
    public void resetSession(Connection connection) throws SQLException {
        execute(connection, "RESET ALL; RESET SESSION AUTHORIZATION; " + sessionSettings(connection));
    }

    private String sessionSettings(Connection connection) throws SQLException {
        String zone = timeZone;
        if (zone == null) {
            zone = ServerTimeZone.ask(connection);
            timeZone = zone;
        }
        return role() + "; SET SESSION TimeZone TO '" + zone.replace("'", "''") + "'";
    }

    private String role() {
        return sessionRole().map(name -> "SET SESSION ROLE " + name).orElse("RESET ROLE");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    /**
     * The role that sessions act as when it is not the login's: {@code postgres} for {@code supabase_admin} and the CLI's
     * temporary logins, with or without a pooler's {@code .ref}.
     */
    public Optional<String> sessionRole() {
        String login = credentials.user().replaceFirst("\\..*", "");
        boolean isPlatform = login.equals("supabase_admin") || login.startsWith("cli_login_");
        return switchesRole && isPlatform ? Optional.of("postgres") : Optional.empty();
    }

    public DatabaseUrl url() {
        return url;
    }

    public Credentials credentials() {
        return credentials;
    }

    public String host() {
        return url.host();
    }

    public int port() {
        return url.port();
    }

    /** The database's name on its server. */
    public String name() {
        return url.database();
    }

    /** What host and port mean on Supabase. */
    public SupabaseEndpoint endpoint() {
        return url.endpoint();
    }

    /** True for a server on this machine. */
    public boolean isLocal() {
        return url.isLoopback();
    }

    /** What was changed or ignored in the settings, to be said aloud once. */
    public List<Finding> notices() {
        return notices;
    }

    /** True when the URL carries the password, where it has to be percent-encoded. */
    boolean readsPasswordFromUrl() {
        return given.password() != null && Objects.equals(credentials.password(), given.password());
    }

    /** {@code postgres} on {@code host:5432} as {@code user}: enough to recognise it, nothing secret. */
    public String describe() {
        return String.format(Locale.ROOT, "`%s` on `%s` as `%s`", url.database(), url.authority(), credentials.user());
    }

    @Override
    public String toString() {
        return describe();
    }
}
