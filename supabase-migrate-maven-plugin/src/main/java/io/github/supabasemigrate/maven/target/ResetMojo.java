package io.github.supabasemigrate.maven.target;

import io.github.supabasemigrate.SupabaseMigrate;
import io.github.supabasemigrate.maven.TargetMojo;
import io.github.supabasemigrate.report.Outcome;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Drops everything of the target that is not the platform's, then applies migrations and seeds anew. For local databases. */
@Mojo(name = "reset", requiresProject = false, threadSafe = true)
public final class ResetMojo extends TargetMojo {

    /** The host of a target that is not local, typed to allow its reset. */
    @Parameter(property = "supabase-migrate.confirmTarget")
    @Nullable String confirmTarget;

    /** Stops after this version; later files stay pending. */
    @Parameter
    @Nullable String version;

    /** Runs the seed files after the migrations. */
    @Parameter(property = "supabase-migrate.includeSeed")
    @Nullable String includeSeed;

    /** Runs roles.sql before the migrations. */
    @Parameter(property = "supabase-migrate.includeRoles")
    @Nullable String includeRoles;

    @Override
    protected Outcome run(SupabaseMigrate tool) {
        return tool.reset();
    }
}
