package io.github.supabasemigrate.shadow.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.supabasemigrate.shadow.Baseline;
import io.github.supabasemigrate.shadow.ShadowServer;
import io.github.supabasemigrate.shadow.cache.CacheDirectory;
import io.github.supabasemigrate.testing.TestPostgres;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What a build leaves to the next one when it ends. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "no shell watches servers there")
class HandoverTest {

    private Path home;
    private Path cache;

    /** Not a {@code @TempDir}: other accounts must get through it. */
    @BeforeEach
    void makeHome() throws IOException {
        home = Files.createTempDirectory("handover");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        cache = home.resolve("cache");
    }

    @AfterEach
    void removeHome() throws IOException {
        FileUtils.deleteDirectory(home.toFile());
    }

    @Test
    void theNextBuildGoesOnWithTheSameData() throws Exception {
        String cluster = handOver();
        try (ShadowServer next = resume().orElseThrow()) {
            assertThat(identity(next)).isEqualTo(cluster);
            assertThat(resume()).as("one build takes it").isEmpty();
            assertThat(handovers()).isEmpty();
        }
        assertThat(resume()).as("it was not handed over again").isEmpty();
        assertThat(runs()).isEmpty();
    }

    @Test
    void leavesNothingElseBehind() throws Exception {
        handOver();
        assertThat(runs()).isEmpty();
        assertThat(host().has(ServerMain.CHECKPOINT)).isTrue();
        assertThat(host().has("another")).isFalse();
    }

    @Test
    void aServerWithOtherDatabasesIsNotHandedOver() throws Exception {
        OtherBuild build = OtherBuild.of(OtherBuild.launch(cache));
        build.tell(ServerMain.HAND_OVER);
        build.tell(ServerMain.COPY);
        build.exit();
        awaitNoRuns();
        assertThat(handovers()).isEmpty();
    }

    @Test
    void aKilledBuildHandsNothingOver() throws Exception {
        OtherBuild build = OtherBuild.of(OtherBuild.launch(cache));
        build.tell(ServerMain.HAND_OVER);
        build.kill();
        OtherBuild.awaitEnd(build.postgres());
        awaitNoRuns();
        assertThat(handovers()).isEmpty();
    }

    @Test
    void theFourNewestAreKept() throws Exception {
        Path folder = Files.createDirectories(cache.resolve("handovers"));
        for (int i = 0; i < 6; i++) {
            Files.createDirectories(folder.resolve("older-" + i).resolve("data"));
        }
        handOver();
        awaitNoRuns();
        assertThat(handovers()).hasSize(4).anySatisfy(name -> assertThat(name).startsWith(ServerMain.CHECKPOINT + "."));
    }

    @Test
    void damagedDataAreThrownAway() throws Exception {
        handOver();
        Path entry = cache.resolve("handovers").resolve(handovers().get(0));
        Files.delete(entry.resolve("data/global/pg_control"));
        assertThat(resume()).isEmpty();
        assertThat(handovers()).isEmpty();
        assertThat(runs()).isEmpty();
    }

    @Test
    void whatAMachineLeftThatWasStartedAgainIsNotTrusted() throws Exception {
        handOver();
        Path entry = cache.resolve("handovers").resolve(handovers().get(0));
        String name = entry.getFileName().toString();
        String boot = name.split("\\.")[1];
        Files.move(entry, entry.resolveSibling(name.replace(boot, "another-boot")));
        assertThat(resume()).isEmpty();
    }

    /** By another process; gives the identity of its data. */
    private String handOver() throws Exception {
        OtherBuild build = OtherBuild.of(OtherBuild.launch(cache));
        String cluster = identity(build.run().resolve("data"));
        build.tell(ServerMain.HAND_OVER);
        build.exit();
        awaitNoRuns();
        assertThat(handovers()).isNotEmpty();
        return cluster;
    }

    /** The first eight bytes of the control file tell a cluster from every other. */
    private static String identity(Path data) throws IOException {
        long identity = ByteBuffer.wrap(Files.readAllBytes(data.resolve("global/pg_control")))
                .order(ByteOrder.nativeOrder())
                .getLong();
        return Long.toUnsignedString(identity);
    }

    private static String identity(ShadowServer server) throws Exception {
        try (Connection connection = server.main().asSuperuser().connect();
                ResultSet row = connection
                        .createStatement()
                        .executeQuery("SELECT system_identifier FROM pg_control_system()")) {
            row.next();
            return row.getString(1);
        }
    }

    private EmbeddedPostgres host() {
        return EmbeddedPostgres.of(
                TestPostgres.binaries(), EmbeddedOptions.of(CacheDirectory.at(cache), Baseline.none()));
    }

    private Optional<ShadowServer> resume() {
        return host().resume(ServerMain.CHECKPOINT);
    }

    private List<String> handovers() throws IOException {
        return names("handovers");
    }

    private List<String> runs() throws IOException {
        return names("run");
    }

    private List<String> names(String folder) throws IOException {
        if (!Files.isDirectory(cache.resolve(folder))) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(cache.resolve(folder))) {
            return children.map(child -> child.getFileName().toString()).toList();
        }
    }

    /** Nobody waits for what a build leaves; a test does. */
    private void awaitNoRuns() throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!runs().isEmpty()) {
            assertThat(System.nanoTime()).as("within a minute").isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
