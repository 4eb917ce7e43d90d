package io.github.supabasemigrate.shadow.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.shadow.Baseline;
import io.github.supabasemigrate.shadow.cache.CacheDirectory;
import io.github.supabasemigrate.testing.TestPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way in which servers run under Windows, on any system: {@code pg_ctl} is the same everywhere. */
class WindowsServerTest {

    private final Account account = Account.choose();
    private Path run;
    private Installation programs;
    private Cluster cluster;

    /** Not a {@code @TempDir}: another account may have to get through it. */
    @BeforeEach
    void makeDataDirectory() throws IOException {
        CacheDirectory cache = account.reachable(TestPostgres.cache());
        programs = Installation.of(cache, TestPostgres.binaries());
        cluster = Cluster.initial(cache, programs, account, Baseline.none());
        run = cache.root()
                .resolve("windows-server-test-" + ProcessHandle.current().pid());
        Files.createDirectory(run);
        cluster.copyTo(run.resolve("data"));
        account.own(run);
    }

    @AfterEach
    void removeDataDirectory() throws IOException {
        FileUtils.deleteDirectory(run.toFile());
    }

    @Test
    void startsAndStopsWithItsDataComplete() throws Exception {
        ServerProcess server = WindowsServer.start(programs, account, run, freePort());
        execute(server, "CREATE TABLE kept ()");
        server.stopCleanly();
        assertThat(run.resolve("data/postmaster.pid")).doesNotExist();

        server = WindowsServer.start(programs, account, run, freePort());
        execute(server, "DROP TABLE kept");
        server.abandon();
        assertThat(run.resolve("data/postmaster.pid")).doesNotExist();
    }

    @Test
    void whatAKilledBuildLeftIsStoppedByTheNext() throws Exception {
        WindowsServer.start(programs, account, run, freePort());
        long number = Long.parseLong(
                Files.readAllLines(run.resolve("data/postmaster.pid")).get(0));
        ProcessHandle postgres = ProcessHandle.of(number).orElseThrow();

        Leftovers.stop(run);

        OtherBuild.awaitEnd(postgres);
    }

    @Test
    void tellsAPortThatIsTakenFromAServerThatDoesNotStart() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            assertThatThrownBy(() -> WindowsServer.start(programs, account, run, taken.getLocalPort()))
                    .isInstanceOf(ServerProcess.PortTaken.class);
        }
        Files.writeString(run.resolve("data/postgresql.conf"), "nonsense = 1\n");
        assertThatThrownBy(() -> WindowsServer.start(programs, account, run, freePort()))
                .isInstanceOf(MigrateException.class)
                .hasMessageContaining("nonsense");
    }

    private void execute(ServerProcess server, String sql) throws Exception {
        Access access = new Access(server.port(), Baseline.none().superuser(), cluster.password());
        try (Connection connection = access.owned("postgres").connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
