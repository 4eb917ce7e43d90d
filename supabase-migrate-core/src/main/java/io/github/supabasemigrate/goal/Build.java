package io.github.supabasemigrate.goal;

import io.github.supabasemigrate.execute.ExecutionReport;
import io.github.supabasemigrate.shadow.Shadow;
import io.github.supabasemigrate.shadow.ShadowServer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the goals of one build share, so that a second goal costs nothing: a shadow server for each project, migrated once,
 * the databases that {@code start} made, and what has been done already. Thread-safe. The servers end with the JVM, or when
 * this is closed.
 */
public final class Build implements AutoCloseable {

    private final Map<String, ShadowServer> servers = new HashMap<>();
    private final Map<String, ExecutionReport> migrated = new HashMap<>();
    private final Map<String, Shadow> started = new HashMap<>();
    private final Set<String> done = new HashSet<>();

    /**
     * The server under a key of everything that shapes it. Roles belong to a server, not to a database: two projects that
     * both create a role must not share one.
     */
    synchronized ShadowServer server(String key, Supplier<ShadowServer> start) {
        return servers.computeIfAbsent(key, missing -> start.get());
    }

    /** What the migrations did to the main database of the server under this key; they run once. */
    synchronized ExecutionReport migrated(String key, Function<ShadowServer, ExecutionReport> migrate) {
        ExecutionReport known = migrated.get(key);
        if (known != null) {
            return known;
        }
        ShadowServer server = servers.get(key);
        if (server == null) {
            throw new IllegalStateException("no server is running for " + key);
        }
        boolean isWhole = false;
        try {
            ExecutionReport report = migrate.apply(server);
            migrated.put(key, report);
            isWhole = true;
            return report;
        } finally {
            if (!isWhole) {
                // What a failed run left in it is of no use to anybody.
                servers.remove(key);
                server.close();
            }
        }
    }

    /**
     * Does work that a build with many modules does once. Who asks while it is being done waits; when it fails, the next one
     * tries.
     *
     * @param again what comes out when it has been done before
     */
    public <T> T once(String work, Supplier<T> first, Supplier<T> again) {
        synchronized (done) {
            if (done.contains(work)) {
                return again.get();
            }
            T result = first.get();
            done.add(work);
            return result;
        }
    }

    /** The database that was started under this name, else a new one. */
    public synchronized Shadow start(String name, Supplier<Shadow> make) {
        return started.computeIfAbsent(name, missing -> make.get());
    }

    /** Drops the database that was started under this name. */
    public synchronized Optional<Shadow> stop(String name) {
        Optional<Shadow> shadow = Optional.ofNullable(started.remove(name));
        shadow.ifPresent(Shadow::close);
        return shadow;
    }

    @Override
    public synchronized void close() {
        servers.values().forEach(ShadowServer::close);
        servers.clear();
        migrated.clear();
        started.clear();
    }
}
