package io.github.supabasemigrate.replay;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.database.Role;
import io.github.supabasemigrate.project.files.Ahead;
import io.github.supabasemigrate.shadow.Shadow;
import io.github.supabasemigrate.shadow.ShadowServer;
import java.util.function.Function;

/**
 * What the databases of a server begin with, read beside other work: the migrations may be running. What all databases of a server
 * share may change meanwhile, so that part is taken from a catalog that was read later.
 */
public final class PlatformCatalog {

    private final ShadowServer server;
    private final Function<Shadow, Catalog> reader;
    private final Ahead<Catalog> early;

    private PlatformCatalog(ShadowServer server, Function<Shadow, Catalog> reader) {
        this.server = server;
        this.reader = reader;
        this.early = Ahead.of(() -> ready(server.lookAtPristine(reader)));
    }

    /** Compared once while nobody waits: the first comparison of each kind of object links its equality, 50 ms of a cold JVM. */
    private static Catalog ready(Catalog platform) {
        ReplayedSchema.usersPart(platform, platform);
        return platform;
    }

    /** Begins to read. */
    public static PlatformCatalog readFrom(ShadowServer server, Function<Shadow, Catalog> reader) {
        return new PlatformCatalog(server, reader);
    }

    public boolean isOf(ShadowServer other) {
        return server == other;
    }

    /**
     * Waits for it.
     *
     * @param later a database of the same server as it is now
     */
    public Catalog beside(Catalog later) {
        Catalog before = early();
        return (namesRolesOf(before, later) ? before : server.lookAtPristine(reader)).sharing(later);
    }

    /** The server may have been stopped meanwhile, to keep a state of it. */
    private Catalog early() {
        try {
            return early.get();
        } catch (RuntimeException e) {
            return server.lookAtPristine(reader);
        }
    }

    /** A role that was renamed since has its new name in every grant. */
    private static boolean namesRolesOf(Catalog before, Catalog later) {
        return before.all(Role.class).stream().allMatch(role -> later.contains(role.id()));
    }
}
