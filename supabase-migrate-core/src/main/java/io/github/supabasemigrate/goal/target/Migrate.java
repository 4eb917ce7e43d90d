package io.github.supabasemigrate.goal.target;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.execute.MigrationExecutor;
import io.github.supabasemigrate.execute.RunScripts;
import io.github.supabasemigrate.execute.dryrun.DryRunScript;
import io.github.supabasemigrate.execute.dryrun.MigrationProof;
import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.goal.FindingText;
import io.github.supabasemigrate.goal.ProgressListener;
import io.github.supabasemigrate.goal.Replayed;
import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.goal.Shadows;
import io.github.supabasemigrate.plan.MigrationPlan;
import io.github.supabasemigrate.plan.PlanOptions;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.project.SqlFile;
import io.github.supabasemigrate.project.SupabaseProject;
import io.github.supabasemigrate.replay.ReplayedProject;
import io.github.supabasemigrate.replay.Tracing;
import io.github.supabasemigrate.report.Outcome;
import io.github.supabasemigrate.settings.Setting;
import io.github.supabasemigrate.settings.Settings;
import io.github.supabasemigrate.shadow.Shadow;
import io.github.supabasemigrate.shadow.ShadowServer;
import io.github.supabasemigrate.trace.StatementTrace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.commons.io.FileUtils;

/** Applies what is pending: to the target, or to a throw-away database when there is none. */
public final class Migrate {

    private final Run run;
    private final Settings settings;
    private final SupabaseProject project;
    private final PlanOptions wanted;
    private boolean isNoticed;

    public Migrate(Run run) {
        this.run = run;
        this.settings = run.settings();
        this.project = run.project();
        this.wanted = new TargetOptions(settings).plan();
    }

    public Outcome run() {
        Optional<Database> target = TargetDatabase.find(settings);
        return target.isPresent() ? onTarget(target.get()) : onShadow();
    }

    private Outcome onShadow() {
        run.tellNotices();
        long started = System.nanoTime();
        Replayed replayed = Replayed.of(run, wanted);
        run.workplace().progress().line("No target is configured: the migrations run on a throw-away database.");
        ReplayedProject done = replayed.project();
        List<String> seeds = List.of();
        if (settings.isOn(Setting.INCLUDE_SEED)) {
            new Shadows(run).copyOf(replayed).close();
            seeds = project.seeds().stream().map(SqlFile::relativePath).toList();
        }
        return new MigratedShadow(
                done.restored(), done.applied(), seeds, Duration.ofNanos(System.nanoTime() - started));
    }

    private Outcome onTarget(Database target) {
        for (Finding notice : target.notices()) {
            run.workplace().progress().warning(new FindingText(notice).line());
        }
        var executor = new MigrationExecutor(
                target, new TargetOptions(settings).execution(), new ProgressListener(run.workplace()));
        String dryRun = settings.text(Setting.DRY_RUN).orElseThrow();
        if (dryRun.equals("true")) {
            MigrationPlan plan = executor.plan(files(), wanted);
            writeScript(plan);
            return dryRun(target, plan);
        }
        if (dryRun.equals("proof")) {
            MigrationPlan plan = executor.plan(files(), wanted);
            List<StatementTrace> seen = prove(plan);
            return new DryRun(target.describe(), plan, new PendingHazards(run, target).of(plan, seen), true);
        }
        return run.workplace()
                .build()
                .once(
                        "migrate " + project.directory() + " " + target.describe() + " "
                                + new TargetOptions(settings).asked(),
                        () -> apply(executor, target),
                        () -> new AlreadyMigrated(target.describe()));
    }

    /** The SQL for who wants to read it, or to run it where no Java may. */
    private void writeScript(MigrationPlan plan) {
        Path file = settings.path(Setting.OUTPUT).orElseThrow().resolve("plan.sql");
        try {
            FileUtils.writeStringToFile(file.toFile(), DryRunScript.of(plan), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw MigrateException.because("`" + file + "` cannot be written.")
                    .why(e.toString())
                    .next("Name another directory: -Dsupabase-migrate.outputDirectory=…")
                    .cause(e)
                    .build();
        }
    }

    private DryRun dryRun(Database target, MigrationPlan plan) {
        return new DryRun(target.describe(), plan, new PendingHazards(run, target).of(plan), false);
    }

    private Outcome apply(MigrationExecutor executor, Database target) {
        new Consent(run, target)
                .require(
                        "Migrate",
                        () -> dryRun(target, executor.plan(files(), wanted)).details());
        return new Migrated(
                target.describe(),
                executor.migrate(this::files, wanted, () -> new TargetOptions(settings).scripts(project)));
    }

    /** Read beside other work since the project was opened: asking late is asking without waiting. */
    private List<MigrationFile> files() {
        if (!isNoticed) {
            run.tellNotices();
            isNoticed = true;
        }
        return project.migrations();
    }

    /** Runs the plan on a shadow; what its statements did there. */
    private List<StatementTrace> prove(MigrationPlan plan) {
        var shadows = new Shadows(run);
        ShadowServer server = shadows.server();
        try (Shadow shadow = server.createDatabase()) {
            RunScripts before = RunScripts.NONE
                    .withRoles(run.project().roles())
                    .withVault(run.project().config().vault());
            var tracing = new Tracing(shadows.progress());
            new MigrationProof(plan, before)
                    .prove(
                            (some, options, scripts) -> shadows.migrate(server, shadow, some, options, scripts),
                            (some, options, scripts) ->
                                    shadows.migrate(server, shadow, some, options, scripts, tracing));
            return tracing.traces();
        }
    }
}
