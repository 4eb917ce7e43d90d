package io.github.supabasemigrate.maven.check;

import io.github.supabasemigrate.SupabaseMigrate;
import io.github.supabasemigrate.maven.ShadowMojo;
import io.github.supabasemigrate.report.Outcome;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Rewrites what is committed and follows from the schema: schema.sql, types, a verification script, checksums, the manifest if asked. */
@Mojo(name = "snapshot", requiresProject = false, threadSafe = true)
public final class SnapshotMojo extends ShadowMojo {

    /** The schema manifest. Default: supabase/schema-manifest.json, if it exists. */
    @Parameter(property = "supabase-migrate.manifest")
    @Nullable String manifest;

    /** The committed text of the schema. Default: supabase/schema.sql, if it exists. */
    @Parameter(property = "supabase-migrate.schemaFile")
    @Nullable String schemaFile;

    /** The committed TypeScript types. Default: supabase/database.types.ts, if it exists. */
    @Parameter(property = "supabase-migrate.typesFile")
    @Nullable String typesFile;

    /** Whose types are written: the Supabase CLI's, or those of @supabase/postgres-meta. */
    @Parameter(property = "supabase-migrate.typesDialect")
    @Nullable String typesDialect;

    /** The schemas that types are written for. Default: public and config.toml [api] schemas. */
    @Parameter(property = "supabase-migrate.typesSchemas")
    @Nullable String typesSchemas;

    @Override
    protected Outcome run(SupabaseMigrate tool) {
        return tool.snapshot();
    }
}
