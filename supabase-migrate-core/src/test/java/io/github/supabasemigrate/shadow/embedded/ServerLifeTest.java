package io.github.supabasemigrate.shadow.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.shadow.Baseline;
import io.github.supabasemigrate.shadow.ShadowServer;
import io.github.supabasemigrate.shadow.cache.CacheDirectory;
import io.github.supabasemigrate.testing.TestPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers and the builds that own them, as separate processes. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "no shell watches servers there: see WindowsServerTest")
class ServerLifeTest {

    private Path home;

    /** Not a {@code @TempDir}: other accounts must get through it. */
    @BeforeEach
    void makeHome() throws IOException {
        home = Files.createTempDirectory("server-life");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @AfterEach
    void removeHome() throws IOException {
        FileUtils.deleteDirectory(home.toFile());
    }

    @Test
    void buildsThatStartAtOnceShareOneEmptyCache() throws Exception {
        Path cache = home.resolve("cache");
        List<Process> launched = List.of(OtherBuild.launch(cache), OtherBuild.launch(cache), OtherBuild.launch(cache));
        List<OtherBuild> builds = new ArrayList<>();
        for (Process each : launched) {
            builds.add(OtherBuild.of(each));
        }
        assertThat(builds.stream().map(OtherBuild::run)).doesNotHaveDuplicates();
        for (String kind : List.of("programs", "clusters")) {
            assertThat(names(cache.resolve(kind))).as(kind).hasSize(1);
        }
        for (OtherBuild build : builds) {
            build.finish();
            assertThat(build.postgres().isAlive()).isFalse();
        }
        assertThat(cache.resolve("run")).isEmptyDirectory();
    }

    @Test
    void aServerDiesWithItsKilledBuild() throws Exception {
        OtherBuild build = OtherBuild.of(OtherBuild.launch(home.resolve("cache")));
        ProcessHandle watcher = build.watcher();
        Path data = build.run().resolve("data").toRealPath();
        build.kill();
        OtherBuild.awaitEnd(build.postgres());
        OtherBuild.awaitEnd(watcher);
        assertThat(build.run()).doesNotExist();
        assertThat(data).as("also where it is in memory").doesNotExist();
    }

    @Test
    void aServerIsGoneBeforeABuildThatDoesNotCloseIt() throws Exception {
        OtherBuild build = OtherBuild.of(OtherBuild.launch(home.resolve("cache")));
        ProcessHandle watcher = build.watcher();
        Path data = build.run().resolve("data").toRealPath();
        build.exit();
        assertThat(build.postgres().isAlive()).isFalse();
        assertThat(watcher.isAlive())
                .as("a JVM that leaves a child waits long for itself")
                .isFalse();
        await(() -> !Files.exists(data) && !Files.exists(build.run()));
    }

    /** What a process does that nobody waits for. */
    private static void await(BooleanSupplier state) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!state.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within a minute").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void theNextBuildCleansWhatEvenTheWatcherLeft() throws Exception {
        Path cache = home.resolve("cache");
        OtherBuild killed = OtherBuild.of(OtherBuild.launch(cache));
        OtherBuild alive = OtherBuild.of(OtherBuild.launch(cache));
        Path data = killed.run().resolve("data").toRealPath();
        List<ProcessHandle> watchers = Stream.concat(
                        Stream.of(killed.watcher()), killed.watcher().descendants())
                .filter(process -> process.pid() != killed.postgres().pid()
                        && process.parent().map(ProcessHandle::pid).orElse(0L)
                                != killed.postgres().pid())
                .toList();
        watchers.forEach(ProcessHandle::destroyForcibly);
        killed.kill();
        assertThat(killed.postgres().isAlive()).isTrue();

        try (ShadowServer next = start(cache)) {
            OtherBuild.awaitEnd(killed.postgres());
            assertThat(killed.run()).doesNotExist();
            assertThat(data).doesNotExist();
            assertThat(alive.postgres().isAlive()).isTrue();
            assertThat(alive.run()).exists();
            assertThat(next.main().name()).isEqualTo("postgres");
        }
        alive.finish();
    }

    @Test
    void aProcessThatOnlyHasTheNumberOfADeadServerIsLeftAlone() throws Exception {
        Process bystander = new ProcessBuilder("sleep", "60").start();
        try {
            Path data = Files.createDirectories(home.resolve("data"));
            Files.writeString(
                    data.resolve("postmaster.pid"),
                    bystander.pid() + "\n" + data + "\n" + Instant.now().getEpochSecond() + "\n");
            Leftovers.stop(home);
            assertThat(bystander.isAlive()).isTrue();
        } finally {
            bystander.destroyForcibly();
        }
    }

    @Test
    void aDamagedCacheIsMadeAnew() throws IOException {
        Path cache = home.resolve("cache");
        start(cache).close();
        Path cluster = onlyChild(cache.resolve("clusters"));
        Files.delete(cluster.resolve("data/global/pg_control"));
        Files.writeString(cluster.resolve("data/PG_VERSION"), "");
        Files.delete(onlyChild(cache.resolve("programs")).resolve("bin/postgres"));

        try (ShadowServer server = start(cache)) {
            assertThat(server.createDatabase().connect()).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"unshare", "setpriv", "runuser", "su"})
    void rootStepsDownInEveryWay(String way) throws Exception {
        assumeTrue(isRoot(), "only root has to");
        Account account = Account.WAYS_DOWN.stream()
                .filter(each -> each.name().equals(way))
                .findFirst()
                .orElseThrow();
        assumeThatCode(() -> Account.stepDown(List.of(account))).doesNotThrowAnyException();
        EmbeddedOptions options = EmbeddedOptions.of(CacheDirectory.at(home.resolve("cache")), Baseline.none());
        try (EmbeddedServer server =
                EmbeddedPostgres.of(TestPostgres.binaries(), options, account).start()) {
            server.createDatabase().close();
            server.keep("kept");
            server.createDatabase().close();
        }
    }

    @Test
    void saysWhatItTriedWhenThereIsNoWayDown() {
        assertThatThrownBy(() -> Account.stepDown(List.of(
                        new Account("none", List.of("/no/such/program"), true),
                        new Account("still", List.of("env"), true))))
                .isInstanceOf(MigrateException.class)
                .hasMessageContaining("/no/such/program: not installed")
                .hasMessageContaining("-Dsupabase-migrate.shadow=existing");
    }

    @Test
    void namesTheSettingWhenTheOtherAccountCannotReachTheCache() throws Exception {
        assumeTrue(isRoot(), "only root needs another account");
        Path closed = Files.createDirectory(
                home.resolve("closed"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Account account =
                Account.WAYS_DOWN.stream().filter(Account::isOther).findFirst().orElseThrow();
        CacheDirectory cache = CacheDirectory.at(closed.resolve("cache"));
        assertThatThrownBy(() -> account.reachable(cache))
                .isInstanceOf(MigrateException.class)
                .hasMessageContaining("-Dsupabase-migrate.cacheDirectory=");
    }

    @Test
    void anOrdinaryUserNeedsNoHelp() throws Exception {
        assumeTrue(isRoot(), "this whole test runs as an ordinary user already");
        Path classes = copyClassPath(home.resolve("classes"));
        Path own = Files.createDirectory(home.resolve("own"));
        new ProcessBuilder("chown", "nobody", own.toString()).start().waitFor();
        try (Stream<Path> jars = Files.list(classes)) {
            String classPath = jars.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
            OtherBuild build = OtherBuild.of(
                    OtherBuild.launch(List.of("runuser", "-u", "nobody", "--"), classPath, own.resolve("cache")));
            assertThat(build.postgres().info().user()).hasValue("nobody");
            build.finish();
            assertThat(build.run()).doesNotExist();
        }
    }

    /** What {@link ServerMain} needs, where everybody can read it. */
    private static Path copyClassPath(Path target) throws IOException {
        Set<String> needed = Set.of("postgresql", "commons", "xz", "embedded", "jspecify");
        Files.createDirectory(target);
        int number = 0;
        for (String element : System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator))) {
            Path path = Path.of(element);
            Path copy = target.resolve(number++ + "-" + path.getFileName());
            if (Files.isDirectory(path)) {
                FileUtils.copyDirectory(path.toFile(), copy.toFile());
            } else if (needed.stream()
                    .anyMatch(name -> path.getFileName().toString().startsWith(name))) {
                Files.copy(path, copy);
            }
        }
        return target;
    }

    private static ShadowServer start(Path cache) {
        return EmbeddedServer.start(
                TestPostgres.binaries(), EmbeddedOptions.of(CacheDirectory.at(cache), Baseline.none()));
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            return children.map(child -> child.getFileName().toString()).toList();
        }
    }

    private static Path onlyChild(Path directory) throws IOException {
        return directory.resolve(names(directory).get(0));
    }

    private static boolean isRoot() {
        return ProcessHandle.current().info().user().filter("root"::equals).isPresent();
    }
}
