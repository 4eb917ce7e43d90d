package io.github.supabasemigrate.maven.check;

import io.github.supabasemigrate.SupabaseMigrate;
import io.github.supabasemigrate.maven.ShadowTargetMojo;
import io.github.supabasemigrate.report.Outcome;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Judges the migrations, or any SQL files: what they say, what they did on a throw-away database, what they would do to a live one. */
@Mojo(name = "lint", defaultPhase = LifecyclePhase.PROCESS_RESOURCES, requiresProject = false, threadSafe = true)
public final class LintMojo extends ShadowTargetMojo {

    /** Files, folders and patterns such as {@code db/*.sql} to lint without a project, each file seen after those before it. */
    @Parameter(property = "supabase-migrate.files")
    @Nullable String files;

    /** Lints with what the migrations do on a throw-away database; false: by their text alone, in a second. */
    @Parameter(property = "supabase-migrate.trace")
    @Nullable String trace;

    /** Files whose findings count: all, those new or changed since ratchetFrom, those not applied to the target. */
    @Parameter(property = "supabase-migrate.scope")
    @Nullable String scope;

    /** The branch whose migrations must not change any more. Default: the remote's default branch. */
    @Parameter(property = "supabase-migrate.ratchetFrom")
    @Nullable String ratchetFrom;

    /** Old findings that do not count any more. Default: supabase/lint-baseline.json, if it exists. */
    @Parameter(property = "supabase-migrate.baseline")
    @Nullable String baseline;

    /** Writes the baseline: everything that is found now is old. */
    @Parameter(property = "supabase-migrate.writeBaseline")
    @Nullable String writeBaseline;

    /** Writes the safe rewrites that rules know into files that nobody has yet: new since ratchetFrom, not applied. */
    @Parameter(property = "supabase-migrate.fix")
    @Nullable String fix;

    /** Rules to switch or weigh: rule=off, rule=info, rule=warning, rule=error. */
    @Parameter(property = "supabase-migrate.rules")
    @Nullable String rules;

    /** The mildest finding that fails the build. */
    @Parameter(property = "supabase-migrate.failOn")
    @Nullable String failOn;

    /** The schema manifest. Default: supabase/schema-manifest.json, if it exists. */
    @Parameter(property = "supabase-migrate.manifest")
    @Nullable String manifest;

    /** Files written about the findings: sarif, junit, json, checkstyle, gitlab, github; none. */
    @Parameter(property = "supabase-migrate.reports")
    @Nullable String reports;

    /** How the answer is printed. */
    @Parameter(property = "supabase-migrate.format")
    @Nullable String format;

    @Override
    protected boolean needsProject() {
        return files == null;
    }

    @Override
    protected Outcome run(SupabaseMigrate tool) {
        return tool.lint();
    }
}
