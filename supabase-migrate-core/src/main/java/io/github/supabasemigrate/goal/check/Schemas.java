package io.github.supabasemigrate.goal.check;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.CatalogReader;
import io.github.supabasemigrate.execute.ExecutionListener;
import io.github.supabasemigrate.execute.ExecutionOptions;
import io.github.supabasemigrate.execute.MigrationExecutor;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.goal.Shadows;
import io.github.supabasemigrate.plan.PlanOptions;
import io.github.supabasemigrate.project.SupabaseProject;
import io.github.supabasemigrate.replay.Origins;
import io.github.supabasemigrate.replay.ReplayedSchema;
import io.github.supabasemigrate.shadow.Shadow;
import io.github.supabasemigrate.shadow.ShadowServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What the project's migrations make on a shadow, read back. */
final class Schemas {

    private final SupabaseProject project;
    private final Shadows shadows;

    Schemas(Run run) {
        this.project = run.project();
        this.shadows = new Shadows(run, PlanOptions.all());
    }

    /** Runs the migrations, unless this build has, and reads the platform beside them. */
    ReplayedSchema replayed() {
        shadows.migrated();
        ShadowServer server = shadows.server();
        Catalog catalog = read(server.main());
        try (Shadow empty = server.createDatabase()) {
            List<String> exposed = project.config().exposedSchemas();
            return ReplayedSchema.of(catalog, read(empty), exposed, Origins.of(project.readableMigrations()));
        }
    }

    /** Runs them once more in a database of their own. */
    Catalog second() {
        ShadowServer server = shadows.server();
        try (Shadow again = server.createDatabase()) {
            server.promoteOwner();
            try {
                new MigrationExecutor(again.database(), ExecutionOptions.alone(), ExecutionListener.NONE)
                        .migrate(project.migrations(), PlanOptions.all());
            } finally {
                server.demoteOwner();
            }
            return read(again);
        }
    }

    private static Catalog read(Shadow shadow) {
        try (Connection connection = shadow.connect()) {
            return CatalogReader.read(connection);
        } catch (SQLException e) {
            throw MigrateException.because("The shadow database cannot be read.")
                    .why(e.getMessage())
                    .cause(e)
                    .build();
        }
    }
}
