package io.github.supabasemigrate.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.supabasemigrate.database.ConnectionProblem.Kind;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.testing.TestPgBouncer;
import io.github.supabasemigrate.testing.TestPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.net.NoRouteToHostException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;

/** Every refusal comes from a real server or pooler, except those that only Supabase's own servers or networks give. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the server wants permissions on its key that Windows has not got")
class ConnectionProblemTest {

    private static final String REF = "abcdefghijklmnopqrst";
    private static final String HBA = """
            local all all trust
            host all postgres 127.0.0.1/32 trust
            host all app 127.0.0.1/32 scram-sha-256
            hostssl all careful 127.0.0.1/32 trust
            host all crowd 127.0.0.1/32 trust
            host all cli_login_stranger 127.0.0.1/32 trust
            host all banned 127.0.0.1/32 reject
            """;

    @TempDir
    private static Path directory;

    private static EmbeddedPostgres server;

    @BeforeAll
    static void startAServerThatAsksForPasswordsAndOffersTls() throws IOException, SQLException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path hba = Files.writeString(directory.resolve("pg_hba.conf"), HBA);
        server = EmbeddedPostgres.builder()
                .setServerConfig("hba_file", hba.toString())
                .setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", resource("server.crt").toString())
                .setServerConfig("ssl_key_file", resource("server.key").toString())
                .start();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE app LOGIN PASSWORD 'right'");
            statement.execute("CREATE ROLE careful LOGIN");
            statement.execute("CREATE ROLE banned LOGIN");
            statement.execute("CREATE ROLE crowd LOGIN CONNECTION LIMIT 0");
            statement.execute("CREATE ROLE cli_login_stranger LOGIN");
        }
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void aPortWhereNothingListens() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        assertThat(failure("postgresql://localhost:" + port + "/postgres"))
                .hasMessageContaining("Nothing accepts connections at `localhost:" + port + "`.")
                .hasMessageContaining("Start the server");
    }

    @Test
    void aHostThatNobodyKnows() {
        assertThat(failure("postgresql://postgres:hunter2@no-such-host.invalid/postgres"))
                .hasMessageStartingWith("The host `no-such-host.invalid` is not known.")
                .hasMessageContaining("Correct the host");
    }

    @Test
    void aWrongPasswordNamesItsSourceAndNotItself() {
        Credentials wrong = new Credentials("app", "POM", Secret.of("hunter2"), "SUPABASE_DB_PASSWORD in .env.local");

        assertThat(failure(Database.of(url(""), wrong)))
                .hasMessageContaining("does not let `app` in: user `app` (POM), password from"
                        + " SUPABASE_DB_PASSWORD in .env.local.")
                .hasMessageContaining("FATAL: password authentication failed for user \"app\" (SQLSTATE 28P01)")
                .hasMessageContaining("Correct the password where it comes from.");
    }

    @Test
    void aWrongPasswordInsideAUrlMayBeBadlyEncoded() {
        assertThat(failure("postgresql://app:hunter2@localhost:" + server.getPort() + "/postgres"))
                .hasMessageContaining("A password inside a URL is percent-encoded");
    }

    @Test
    void noPasswordWhereOneIsAsked() {
        assertThat(failure("postgresql://app@localhost:" + server.getPort() + "/postgres"))
                .hasMessageContaining("no password set")
                .hasMessageContaining("Set SUPABASE_DB_PASSWORD");
    }

    @Test
    void anAddressThatIsNotAllowed() {
        assertThat(kind("postgresql://banned@127.0.0.1:" + server.getPort() + "/postgres"))
                .isEqualTo(Kind.ADDRESS_NOT_ALLOWED);
        assertThat(kind("postgresql://nobody@127.0.0.1:" + server.getPort() + "/postgres"))
                .isEqualTo(Kind.ADDRESS_NOT_ALLOWED);
    }

    @Test
    void aServerThatWantsTls() {
        assertThat(kind("postgresql://careful@127.0.0.1:" + server.getPort() + "/postgres?sslmode=disable"))
                .isEqualTo(Kind.TLS_REQUIRED);
    }

    @Test
    void aServerThatHasNoTls() throws SQLException {
        DatabaseUrl plain = DatabaseUrl.parse(TestPostgres.newDatabase());

        assertThat(failure("postgresql://postgres@" + plain.authority() + "/postgres?sslmode=require"))
                .hasMessageContaining("does not offer TLS")
                .hasMessageContaining("?sslmode=disable");
    }

    @Test
    void aCertificateFromAnotherAuthority() throws IOException {
        String root = "&sslrootcert="
                + PercentEncoding.encode(resource("other-root.crt").toString());

        assertThat(failure(Database.of(url("?sslmode=verify-full" + root))))
                .hasMessageContaining("The certificate of `localhost:" + server.getPort() + "` is not trusted.")
                .hasMessageContaining("sslrootcert");
    }

    @Test
    void aCertificateForAnotherHost() throws IOException {
        String root =
                "?sslrootcert=" + PercentEncoding.encode(resource("server.crt").toString());

        assertThat(kind("postgresql://postgres@127.0.0.1:" + server.getPort() + "/postgres" + root))
                .isEqualTo(Kind.TLS_NOT_TRUSTED);
    }

    @Test
    void theRightCertificateIsTrusted() throws Exception {
        String root =
                "?sslrootcert=" + PercentEncoding.encode(resource("server.crt").toString());

        try (Connection connection = Database.of(url(root)).connect()) {
            assertThat(connection.isValid(5)).isTrue();
        }
    }

    @Test
    void aDatabaseThatDoesNotExist() {
        assertThat(failure("postgresql://postgres@localhost:" + server.getPort() + "/absent"))
                .hasMessageContaining("There is no database `absent`");
    }

    @Test
    void noConnectionLeft() {
        assertThat(kind("postgresql://crowd@127.0.0.1:" + server.getPort() + "/postgres"))
                .isEqualTo(Kind.TOO_MANY_CONNECTIONS);
    }

    @Test
    void aPlatformLoginThatMayNotBecomePostgres() {
        assertThat(failure("postgresql://cli_login_stranger@127.0.0.1:" + server.getPort() + "/postgres"))
                .hasMessageContaining("`cli_login_stranger` cannot act as `postgres`");
    }

    @Test
    void aPoolersOwnRefusals() throws Exception {
        try (TestPgBouncer pooler = TestPgBouncer.start(TestPostgres.newDatabase(), "session")) {
            assertThat(kind(pooler.jdbcUrl() + "&options=-c%20work_mem%3D1MB")).isEqualTo(Kind.POOLER_REFUSES_SETTING);
            assertThat(kind(pooler.jdbcUrl().replaceFirst("/\\w+\\?", "/absent?")))
                    .isEqualTo(Kind.NO_SUCH_DATABASE);
        }
    }

    /** The words of Supavisor, and of a network without IPv6. */
    @ParameterizedTest
    @CsvSource({
        "XX000, Tenant or user not found, PROJECT_NOT_FOUND",
        "XX000, (ENOTFOUND) tenant/user postgres.x not found, PROJECT_NOT_FOUND",
        "XX000, 'Address not in tenant allow_list: {192, 0, 2, 1}', ADDRESS_NOT_ALLOWED",
        "XX000, MaxClientsInSessionMode: max clients reached, TOO_MANY_CONNECTIONS",
        "53300, 'remaining connection slots are reserved', TOO_MANY_CONNECTIONS",
        "57P03, the database system is starting up, STARTING_UP",
    })
    void knowsThePlatformsWords(String sqlState, String message, Kind kind) {
        String fields = "SFATAL\0C" + sqlState + "\0M" + message + "\0";
        Database pooler = Database.of(DatabaseUrl.parse(
                "postgresql://postgres." + REF + "@aws-0-eu-north-1.pooler.supabase.com:5432/postgres"));

        assertThat(ConnectionProblem.of(pooler, new PSQLException(new ServerErrorMessage(fields)))
                        .kind())
                .isEqualTo(kind);
    }

    @Test
    void aProjectsOwnHostWithoutIpv6LeadsToThePooler() {
        Database direct = Database.of(DatabaseUrl.parse("postgresql://postgres@db." + REF + ".supabase.co/postgres"));
        PSQLException unreachable = new PSQLException(
                "The connection attempt failed.", PSQLState.CONNECTION_UNABLE_TO_CONNECT, new NoRouteToHostException());

        assertThat(ConnectionProblem.of(direct, unreachable).toException())
                .hasMessageContaining("cannot be reached over IPv4")
                .hasMessageContaining(
                        "postgresql://postgres." + REF + "@aws-<n>-<region>.pooler.supabase.com:5432/postgres")
                .hasMessageContaining("supabase/.temp/pooler-url");
    }

    @Test
    void noTargetAtAllNamesEveryPlaceWhereItWasLookedFor() {
        assertThat(ConnectionProblem.noTarget().toException())
                .hasMessageContaining("No database URL is configured.")
                .hasMessageContaining("DATABASE_URL")
                .hasMessageContaining(".env.secrets")
                .hasMessageContaining("-Dsupabase-migrate.url=");
    }

    private static DatabaseUrl url(String parameters) {
        return DatabaseUrl.parse("postgresql://postgres@localhost:" + server.getPort() + "/postgres" + parameters);
    }

    private static Kind kind(String url) {
        MigrateException failure = failure(url);
        return ConnectionProblem.of(
                        Database.of(DatabaseUrl.parse(url)), (SQLException) Objects.requireNonNull(failure.getCause()))
                .kind();
    }

    private static MigrateException failure(String url) {
        return failure(Database.of(DatabaseUrl.parse(url)));
    }

    private static MigrateException failure(Database database) {
        MigrateException failure = catchThrowableOfType(
                MigrateException.class, () -> database.connect().close());
        assertThat(failure.getMessage()).doesNotContain("hunter2");
        return failure;
    }

    /** A copy that only its owner may read, as the server wants its key. */
    private static Path resource(String name) throws IOException {
        Path copy = directory.resolve(name);
        if (!Files.exists(copy)) {
            try (InputStream content = ConnectionProblemTest.class.getResourceAsStream(name)) {
                Files.copy(content, copy);
            }
            Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-------"));
        }
        return copy;
    }
}
