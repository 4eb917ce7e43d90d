package io.github.supabasemigrate.goal;

import io.github.supabasemigrate.shadow.OpenServers;
import io.github.supabasemigrate.shadow.Shadow;
import io.github.supabasemigrate.shadow.ShadowHost;
import io.github.supabasemigrate.shadow.ShadowServer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What the goals of one build share, so that a second goal costs nothing: the replay of each project, servers beside it,
 * the databases that {@code start} made, and what has been done already. Thread-safe. Its servers end when it is closed, else with
 * the JVM.
 */
public final class Build implements AutoCloseable {

    private final OpenServers open = new OpenServers();
    private final Map<String, ShadowServer> servers = new HashMap<>();
    private final Map<String, Replayed> replays = new HashMap<>();
    private final Map<String, Shadow> started = new HashMap<>();
    private final Set<String> done = new HashSet<>();
    private final Runnable beforeServers;
    private final Object announcing = new Object();
    private boolean isAnnounced;

    /** For who closes it whatever happens in it. */
    public Build() {
        this(() -> {});
    }

    /**
     * For who need not close it if no server starts in it.
     *
     * @param beforeServers called once, before the first one starts
     */
    public Build(Runnable beforeServers) {
        this.beforeServers = beforeServers;
    }

    /** The same host, for servers that end with this build. */
    public ShadowHost hosted(ShadowHost host) {
        announceServers();
        return open.of(host);
    }

    /** Not under this object's own monitor, which a replay holds for as long as it takes. */
    private void announceServers() {
        synchronized (announcing) {
            if (!isAnnounced) {
                beforeServers.run();
                isAnnounced = true;
            }
        }
    }

    /** Leaves a server that nobody needs any more, while others go on; the end of the build waits for it. */
    public void leaveBeside(ShadowServer server) {
        open.leaveBeside(server);
    }

    /**
     * A server in which nothing of a project has run, under a key of everything that shapes it. Roles belong to a server, not to a
     * database: two projects that both create a role must not share one.
     */
    synchronized ShadowServer server(String key, Supplier<ShadowServer> start) {
        return servers.computeIfAbsent(key, missing -> start.get());
    }

    /** The replay under a key of everything that shapes it. */
    synchronized Replayed replayed(String key, Supplier<Replayed> make) {
        return replays.computeIfAbsent(key, missing -> make.get());
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

    /** A goal that still works, because somebody broke the build off, meets the end of its server. */
    @Override
    public void close() {
        open.close();
    }
}
