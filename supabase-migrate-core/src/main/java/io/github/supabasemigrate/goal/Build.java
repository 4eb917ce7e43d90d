package io.github.supabasemigrate.goal;

import io.github.supabasemigrate.shadow.Shadow;
import io.github.supabasemigrate.shadow.ShadowServer;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What the goals of one build share, so that a second goal costs nothing: a shadow server for each project, and what has been
 * done already. Thread-safe; the servers end with the JVM, or when this is closed.
 */
public final class Build implements AutoCloseable {

    private final Map<String, ShadowServer> servers = new ConcurrentHashMap<>();
    private final Map<String, Shadow> started = new ConcurrentHashMap<>();
    private final Set<String> done = new HashSet<>();

    /**
     * The server under a key of everything that shapes it. Roles belong to a server, not to a database: two projects that
     * both create a role must not share one.
     */
    ShadowServer server(String key, Supplier<ShadowServer> start) {
        return servers.computeIfAbsent(key, missing -> start.get());
    }

    /** True the first time, false after: for work that a build with many modules does once. */
    boolean isFirst(String work) {
        synchronized (done) {
            return done.add(work);
        }
    }

    /** Databases that {@code start} made and {@code stop} drops, by the project's directory. */
    Map<String, Shadow> started() {
        return started;
    }

    @Override
    public void close() {
        servers.values().forEach(ShadowServer::close);
        servers.clear();
    }
}
