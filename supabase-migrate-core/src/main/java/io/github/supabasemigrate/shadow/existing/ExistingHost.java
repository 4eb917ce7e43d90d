package io.github.supabasemigrate.shadow.existing;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.shadow.Baseline;
import io.github.supabasemigrate.shadow.ShadowHost;
import io.github.supabasemigrate.shadow.ShadowServer;
import java.util.Optional;

/**
 * A server that is there already and on which databases may be created. It is somebody else's: only databases of ours are made
 * and dropped, and the platform's roles are added where they are missing. Nothing is kept from build to build.
 *
 * @param server a database of it, and a login that may create databases; a superuser unless the server is a Supabase one
 * @param login the same server as whoever runs a project's files
 * @param baseline to make each database like the platform's
 */
public record ExistingHost(Database server, Database login, Baseline baseline) implements ShadowHost {

    /** One login for everything. */
    public ExistingHost(Database server, Baseline baseline) {
        this(server, server, baseline);
    }

    @Override
    public String identity() {
        return "existing " + server.describe() + " " + baseline.digest();
    }

    @Override
    public ShadowServer start() {
        return ExistingServer.open(server.actingAsLogin(), login, baseline);
    }

    @Override
    public boolean has(String checkpoint) {
        return false;
    }

    @Override
    public Optional<ShadowServer> resume(String checkpoint) {
        return Optional.empty();
    }
}
