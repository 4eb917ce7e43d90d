package io.github.supabasemigrate.maven.check;

import io.github.supabasemigrate.SupabaseMigrate;
import io.github.supabasemigrate.maven.ShadowMojo;
import io.github.supabasemigrate.report.Outcome;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Runs supabase/tests, pgTAP and plain SQL, each file in a transaction that is undone, on what the migrations make. */
@Mojo(name = "test", defaultPhase = LifecyclePhase.VERIFY, requiresProject = false, threadSafe = true)
public final class TestMojo extends ShadowMojo {

    /** The files of supabase/tests to run, such as rls_*.sql. Default: all. */
    @Parameter(property = "supabase-migrate.tests")
    @Nullable String tests;

    /** How many databases tests run in at a time. Default: one a processor, at most 4. */
    @Parameter(property = "supabase-migrate.testWorkers")
    @Nullable String testWorkers;

    /** Runs the seed files after the migrations. */
    @Parameter(property = "supabase-migrate.includeSeed")
    @Nullable String includeSeed;

    @Override
    protected Outcome run(SupabaseMigrate tool) {
        return tool.test();
    }
}
