package io.github.supabasemigrate.shadow;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;

/**
 * A PostgreSQL server on which databases may be made and thrown away. Safe for use by several threads; closing it takes
 * every database of ours with it.
 */
public interface ShadowServer extends AutoCloseable {

    /** The server's major version, such as 17. */
    int major();

    /**
     * The database that the project's migrations run in. Called {@code postgres} where the server is wholly ours, as on the
     * platform, because migrations say {@code ALTER DATABASE postgres SET …}.
     */
    Shadow main();

    /** A new database like the platform's before the first migration, owned by {@code postgres}. */
    Shadow createDatabase();

    /**
     * What a reader finds in a database like the platform's before the first migration. It writes nothing there, and closes every
     * connection.
     */
    default <T> T lookAtPristine(Function<Shadow, T> reader) {
        try (Shadow empty = createDatabase()) {
            return reader.apply(empty);
        }
    }

    /** A new database equal to another of this server, which nobody may be connected to while it is copied. */
    Shadow copyOf(Shadow source);

    /**
     * Lets the role {@code postgres} do, on this whole server, what the platform's own library lets it do; to be called before
     * a project's files run.
     */
    void promoteOwner();

    /** Takes that back, so that privileges are judged as they are. */
    void demoteOwner();

    /** {@link #promoteOwner()} on a connection to a database of this server, as its superuser: spares one. */
    default void promoteOwner(Connection superuser) throws SQLException {
        promoteOwner();
    }

    /** {@link #demoteOwner()}, likewise. */
    default void demoteOwner(Connection superuser) throws SQLException {
        demoteOwner();
    }

    /**
     * Keeps the whole content as a checkpoint for {@link ShadowHost#resume}, unless there is one of this name already; a server that
     * cannot do that does nothing. Shadows and connections of before are useless after.
     */
    void keep(String checkpoint);

    /**
     * Lets the whole content, as it is now, be a checkpoint of this name for one later build, after {@link #leave}: nothing is
     * copied, and nobody waits. From now on databases are only read here; making one takes this back. A server that cannot do that
     * does nothing.
     */
    default void handOver(String checkpoint) {}

    /** Where this server comes from, for the log: no secrets. */
    String describe();

    /** Stops or leaves the server; its shadows are gone. Closing again does nothing. */
    @Override
    void close();

    /** The same at the end of a build, which waits for nothing that can be done behind it, such as deleting files. */
    default void leave() {
        close();
    }
}
