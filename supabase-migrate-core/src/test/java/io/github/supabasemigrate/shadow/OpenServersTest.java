package io.github.supabasemigrate.shadow;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.shadow.cache.CacheDirectory;
import io.github.supabasemigrate.shadow.embedded.EmbeddedOptions;
import io.github.supabasemigrate.shadow.embedded.EmbeddedPostgres;
import io.github.supabasemigrate.testing.TestPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OpenServersTest {

    private final OpenServers open = new OpenServers();
    private final ShadowHost host = open.of(EmbeddedPostgres.of(
            TestPostgres.binaries(),
            EmbeddedOptions.of(CacheDirectory.at(TestPostgres.cache().root()), Baseline.none())));

    @Test
    void aServerThatNobodyClosedEndsThoughThisJvmLivesOn() throws Exception {
        ProcessHandle postgres = process(host.start());
        open.close();
        postgres.onExit().get(60, TimeUnit.SECONDS);
    }

    @Test
    void whoStillWorksOnAServerMeetsItsEnd() throws Exception {
        ShadowServer server = host.start();
        try (Connection working = server.main().connect();
                Statement statement = working.createStatement()) {
            open.close();
            assertThatThrownBy(() -> statement.execute("SELECT 1")).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void noneStartsAfterTheEnd() {
        open.close();
        assertThatThrownBy(host::start).isInstanceOf(MigrateException.class).hasMessageContaining("The build ended");
    }

    private static ProcessHandle process(ShadowServer server) throws SQLException {
        try (Connection connection = server.main().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_read_file('postmaster.pid', 0, 10)")) {
            row.next();
            String pid = row.getString(1).lines().findFirst().orElseThrow();
            return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        }
    }
}
