package io.github.supabasemigrate.replay;

import io.github.supabasemigrate.database.ServerError;
import io.github.supabasemigrate.execute.ExecutionListener;
import io.github.supabasemigrate.execute.ExecutionOptions;
import io.github.supabasemigrate.execute.ExecutionReport;
import io.github.supabasemigrate.execute.MigrationExecutor;
import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.plan.PlanOptions;
import io.github.supabasemigrate.project.SqlFile;
import io.github.supabasemigrate.shadow.ShadowHost;
import io.github.supabasemigrate.shadow.ShadowServer;
import io.github.supabasemigrate.sql.SourcePosition;
import io.github.supabasemigrate.sql.SqlScript;
import io.github.supabasemigrate.sql.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The project's migrations, run in the main database of a server of this build's own, from the newest checkpoint that fits.
 * Immutable; each run starts a server.
 */
public final class Replay {

    private final ShadowHost host;
    private final ReplayInput input;
    private final Checkpoints checkpoints;
    private final ReplayKeys keys;

    private Replay(ShadowHost host, ReplayInput input, Checkpoints checkpoints) {
        this.host = host;
        this.input = input;
        this.checkpoints = checkpoints;
        this.keys = ReplayKeys.of(host.identity(), input);
    }

    /** A replay of an input on servers of a host. */
    public static Replay of(ShadowHost host, ReplayInput input) {
        return new Replay(host, input, Checkpoints.DEFAULT);
    }

    /** The same, keeping other states. */
    public Replay keeping(Checkpoints other) {
        return new Replay(host, input, other);
    }

    /** Names the state that {@link #run} leads to. Whoever has a result for it from another build needs no server. */
    public String key() {
        return key(input.migrations().size());
    }

    /** Names the state after the first so many migrations. */
    public String key(int files) {
        return keys.after(files);
    }

    /** Runs what no checkpoint holds. */
    public ReplayedProject run(ExecutionListener listener) {
        return run(listener, input.migrations().size());
    }

    /**
     * Runs what no checkpoint holds, and surely every migration from one on: for listeners that want to see them.
     *
     * @param first index of the first migration that must run
     */
    public ReplayedProject run(ExecutionListener listener, int first) {
        int restored = Checkpoints.latest(first, files -> host.has(key(files)));
        if (restored > 0) {
            Optional<ShadowServer> resumed = host.resume(key(restored));
            if (resumed.isPresent()) {
                return go(resumed.get(), restored, listener);
            }
        }
        return go(host.start(), 0, listener);
    }

    private ReplayedProject go(ShadowServer server, int restored, ExecutionListener listener) {
        boolean isWhole = false;
        try {
            List<ExecutionReport.Result> applied = apply(server, restored, listener);
            server.demoteOwner();
            isWhole = true;
            return new ReplayedProject(server, key(), restored, applied);
        } finally {
            if (!isWhole) {
                server.close();
            }
        }
    }

    private List<ExecutionReport.Result> apply(ShadowServer server, int restored, ExecutionListener listener) {
        int total = input.migrations().size();
        List<ExecutionReport.Result> applied = new ArrayList<>();
        if (restored == total && total > 0) {
            return applied;
        }
        server.promoteOwner();
        if (restored == 0) {
            input.roles().ifPresent(roles -> run(roles, server));
        }
        long kept = System.nanoTime();
        for (int position : checkpoints.positions(restored, total)) {
            MigrationExecutor executor =
                    new MigrationExecutor(server.main().database(), ExecutionOptions.alone(), listener);
            applied.addAll(executor.migrate(input.upTo(position).migrations(), PlanOptions.all())
                    .migrations());
            if (position > 0 && checkpoints.isWorth(Duration.ofNanos(System.nanoTime() - kept))) {
                server.keep(key(position));
                kept = System.nanoTime();
            }
        }
        return applied;
    }

    private static void run(SqlFile roles, ShadowServer server) {
        SqlScript script = roles.script();
        try (Connection connection = server.main().connect();
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (SqlStatement each : script.statements()) {
                try {
                    statement.execute(each.text());
                } catch (SQLException e) {
                    SourcePosition position = script.position(each.body().start());
                    throw MigrateException.because("A statement of the roles file fails.")
                            .where(new Location(roles.relativePath(), position.line(), position.column()))
                            .why(ServerError.from(e).describe())
                            .cause(e)
                            .build();
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The shadow server is lost.", e);
        }
    }
}
