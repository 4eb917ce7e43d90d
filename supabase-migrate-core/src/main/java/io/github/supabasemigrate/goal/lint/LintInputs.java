package io.github.supabasemigrate.goal.lint;

import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.goal.check.ManifestOfProject;
import io.github.supabasemigrate.goal.check.PastOfProject;
import io.github.supabasemigrate.goal.check.VerifyInputs;
import io.github.supabasemigrate.goal.memory.Inputs;
import io.github.supabasemigrate.goal.target.TargetDatabase;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.project.SupabaseProject;
import io.github.supabasemigrate.settings.Setting;
import io.github.supabasemigrate.settings.SettingValue;
import io.github.supabasemigrate.settings.Settings;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Everything that lint's findings rest on, if that can be told without doing the work. */
record LintInputs(Run run, LintSources sources) {

    /** May hold passwords, and say something only to runs that are not remembered. */
    private static final Set<Setting> SECRET = EnumSet.of(Setting.PASSWORD, Setting.URL, Setting.SHADOW_URL);

    private static final int DAY_DIGITS = 8;

    /** In an order that never changes; empty if something is written on the way, or a server has a say that others run. */
    Optional<Inputs> all() {
        return isDecidedHere() && isOfThePast() ? Optional.of(read()) : Optional.empty();
    }

    private boolean isDecidedHere() {
        Settings settings = run.settings();
        boolean writes = settings.isOn(Setting.FIX) || settings.isOn(Setting.WRITE_BASELINE);
        if (writes) {
            return false;
        }
        if (sources.areNamed()) {
            return sources.problems().isEmpty() && !sources.namedFiles().isEmpty();
        }
        boolean asksTarget = settings.text(Setting.SCOPE).orElse("").equals("pending")
                || (isTraced() && TargetDatabase.find(settings).isPresent());
        boolean asksServer =
                isTraced() && settings.text(Setting.SHADOW).orElse("").equals("existing");
        return !asksTarget && !asksServer && run.project().problems().isEmpty();
    }

    private boolean isTraced() {
        return run.settings().isOn(Setting.TRACE) && !sources.areNamed();
    }

    /** What is said of a version that is still to come ends with time alone. */
    private boolean isOfThePast() {
        String now = now();
        return sources.areNamed()
                || run.project().readableMigrations().stream()
                        .map(file -> file.version().text())
                        .noneMatch(version -> version.length() == now.length() && version.compareTo(now) > 0);
    }

    /** As versions are written. */
    private String now() {
        String time = run.workplace()
                .clock()
                .instant()
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        return time.replaceAll("[^0-9]", "");
    }

    private Inputs read() {
        Inputs inputs = Inputs.ofThisProgram();
        for (SettingValue value : run.settings().effective()) {
            if (!SECRET.contains(value.setting())) {
                inputs.add(value.setting().key()).add(value.text());
            }
        }
        // Suppressions end with a day; a place that shows annotations is told them.
        inputs.add(now().substring(0, DAY_DIGITS));
        inputs.add(run.workplace().environment().getOrDefault("GITHUB_ACTIONS", ""));
        inputs.add(new LintBaseline(run, sources.directory()).file());
        if (sources.areNamed()) {
            inputs.add(run.settings().base().toString());
            sources.namedFiles().forEach(inputs::add);
        } else {
            addProject(inputs);
        }
        return inputs;
    }

    private void addProject(Inputs inputs) {
        SupabaseProject project = run.project();
        inputs.add(project.directory().toString());
        inputs.add(project.directory().resolve("supabase/config.toml"));
        inputs.add(String.join(",", project.config().exposedSchemas()));
        inputs.add(String.valueOf(project.config().majorVersion()));
        project.notices().forEach(notice -> inputs.add(notice.toString()));
        inputs.add(new ManifestOfProject(run).path());
        if (run.settings().text(Setting.SCOPE).orElse("").equals("changed")) {
            PastOfProject.addTo(inputs, run);
        }
        if (isTraced()) {
            new VerifyInputs(run).addReplay(inputs);
            return;
        }
        for (MigrationFile migration : project.readableMigrations()) {
            inputs.add(migration.file());
        }
    }
}
