package io.github.supabasemigrate.goal.lint;

import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.goal.Replayed;
import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.goal.check.PastOfProject;
import io.github.supabasemigrate.goal.target.TargetDatabase;
import io.github.supabasemigrate.goal.target.TargetFiles;
import io.github.supabasemigrate.lint.LintResult;
import io.github.supabasemigrate.lint.fix.FixedFile;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.project.SupabaseProject;
import io.github.supabasemigrate.settings.Setting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes rewrites into the files that nobody has yet. A rewritten file is kept if it parses and, where there is a shadow, all migrations
 * still run with it; else it is put back as it was.
 */
final class LintFixes {

    private final Run run;

    LintFixes(Run run) {
        this.run = run;
    }

    /** The run with the project as it is on disk now. */
    Run write(LintResult result) {
        Set<MigrationFile> free = filesThatNobodyHas();
        Run now = run;
        for (FixedFile fixed : FixedFile.of(result)) {
            Optional<MigrationFile> file = fixed.file().migration().filter(free::contains);
            if (file.isPresent()) {
                now = write(fixed, file.get(), now);
            }
        }
        return now;
    }

    private Run write(FixedFile fixed, MigrationFile file, Run before) {
        put(file, fixed.text().getBytes(StandardCharsets.UTF_8));
        Run after = new Run(run.settings(), Optional.of(reopened()), run.workplace());
        Optional<MigrateException> failure = failure(after);
        if (failure.isPresent()) {
            put(file, file.bytes());
            run.workplace()
                    .progress()
                    .warning("`" + file + "` was left as it is: " + whyNot(fixed, before, failure.get()));
            return before;
        }
        String notRun = run.settings().isOn(Setting.TRACE) ? "" : " It was parsed and, since `trace` is off, not run.";
        run.workplace().progress().line("Rewrote `" + file + "` by " + String.join(", ", fixed.rules()) + "." + notRun);
        return after;
    }

    /** Whether the rewriting is to blame. */
    private String whyNot(FixedFile fixed, Run before, MigrateException failure) {
        return failure(before)
                .map(own -> "the migrations do not run without the rewriting either. " + own.what())
                .orElseGet(() ->
                        "rewritten by " + String.join(", ", fixed.rules()) + " it does not run. " + failure.what());
    }

    /** Why the migrations do not run; empty without a shadow to run them on. */
    private Optional<MigrateException> failure(Run after) {
        if (!run.settings().isOn(Setting.TRACE)) {
            return Optional.empty();
        }
        try {
            Replayed.of(after).project();
            return Optional.empty();
        } catch (MigrateException e) {
            return Optional.of(e);
        }
    }

    private SupabaseProject reopened() {
        SupabaseProject project = run.project();
        return SupabaseProject.isIn(project.directory())
                ? SupabaseProject.open(project.directory(), run.workplace().environment())
                : SupabaseProject.ofMigrations(
                        project.migrationsFolder(), run.workplace().environment());
    }

    private Set<MigrationFile> filesThatNobodyHas() {
        PastOfProject past = new PastOfProject(run);
        boolean hasTarget = TargetDatabase.find(run.settings()).isPresent();
        if (!past.isKnown() && !hasTarget) {
            throw MigrateException.because(
                            "Nobody knows which of these files others already have, so none is rewritten.")
                    .next("Commit the project to Git, or name the target: -Dsupabase-migrate.url=…")
                    .build();
        }
        List<MigrationFile> free =
                new ArrayList<>(past.isKnown() ? past.newFiles() : run.project().readableMigrations());
        if (hasTarget) {
            free.retainAll(TargetFiles.pending(run));
        }
        return new HashSet<>(free);
    }

    private static void put(MigrationFile file, byte[] bytes) {
        try {
            Files.write(file.path(), bytes);
        } catch (IOException e) {
            throw MigrateException.because("`" + file + "` cannot be rewritten.")
                    .why(e.toString())
                    .cause(e)
                    .build();
        }
    }
}
