package io.github.supabasemigrate.shadow.embedded;

import io.github.supabasemigrate.finding.MigrateException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A running {@code postgres} in a run directory. */
interface ServerProcess {

    /** The TCP port on 127.0.0.1. */
    int port();

    /** Stops it so that its data directory is complete, and waits for that; the directory stays. */
    void stopCleanly() throws IOException;

    /** Stops it at once, without care for its data. */
    void abandon();

    /**
     * When this process ends or {@link #leave}s it, the server is stopped with all its data, and these go to a place where the next
     * build finds them. Nobody waits for that.
     *
     * @param place on the same disk as the run directory, in a folder that is there; null to take it back
     */
    default void handOver(@Nullable Path place) {}

    /**
     * Stops it at once; who watches it deletes its directory, or hands it over, while nobody waits.
     *
     * @return whether there is a watcher that does
     */
    default boolean leave() {
        abandon();
        return false;
    }

    /**
     * Starts a server on {@code run/data} and waits until it accepts connections.
     *
     * @throws MigrateException with the server's own words when it does not start
     */
    static ServerProcess start(Installation installation, Account account, Path run) throws IOException {
        int attempts = 5;
        while (true) {
            int port = freePort();
            try {
                return installation.isWindows()
                        ? WindowsServer.start(installation, account, run, port)
                        : WatchedServer.start(installation, account, run, port);
            } catch (PortTaken e) {
                // Somebody was faster between our look and the server's.
                if (--attempts == 0) {
                    throw e;
                }
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** What the server said, for the failure of its start. */
    static MigrateException failure(Path run) throws IOException {
        Path log = run.resolve("server.log");
        String said = Files.exists(log) ? Files.readString(log).strip() : "";
        Files.deleteIfExists(log);
        if (said.contains("could not create any TCP/IP sockets")) {
            throw new PortTaken(said);
        }
        return MigrateException.because("The embedded PostgreSQL does not start.")
                .why(said)
                .build();
    }

    /** The port was free a moment ago. */
    final class PortTaken extends IOException {
        PortTaken(String said) {
            super(said);
        }
    }
}
