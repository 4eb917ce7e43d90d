package io.github.supabasemigrate.maven.target;

import io.github.supabasemigrate.SupabaseMigrate;
import io.github.supabasemigrate.maven.ShadowTargetMojo;
import io.github.supabasemigrate.report.Outcome;
import io.github.supabasemigrate.report.ResultFile;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Applies the pending migrations to the target; with no target configured, to a throw-away database. */
@Mojo(name = "migrate", requiresProject = false, threadSafe = true)
public final class MigrateMojo extends ShadowTargetMojo {

    /** Shows the plan and writes nothing; with proof the pending files really run, on a shadow. */
    @Parameter(property = "supabase-migrate.dryRun")
    @Nullable String dryRun;

    /** Stops after this version; later files stay pending. */
    @Parameter
    @Nullable String version;

    /** Applies this version alone, also when it sorts before the last applied one. */
    @Parameter(property = "supabase-migrate.only")
    @Nullable String only;

    /** Also applies files that sort before the last applied one. */
    @Parameter(property = "supabase-migrate.includeAll")
    @Nullable String includeAll;

    /** Runs the seed files after the migrations. */
    @Parameter(property = "supabase-migrate.includeSeed")
    @Nullable String includeSeed;

    /** once: a changed seed is recorded and not run again, as the Supabase CLI does; repeatable: it runs in full. */
    @Parameter(property = "supabase-migrate.seedMode")
    @Nullable String seedMode;

    /** Runs roles.sql before the migrations. */
    @Parameter(property = "supabase-migrate.includeRoles")
    @Nullable String includeRoles;

    /** Goes on with the next file after one that failed. */
    @Parameter(property = "supabase-migrate.continueOnError")
    @Nullable String continueOnError;

    /** How long a migration's statement waits for a lock. */
    @Parameter(property = "supabase-migrate.lockTimeout")
    @Nullable String lockTimeout;

    /** How often a transaction is tried that did not get its locks. */
    @Parameter(property = "supabase-migrate.lockAttempts")
    @Nullable String lockAttempts;

    /** How long a migration's statement may run; 0s: for ever. */
    @Parameter(property = "supabase-migrate.statementTimeout")
    @Nullable String statementTimeout;

    /** How long to wait for another migrator of the same target. */
    @Parameter(property = "supabase-migrate.lockWait")
    @Nullable String lockWait;

    /** What to do about a statement outside a transaction that a killed run left undecided: stop, run it again, go on. */
    @Parameter(property = "supabase-migrate.interrupted")
    @Nullable String interrupted;

    /** While Maven still fills the fields, the driver is loaded, and what the outcome needs. */
    public MigrateMojo() {
        SupabaseMigrate.expectServer(ResultFile::load);
    }

    @Override
    protected void loadAhead() {}

    @Override
    protected Outcome run(SupabaseMigrate tool) {
        return tool.migrate();
    }
}
