package io.github.supabasemigrate.maven.diff;

import io.github.supabasemigrate.SupabaseMigrate;
import io.github.supabasemigrate.report.Outcome;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Shows the statements that lead from one state of the schema to another, proven on a throw-away database, and saves them on request. */
@Mojo(name = "diff", requiresProject = false, threadSafe = true)
public final class DiffMojo extends CompareMojo {

    /** The state to start from: migrations, target, schemas, git:REVISION, file:PATH or a postgresql:// URL. */
    @Parameter
    @Nullable String from;

    /** The state to arrive at, named as from is. Default: the files that declare the schema, else the target. */
    @Parameter
    @Nullable String to;

    /** Writes the statements to this file. */
    @Parameter(property = "supabase-migrate.output")
    @Nullable String output;

    /** Hazards with which a plan is saved all the same: data-loss, rewrite, ...; all for any. */
    @Parameter(property = "supabase-migrate.allow")
    @Nullable String allow;

    /** Statements that let a live database work on. Default: when the plan is for a database that exists. */
    @Parameter(property = "supabase-migrate.online")
    @Nullable String online;

    /** How long a migration's statement waits for a lock. */
    @Parameter(property = "supabase-migrate.lockTimeout")
    @Nullable String lockTimeout;

    /** Fails the build when the two states differ. */
    @Parameter(property = "supabase-migrate.failOnDrift")
    @Nullable String failOnDrift;

    @Override
    protected Outcome run(SupabaseMigrate tool) {
        return tool.diff();
    }
}
