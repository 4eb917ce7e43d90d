package io.github.supabasemigrate.replay;

import io.github.supabasemigrate.execute.ExecutionReport;
import io.github.supabasemigrate.shadow.Shadow;
import io.github.supabasemigrate.shadow.ShadowServer;
import java.util.List;

/**
 * A server whose main database is what the migrations make. That database is for reading: who writes takes a {@link #copy}.
 *
 * @param server the build's own; closing this closes it
 * @param key equal for equal states, in this build and others
 * @param restored how many migrations came from a checkpoint
 * @param applied those that ran now, in order
 * @param standIns for extensions that the migrations asked for, such as {@code vector 0.8.0}
 */
public record ReplayedProject(
        ShadowServer server, String key, int restored, List<ExecutionReport.Result> applied, List<String> standIns)
        implements AutoCloseable {

    public ReplayedProject {
        applied = List.copyOf(applied);
        standIns = List.copyOf(standIns);
    }

    /** The database in which the migrations ran. */
    public Shadow shadow() {
        return server.main();
    }

    /** A new database equal to it, to be changed at will. */
    public Shadow copy() {
        return server.copyOf(server.main());
    }

    @Override
    public void close() {
        server.close();
    }
}
