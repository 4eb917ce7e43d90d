package io.github.supabasemigrate.maven.diff;

import io.github.supabasemigrate.SupabaseMigrate;
import io.github.supabasemigrate.report.Outcome;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Folds the oldest migrations into one that is proven to make the same schema and the same rows. */
@Mojo(name = "squash", requiresProject = false, threadSafe = true)
public final class SquashMojo extends CompareMojo {

    /** Stops after this version; later files stay pending. */
    @Parameter
    @Nullable String version;

    @Override
    protected Outcome run(SupabaseMigrate tool) {
        return tool.squash();
    }
}
