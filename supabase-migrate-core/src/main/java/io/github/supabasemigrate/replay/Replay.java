package io.github.supabasemigrate.replay;

import io.github.supabasemigrate.database.ServerError;
import io.github.supabasemigrate.execute.ExecutionListener;
import io.github.supabasemigrate.execute.ExecutionOptions;
import io.github.supabasemigrate.execute.ExecutionReport;
import io.github.supabasemigrate.execute.MigrationExecutor;
import io.github.supabasemigrate.execute.RunScripts;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.plan.PlanOptions;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.project.files.Ahead;
import io.github.supabasemigrate.shadow.ShadowHost;
import io.github.supabasemigrate.shadow.ShadowServer;
import io.github.supabasemigrate.shadow.baseline.StandIns;
import io.github.supabasemigrate.shadow.baseline.VectorIndexOptions;
import io.github.supabasemigrate.sql.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The project's migrations, run in the main database of a server of this build's own, from the newest checkpoint that fits.
 * Immutable; each run starts a server.
 */
public final class Replay {

    /** In characters: the trees of a longer file take room that whoever runs it may need. */
    private static final int LARGE = 100_000;

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
    public ReplayedProject run(ReplayListener listener) {
        return run(listener, input.migrations().size());
    }

    /**
     * Runs what no checkpoint holds, and surely every migration from one on: for listeners that want to see them.
     *
     * @param first index of the first migration that must run
     */
    public ReplayedProject run(ReplayListener listener, int first) {
        return run(listener, first, server -> {});
    }

    /**
     * The same, telling when a server is there, before anything runs on it.
     *
     * @param started may look at databases of the server beside the migrations, but not at the main one
     */
    public ReplayedProject run(ReplayListener listener, int first, Consumer<ShadowServer> started) {
        int restored = Checkpoints.latest(first, files -> host.has(key(files)));
        while (restored > 0) {
            readAhead(restored);
            Optional<ShadowServer> resumed = host.resume(key(restored));
            if (resumed.isPresent()) {
                return go(resumed.get(), restored, listener, started);
            }
            // Damaged, or another build was quicker.
            restored = Checkpoints.latest(restored - 1, files -> host.has(key(files)));
        }
        readAhead(0);
        return go(host.start(), 0, listener, started);
    }

    /** While the server starts, the parser is made ready with the first file that will run, which keeps what was read. */
    private void readAhead(int restored) {
        if (restored < input.migrations().size()) {
            MigrationFile first = input.migrations().get(restored);
            Ahead.run(() -> {
                if (first.text().length() < LARGE) {
                    first.script().statements().forEach(SqlStatement::tree);
                }
            });
        }
    }

    private ReplayedProject go(
            ShadowServer server, int restored, ReplayListener listener, Consumer<ShadowServer> started) {
        boolean isWhole = false;
        try {
            started.accept(server);
            Part all = apply(server, restored, listener);
            if (checkpoints.keepAny()) {
                server.handOver(key());
            }
            isWhole = true;
            return new ReplayedProject(server, key(), restored, all.applied(), all.standIns());
        } finally {
            if (!isWhole) {
                server.close();
            }
        }
    }

    /**
     * What ran between two states that may be kept, and what it left.
     *
     * @param standIns that stand there now for extensions
     */
    private record Part(List<ExecutionReport.Result> applied, List<String> standIns) {}

    private Part apply(ShadowServer server, int restored, ReplayListener listener) {
        int total = input.migrations().size();
        if (restored == total && total > 0) {
            return asSuperuser(server, superuser -> new Part(List.of(), ended(server, superuser)));
        }
        List<ExecutionReport.Result> applied = new ArrayList<>();
        List<String> standIns = List.of();
        RunScripts scripts =
                restored == 0 ? RunScripts.NONE.withRoles(input.roles()).withVault(input.vault()) : RunScripts.NONE;
        Duration sinceKept = Duration.ZERO;
        for (int position : checkpoints.positions(restored, total)) {
            RunScripts first = scripts;
            Part part = asSuperuser(server, superuser -> migrate(server, superuser, position, first, listener));
            applied.addAll(part.applied());
            standIns = part.standIns();
            scripts = RunScripts.NONE;
            sinceKept = sinceKept.plus(duration(part.applied()));
            if (position > 0 && checkpoints.isWorth(sinceKept)) {
                server.keep(key(position));
                sinceKept = Duration.ZERO;
            }
        }
        return new Part(applied, standIns);
    }

    /** What the files themselves took: connecting and a JVM that warms up are paid again whatever is kept. */
    private static Duration duration(List<ExecutionReport.Result> applied) {
        Duration sum = Duration.ZERO;
        for (ExecutionReport.Result result : applied) {
            sum = sum.plus(result.duration());
        }
        return sum;
    }

    private Part migrate(
            ShadowServer server, Connection superuser, int position, RunScripts scripts, ReplayListener listener)
            throws SQLException {
        server.promoteOwner(superuser);
        VectorIndexOptions indexes = new VectorIndexOptions();
        boolean isStandIn = VectorIndexOptions.areNeededIn(superuser);
        ExecutionListener follower =
                listener.following(server.main(), isStandIn ? indexes::hide : UnaryOperator.identity());
        List<ExecutionReport.Result> applied;
        try {
            applied = new MigrationExecutor(server.main().database(), ExecutionOptions.alone(), follower)
                    .migrate(input.upTo(position).migrations(), PlanOptions.all(), scripts)
                    .migrations();
        } finally {
            listener.partEnded();
            indexes.restore(superuser);
        }
        return new Part(applied, ended(server, superuser));
    }

    private static List<String> ended(ShadowServer server, Connection superuser) throws SQLException {
        server.demoteOwner(superuser);
        return StandIns.chosenIn(superuser);
    }

    /** Work on the main database that needs one session beside that of the migrations. */
    @FunctionalInterface
    private interface Work<T> {
        T on(Connection superuser) throws SQLException;
    }

    private static <T> T asSuperuser(ShadowServer server, Work<T> work) {
        try (Connection superuser = server.main().asSuperuser().connect()) {
            return work.on(superuser);
        } catch (SQLException e) {
            throw MigrateException.because("The shadow that the migrations run on is lost.")
                    .why(ServerError.from(e).describe())
                    .cause(e)
                    .build();
        }
    }
}
