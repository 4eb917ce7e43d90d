package io.github.supabasemigrate.maven.target;

import io.github.supabasemigrate.SupabaseMigrate;
import io.github.supabasemigrate.maven.TargetMojo;
import io.github.supabasemigrate.report.Outcome;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Records versions as applied or reverted in the target's history, without running anything. */
@Mojo(name = "repair", requiresProject = false, threadSafe = true)
public final class RepairMojo extends TargetMojo {

    /** Versions to record as applied, without running them. */
    @Parameter(property = "supabase-migrate.applied")
    @Nullable String applied;

    /** Versions whose history rows to delete, without undoing them. */
    @Parameter(property = "supabase-migrate.reverted")
    @Nullable String reverted;

    @Override
    protected Outcome run(SupabaseMigrate tool) {
        return tool.repair();
    }
}
