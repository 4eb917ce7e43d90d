package io.github.supabasemigrate.maven.target;

import io.github.supabasemigrate.SupabaseMigrate;
import io.github.supabasemigrate.maven.TargetMojo;
import io.github.supabasemigrate.report.Outcome;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Shows which migrations the target has and which are pending, missing, edited or out of order. Changes nothing. */
@Mojo(name = "status", requiresProject = false, threadSafe = true)
public final class StatusMojo extends TargetMojo {

    /** How the answer is printed. */
    @Parameter(property = "supabase-migrate.format")
    @Nullable String format;

    @Override
    protected Outcome run(SupabaseMigrate tool) {
        return tool.status();
    }
}
