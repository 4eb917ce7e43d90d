package io.github.supabasemigrate.maven.check;

import io.github.supabasemigrate.SupabaseMigrate;
import io.github.supabasemigrate.maven.ShadowMojo;
import io.github.supabasemigrate.report.Outcome;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Rewrites what is committed and follows from the schema: the verification script, checksums, the manifest if asked. */
@Mojo(name = "snapshot", requiresProject = false, threadSafe = true)
public final class SnapshotMojo extends ShadowMojo {

    /** The schema manifest. Default: supabase/schema-manifest.json, if it exists. */
    @Parameter(property = "supabase-migrate.manifest")
    @Nullable String manifest;

    @Override
    protected Outcome run(SupabaseMigrate tool) {
        return tool.snapshot();
    }
}
