package io.github.supabasemigrate.maven.development;

import io.github.supabasemigrate.SupabaseMigrate;
import io.github.supabasemigrate.goal.development.StartedDatabase;
import io.github.supabasemigrate.maven.ShadowMojo;
import io.github.supabasemigrate.report.Outcome;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Makes a migrated database for the module's own tests; its URL, host, port, user and password become project properties. */
@Mojo(name = "start", defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST, requiresProject = false, threadSafe = true)
public final class StartMojo extends ShadowMojo {

    /** What the project properties set by start begin with. */
    @Parameter(property = "supabase-migrate.propertyPrefix")
    @Nullable String propertyPrefix;

    /** Stops after this version; later files stay pending. */
    @Parameter
    @Nullable String version;

    /** Runs the seed files after the migrations. */
    @Parameter(property = "supabase-migrate.includeSeed")
    @Nullable String includeSeed;

    @Override
    protected Outcome run(SupabaseMigrate tool) {
        StartedDatabase database = tool.start();
        project.getProperties().putAll(database.properties());
        return database;
    }
}
