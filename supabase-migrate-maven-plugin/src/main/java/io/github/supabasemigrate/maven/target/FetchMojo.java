package io.github.supabasemigrate.maven.target;

import io.github.supabasemigrate.SupabaseMigrate;
import io.github.supabasemigrate.maven.TargetMojo;
import io.github.supabasemigrate.report.Outcome;
import org.apache.maven.plugins.annotations.Mojo;

/** Writes files for the migrations that only the target knows, from the statements in its history. */
@Mojo(name = "fetch", requiresProject = false, threadSafe = true)
public final class FetchMojo extends TargetMojo {

    @Override
    protected Outcome run(SupabaseMigrate tool) {
        return tool.fetch();
    }
}
