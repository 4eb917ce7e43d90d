package io.github.supabasemigrate.shadow;

import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.project.files.Ahead;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Servers that end together, whoever started them and whether or not he still works on one. A JVM may live on for hours after the
 * build that a server is for. Thread-safe.
 */
public final class OpenServers implements AutoCloseable {

    private final List<ShadowServer> servers = new ArrayList<>();
    private final List<Ahead<?>> leaving = new ArrayList<>();
    private boolean isOver;

    /** The same host, its servers ending with this. */
    public ShadowHost of(ShadowHost host) {
        return new Host(host, this);
    }

    /** Leaves a server that nobody needs any more, while others go on; the end waits for it. */
    public synchronized void leaveBeside(ShadowServer server) {
        leaving.add(Ahead.of(() -> {
            server.leave();
            return server;
        }));
    }

    private ShadowServer add(ShadowServer server) {
        if (isAdded(server)) {
            return server;
        }
        server.leave();
        throw MigrateException.because("The build ended while it started a shadow.")
                .next("Run it again.")
                .build();
    }

    private synchronized boolean isAdded(ShadowServer server) {
        return !isOver && servers.add(server);
    }

    /** Leaves them all; one that resists keeps no other, and is told. None starts after that. */
    @Override
    public void close() {
        List<RuntimeException> failures = new ArrayList<>();
        for (Runnable end : end()) {
            try {
                end.run();
            } catch (RuntimeException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }

    private synchronized List<Runnable> end() {
        isOver = true;
        List<Runnable> ends = new ArrayList<>();
        servers.forEach(server -> ends.add(server::leave));
        leaving.forEach(left -> ends.add(left::get));
        servers.clear();
        leaving.clear();
        return ends;
    }

    private record Host(ShadowHost host, OpenServers open) implements ShadowHost {

        @Override
        public String identity() {
            return host.identity();
        }

        @Override
        public ShadowServer start() {
            return open.add(host.start());
        }

        @Override
        public boolean has(String checkpoint) {
            return host.has(checkpoint);
        }

        @Override
        public Optional<ShadowServer> resume(String checkpoint) {
            return host.resume(checkpoint).map(open::add);
        }
    }
}
