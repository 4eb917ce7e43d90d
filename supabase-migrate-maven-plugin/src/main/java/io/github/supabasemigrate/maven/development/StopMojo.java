package io.github.supabasemigrate.maven.development;

import io.github.supabasemigrate.SupabaseMigrate;
import io.github.supabasemigrate.maven.SupabaseMojo;
import io.github.supabasemigrate.report.Outcome;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Drops the database that start made. The server itself ends with the build. */
@Mojo(name = "stop", defaultPhase = LifecyclePhase.POST_INTEGRATION_TEST, requiresProject = false, threadSafe = true)
public final class StopMojo extends SupabaseMojo {

    /** What the project properties set by start begin with. */
    @Parameter(property = "supabase-migrate.propertyPrefix")
    @Nullable String propertyPrefix;

    @Override
    protected Outcome run(SupabaseMigrate tool) {
        return tool.stop();
    }
}
