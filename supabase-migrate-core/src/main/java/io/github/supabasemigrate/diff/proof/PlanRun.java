package io.github.supabasemigrate.diff.proof;

import io.github.supabasemigrate.execute.ExecutionOptions;
import io.github.supabasemigrate.execute.MigrationExecutor;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.plan.PlanOptions;
import io.github.supabasemigrate.project.SupabaseProject;
import io.github.supabasemigrate.replay.ReplayListener;
import io.github.supabasemigrate.shadow.Shadow;
import io.github.supabasemigrate.shadow.ShadowServer;
import io.github.supabasemigrate.shadow.baseline.VectorIndexOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.commons.io.file.PathUtils;

/** Runs the files of a plan on a throw-away database as {@code migrate} will run them on a target: the same executor. */
public final class PlanRun {

    private final ShadowServer server;

    public PlanRun(ShadowServer server) {
        this.server = server;
    }

    /**
     * Runs the files.
     *
     * @param shadow without a history of migrations
     * @throws MigrateException for the first statement that fails
     */
    public void run(Shadow shadow, List<String> files) throws SQLException {
        run(shadow, files, ReplayListener.NONE);
    }

    /** The same, followed by somebody. */
    void run(Shadow shadow, List<String> files, ReplayListener listener) throws SQLException {
        try {
            Path folder = Files.createTempDirectory("supabase-migrate-plan");
            try {
                for (int i = 0; i < files.size(); i++) {
                    Files.writeString(folder.resolve(fileName(i)), files.get(i));
                }
                run(shadow, folder, listener);
            } finally {
                PathUtils.deleteDirectory(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a file is called, by its place in the plan. */
    static String fileName(int index) {
        return "%014d_plan.sql".formatted(index + 1);
    }

    private void run(Shadow shadow, Path folder, ReplayListener listener) throws SQLException {
        var indexes = new VectorIndexOptions();
        server.promoteOwner();
        try (Connection superuser = shadow.asSuperuser().connect()) {
            boolean isStandIn = VectorIndexOptions.areNeededIn(superuser);
            new MigrationExecutor(
                            shadow.database(),
                            ExecutionOptions.alone(),
                            listener.following(shadow, isStandIn ? indexes::hide : UnaryOperator.identity()))
                    .migrate(SupabaseProject.ofMigrations(folder).migrations(), PlanOptions.all());
            listener.partEnded();
            indexes.restore(superuser);
        } finally {
            listener.partEnded();
            server.demoteOwner();
        }
    }
}
