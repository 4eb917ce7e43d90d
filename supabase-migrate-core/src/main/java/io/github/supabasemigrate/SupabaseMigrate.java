package io.github.supabasemigrate;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.goal.FrontEnd;
import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.goal.Workplace;
import io.github.supabasemigrate.goal.check.Verify;
import io.github.supabasemigrate.goal.check.WriteSnapshots;
import io.github.supabasemigrate.goal.development.Effective;
import io.github.supabasemigrate.goal.development.Start;
import io.github.supabasemigrate.goal.development.StartedDatabase;
import io.github.supabasemigrate.goal.development.Stop;
import io.github.supabasemigrate.goal.development.WriteMigration;
import io.github.supabasemigrate.goal.diff.Diff;
import io.github.supabasemigrate.goal.diff.Rollback;
import io.github.supabasemigrate.goal.diff.Squash;
import io.github.supabasemigrate.goal.lint.Lint;
import io.github.supabasemigrate.goal.target.Fetch;
import io.github.supabasemigrate.goal.target.Migrate;
import io.github.supabasemigrate.goal.target.Repair;
import io.github.supabasemigrate.goal.target.Reset;
import io.github.supabasemigrate.goal.target.Status;
import io.github.supabasemigrate.goal.test.RunTests;
import io.github.supabasemigrate.project.files.Ahead;
import io.github.supabasemigrate.report.Outcome;
import io.github.supabasemigrate.settings.Settings;

/**
 * The whole tool, one method a verb. A front end opens it, calls a verb and shows the {@link Outcome}; what stops a verb is
 * a {@link io.github.supabasemigrate.finding.MigrateException}. Used by one thread at a time; the
 * {@link io.github.supabasemigrate.goal.Build} that several share is safe for many.
 */
public final class SupabaseMigrate {

    private final Run run;

    private SupabaseMigrate(Run run) {
        this.run = run;
    }

    /** Reads settings and project. */
    public static SupabaseMigrate open(FrontEnd frontEnd, Workplace workplace) {
        return new SupabaseMigrate(Run.open(frontEnd, workplace));
    }

    /**
     * For a front end that knows before it opens the tool that the verb will talk to a server, and what it will do with the
     * outcome: loads the classes for both beside other work, the server's first; the earlier the better.
     */
    public static void expectServer(Runnable outcome) {
        Ahead.run(() -> {
            Database.loadDriver();
            outcome.run();
        });
    }

    public Settings settings() {
        return run.settings();
    }

    /** Every setting, its value with secrets masked, and where it came from. */
    public Outcome effective() {
        return new Effective(run.effective());
    }

    /** Writes an empty migration from a template. */
    public Outcome newMigration() {
        return new WriteMigration(run).run();
    }

    /** Makes a migrated database for tests. */
    public StartedDatabase start() {
        return new Start(run).run();
    }

    /** Drops the database that {@link #start} made. */
    public Outcome stop() {
        return new Stop(run).run();
    }

    /** Applies what is pending to the target; without one, to a throw-away database. */
    public Outcome migrate() {
        return new Migrate(run).run();
    }

    /** Compares files and target. */
    public Outcome status() {
        return new Status(run).run();
    }

    /** Changes what the target's history says. */
    public Outcome repair() {
        return new Repair(run).run();
    }

    /** Wipes the target, then applies migrations and seeds. */
    public Outcome reset() {
        return new Reset(run).run();
    }

    /** Writes files for migrations that only the target knows. */
    public Outcome fetch() {
        return new Fetch(run).run();
    }

    /** Judges the migrations, or any SQL files. */
    public Outcome lint() {
        return new Lint(run).run();
    }

    /** Holds promises against what the migrations make. */
    public Outcome verify() {
        return new Verify(run).run();
    }

    /** Shows how one state of the schema becomes another; writes files only. */
    public Outcome diff() {
        return new Diff(run).run();
    }

    /** Writes the way back from the newest migrations as a migration. */
    public Outcome rollback() {
        return new Rollback(run).run();
    }

    /** Folds the oldest migrations into one. */
    public Outcome squash() {
        return new Squash(run).run();
    }

    /** Rewrites what is committed and follows from the schema. */
    public Outcome snapshot() {
        return new WriteSnapshots(run).run();
    }

    /** Runs the project's own tests on what the migrations make. */
    public Outcome test() {
        return new RunTests(run).run();
    }
}
