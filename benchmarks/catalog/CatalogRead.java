import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.CatalogFingerprint;
import io.github.supabasemigrate.catalog.CatalogReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Reads one local database's catalog ten times by one session, then ten times by two, then ten times by two that are new each time.
 * Prints wall time, and the processor time of this process and of the server's, which stay comparable on a busy machine.
 */
final class CatalogRead {
    private final String url;

    private CatalogRead(String url) {
        this.url = url;
    }

    public static void main(String[] arguments) throws Exception {
        new CatalogRead(arguments[0]).run();
    }

    private void run() throws Exception {
        try (Connection first = DriverManager.getConnection(url)) {
            for (int run = 1; run <= 10; run++) {
                measure("one session, run " + run, List.of(first), () -> CatalogReader.read(first));
            }
            for (int run = 1; run <= 10; run++) {
                // The reader closes what it opened.
                measure("a new second session, run " + run, List.of(first), () -> CatalogReader.read(first, this::open));
            }
        }
        for (int run = 1; run <= 10; run++) {
            try (Connection first = open()) {
                measure("a new session, run " + run, List.of(first), () -> CatalogReader.read(first));
            }
        }
        for (int run = 1; run <= 10; run++) {
            try (Connection first = open()) {
                measure("two new sessions, run " + run, List.of(first), () -> CatalogReader.read(first, this::open));
            }
        }
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection(url);
    }

    private void measure(String what, List<Connection> sessions, Callable<Catalog> read) throws Exception {
        long backend = backend(sessions.get(0));
        long client = clientNanos();
        long server = serverTicks(backend);
        long wall = System.nanoTime();
        Catalog catalog = read.call();
        long readWall = System.nanoTime() - wall;
        long readClient = clientNanos() - client;
        long readServer = serverTicks(backend) - server;
        client = clientNanos();
        CatalogFingerprint fingerprint = CatalogFingerprint.of(catalog);
        System.out.printf(
                "%s: %,d objects, %,d dependencies; read %,d ms wall, %,d ms client, %,d ms first session's server;"
                        + " fingerprint %,d ms client (%.8s)%n",
                what,
                catalog.objects().size(),
                catalog.dependencies().all().size(),
                readWall / 1_000_000,
                readClient / 1_000_000,
                readServer * 10,
                (clientNanos() - client) / 1_000_000,
                fingerprint.value());
    }

    private static long backend(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var results = statement.executeQuery("SELECT pg_backend_pid()")) {
            results.next();
            return results.getLong(1);
        }
    }

    /** Of the whole process: a reading has a thread of its own. */
    private static long clientNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /** User and system time in hundredths of a second. */
    private static long serverTicks(long process) throws Exception {
        String[] fields = Files.readString(Path.of("/proc", String.valueOf(process), "stat")).split(" ");
        return Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
    }
}
