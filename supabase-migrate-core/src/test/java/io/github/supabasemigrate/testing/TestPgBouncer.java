package io.github.supabasemigrate.testing;

import io.github.supabasemigrate.database.DatabaseUrl;
import io.github.supabasemigrate.database.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/** A real PgBouncer in front of a test database. Where none is installed the test that wants one is skipped, and says so. */
public final class TestPgBouncer implements AutoCloseable {

    private static final Pattern JDBC_URL = Pattern.compile("jdbc:postgresql://([^:/]+):(\\d+)/(\\w+).*");

    private final Process process;
    private final Path directory;
    private final int port;
    private final String database;

    private TestPgBouncer(Process process, Path directory, int port, String database) {
        this.process = process;
        this.directory = directory;
        this.port = port;
        this.database = database;
    }

    /**
     * Starts one.
     *
     * @param mode {@code session}, {@code transaction} or {@code statement}
     * @param settings further lines of the {@code [pgbouncer]} section
     */
    public static TestPgBouncer start(String jdbcUrl, String mode, String... settings) throws IOException {
        Optional<Path> program = program();
        Assumptions.assumeTrue(program.isPresent(), "PgBouncer is not installed: not tested with a real pooler");
        Matcher url = JDBC_URL.matcher(jdbcUrl);
        if (!url.matches()) {
            throw new IllegalArgumentException(jdbcUrl);
        }
        Path directory = Files.createTempDirectory("pgbouncer");
        int port = freePort();
        Files.writeString(directory.resolve("users.txt"), "\"postgres\" \"" + password(jdbcUrl) + "\"\n");
        Files.writeString(directory.resolve("pgbouncer.ini"), """
                [databases]
                %3$s = host=%1$s port=%2$s dbname=%3$s
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %4$d
                unix_socket_dir =
                auth_type = trust
                auth_file = %5$s/users.txt
                ignore_startup_parameters = extra_float_digits
                pool_mode = %6$s
                %7$s
                """.formatted(
                        url.group(1), url.group(2), url.group(3), port, directory, mode, String.join("\n", settings)));
        Process process = new ProcessBuilder(command(program.get(), directory))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        TestPgBouncer started = new TestPgBouncer(process, directory, port, url.group(3));
        started.awaitPort();
        return started;
    }

    /** The pooler logs in to the server with it; its own clients need none. */
    private static String password(String jdbcUrl) {
        return Optional.ofNullable(DatabaseUrl.parse(jdbcUrl).password())
                .map(Secret::reveal)
                .orElse("");
    }

    private static String[] command(Path program, Path directory) throws IOException {
        String configuration = directory.resolve("pgbouncer.ini").toString();
        if (!"root".equals(System.getProperty("user.name"))) {
            return new String[] {program.toString(), configuration};
        }
        // It refuses to run as root.
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        return new String[] {program.toString(), "-u", "nobody", configuration};
    }

    private static Optional<Path> program() {
        String path = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin";
        return Arrays.stream(path.split(":"))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "pgbouncer"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaitPort() throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (System.nanoTime() < deadline && process.isAlive()) {
            if (listens()) {
                return;
            }
            Thread.onSpinWait();
        }
        throw new IOException(Files.readString(directory.resolve("log"), StandardCharsets.UTF_8));
    }

    private boolean listens() {
        try {
            new Socket(InetAddress.getLoopbackAddress(), port).close();
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=postgres";
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
