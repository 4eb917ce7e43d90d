package io.github.supabasemigrate.testing;

import io.github.supabasemigrate.shadow.Baseline;
import io.github.supabasemigrate.shadow.Shadow;
import io.github.supabasemigrate.shadow.ShadowServer;
import io.github.supabasemigrate.shadow.baseline.PlatformBaseline;
import io.github.supabasemigrate.shadow.embedded.EmbeddedOptions;
import io.github.supabasemigrate.shadow.embedded.EmbeddedServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Databases that look like Supabase, with a schema in them: one server a JVM, one database a test. */
public final class TestPlatform {

    private static @Nullable ShadowServer server;

    private TestPlatform() {}

    /** A new database in which {@code postgres} ran a script; afterwards it is no superuser any more. */
    public static synchronized Shadow with(String script) throws SQLException {
        ShadowServer running = server;
        if (running == null) {
            running = EmbeddedServer.start(
                    TestPostgres.binaries(),
                    new EmbeddedOptions(TestPostgres.cache(), Baseline.of(new PlatformBaseline(true), true), Map.of()));
            server = running;
        }
        Shadow shadow = running.createDatabase();
        running.promoteOwner();
        try (Connection owner = shadow.connect();
                Statement statement = owner.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(script);
        } finally {
            running.demoteOwner();
        }
        return shadow;
    }
}
