package io.github.supabasemigrate.shadow.baseline;

import io.github.supabasemigrate.shadow.Baseline;
import io.github.supabasemigrate.shadow.Shadow;
import io.github.supabasemigrate.shadow.ShadowServer;
import io.github.supabasemigrate.shadow.embedded.EmbeddedOptions;
import io.github.supabasemigrate.shadow.embedded.EmbeddedServer;
import io.github.supabasemigrate.testing.TestPostgres;
import java.sql.Connection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A server with the platform and all stand-ins, its owner promoted: one for the tests of this package. */
final class PlatformPostgres {

    private static @Nullable ShadowServer server;

    private PlatformPostgres() {}

    /** Connects as postgres to a new copy of the platform. */
    static Connection connect() {
        return shadow().connect();
    }

    /** A new copy of the platform, which goes with the server. */
    static synchronized Shadow shadow() {
        ShadowServer running = server;
        if (running == null) {
            running = start(new PlatformBaseline(true), Map.of());
            server = running;
        }
        return running.createDatabase();
    }

    /** A server of the caller's own. */
    static ShadowServer start(PlatformBaseline platform, Map<String, String> extensionFiles) {
        ShadowServer started = EmbeddedServer.start(
                TestPostgres.binaries(),
                new EmbeddedOptions(TestPostgres.cache(), Baseline.of(platform, true), extensionFiles));
        started.promoteOwner();
        return started;
    }
}
