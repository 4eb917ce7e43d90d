package io.github.supabasemigrate.maven.diff;

import io.github.supabasemigrate.SupabaseMigrate;
import io.github.supabasemigrate.report.Outcome;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Writes the way back from the newest migrations as a new migration, and tells what cannot come back. Runs it on no target. */
@Mojo(name = "rollback", requiresProject = false, threadSafe = true)
public final class RollbackMojo extends CompareMojo {

    /** How many of the newest migrations a rollback takes back. */
    @Parameter(property = "supabase-migrate.last")
    @Nullable String last;

    @Override
    protected Outcome run(SupabaseMigrate tool) {
        return tool.rollback();
    }
}
