package io.github.supabasemigrate.shadow.embedded;

import io.github.supabasemigrate.shadow.Baseline;
import io.github.supabasemigrate.shadow.ShadowServer;
import io.github.supabasemigrate.shadow.binaries.PostgresBinaries;
import io.github.supabasemigrate.shadow.cache.CacheDirectory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;

/** Another build on this machine: starts a server, tells of it in one line, and goes when its input ends. */
final class ServerMain {

    /** On its input: to go without closing the server. */
    static final int EXIT = 'x';

    /** To let a checkpoint of this name be taken when it goes. */
    static final int HAND_OVER = 'h';

    static final String CHECKPOINT = "checkpoint";

    /** To make a database. */
    static final int COPY = 'c';

    private ServerMain() {}

    /**
     * Runs it.
     *
     * @param arguments the cache directory
     */
    public static void main(String... arguments) throws Exception {
        PostgresBinaries binaries = PostgresBinaries.onClassPath(ServerMain.class.getClassLoader());
        CacheDirectory cache = CacheDirectory.at(Path.of(arguments[0]));
        try (ShadowServer server = EmbeddedServer.start(binaries, EmbeddedOptions.of(cache, Baseline.none()));
                Connection connection = server.main().connect();
                ResultSet row = connection
                        .createStatement()
                        .executeQuery(
                                "SELECT pg_read_file('postmaster.pid', 0, 10), current_setting('data_directory')")) {
            row.next();
            System.out.println(row.getString(1).lines().findFirst().orElseThrow() + " " + row.getString(2));
            int command;
            do {
                command = System.in.read();
                if (command == HAND_OVER) {
                    server.handOver(CHECKPOINT);
                }
                if (command == COPY) {
                    server.createDatabase();
                }
                if (command == EXIT) {
                    System.exit(0);
                }
            } while (command >= 0);
        }
    }
}
