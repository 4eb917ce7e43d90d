import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.CatalogFingerprint;
import io.github.supabasemigrate.catalog.CatalogReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;

/**
 * Reads one local database's catalog ten times. Prints wall time, and the processor time of this thread and of the server's
 * process, which stay comparable on a busy machine.
 */
final class CatalogRead {
    public static void main(String[] arguments) throws Exception {
        try (Connection connection = DriverManager.getConnection(arguments[0])) {
            long backend;
            try (var statement = connection.createStatement();
                    var results = statement.executeQuery("SELECT pg_backend_pid()")) {
                results.next();
                backend = results.getLong(1);
            }
            for (int run = 1; run <= 10; run++) {
                long wall = System.nanoTime();
                long client = clientNanos();
                long server = serverTicks(backend);
                Catalog catalog = CatalogReader.read(connection);
                long readWall = System.nanoTime() - wall;
                long readClient = clientNanos() - client;
                long readServer = serverTicks(backend) - server;
                client = clientNanos();
                CatalogFingerprint fingerprint = CatalogFingerprint.of(catalog);
                System.out.printf(
                        "run %2d: %,d objects, %,d dependencies; read %,d ms wall, %,d ms client, %,d ms server;"
                                + " fingerprint %,d ms client (%.8s)%n",
                        run,
                        catalog.objects().size(),
                        catalog.dependencies().all().size(),
                        readWall / 1_000_000,
                        readClient / 1_000_000,
                        readServer * 10,
                        (clientNanos() - client) / 1_000_000,
                        fingerprint.value());
            }
        }
    }

    private static long clientNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** User and system time in hundredths of a second. */
    private static long serverTicks(long process) throws Exception {
        String[] fields = Files.readString(Path.of("/proc", String.valueOf(process), "stat")).split(" ");
        return Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
    }
}
