package io.github.supabasemigrate.goal.target;

import io.github.supabasemigrate.execute.ExecutionOptions;
import io.github.supabasemigrate.execute.RunScripts;
import io.github.supabasemigrate.plan.PlanOptions;
import io.github.supabasemigrate.project.SupabaseProject;
import io.github.supabasemigrate.settings.Setting;
import io.github.supabasemigrate.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The settings as plan and execution take them. */
record TargetOptions(Settings settings) {

    private static final List<Setting> WANTS = List.of(
            Setting.VERSION,
            Setting.ONLY,
            Setting.INCLUDE_ALL,
            Setting.INCLUDE_ROLES,
            Setting.INCLUDE_SEED,
            Setting.SEED_MODE);

    PlanOptions plan() {
        PlanOptions all = PlanOptions.all().includeAll(settings.isOn(Setting.INCLUDE_ALL));
        Optional<String> only = settings.text(Setting.ONLY);
        if (only.isPresent()) {
            return all.only(only.get());
        }
        Optional<String> last = settings.text(Setting.VERSION);
        return last.isPresent() ? all.upTo(last.get()) : all;
    }

    /** What of the project is to run, as texts: who asks for other things asks for another run. */
    List<String> asked() {
        List<String> texts = new ArrayList<>();
        for (Setting setting : WANTS) {
            texts.add(setting.key() + "=" + settings.text(setting).orElse(""));
        }
        return texts;
    }

    /** What runs around the migrations of a target: secrets as the CLI does, roles and seeds when asked for. */
    RunScripts scripts(SupabaseProject project) {
        RunScripts scripts = RunScripts.NONE.withVault(project.config().vault());
        if (settings.isOn(Setting.INCLUDE_ROLES)) {
            scripts = scripts.withRoles(project.roles());
        }
        return settings.isOn(Setting.INCLUDE_SEED) ? scripts.withSeeds(project.seeds(), seedMode()) : scripts;
    }

    /** The same for a database that starts anew, which has its seeds unless somebody says otherwise. */
    RunScripts scriptsOfReset(SupabaseProject project) {
        boolean isLeftOut = settings.value(Setting.INCLUDE_SEED)
                .filter(value -> value.text().equals("false") && !value.isDefault())
                .isPresent();
        return isLeftOut ? scripts(project) : scripts(project).withSeeds(project.seeds(), seedMode());
    }

    private RunScripts.SeedMode seedMode() {
        return RunScripts.SeedMode.valueOf(
                settings.text(Setting.SEED_MODE).orElseThrow().toUpperCase(Locale.ROOT));
    }

    ExecutionOptions execution() {
        String interrupted = settings.text(Setting.INTERRUPTED).orElseThrow().toUpperCase(Locale.ROOT);
        ExecutionOptions options = ExecutionOptions.defaults()
                .lockTimeout(settings.duration(Setting.LOCK_TIMEOUT).orElseThrow())
                .lockWait(settings.duration(Setting.LOCK_WAIT).orElseThrow())
                .attempts(Math.max(1, settings.count(Setting.LOCK_ATTEMPTS).orElseThrow()))
                .continueOnError(settings.isOn(Setting.CONTINUE_ON_ERROR))
                .interrupted(ExecutionOptions.Interrupted.valueOf(interrupted));
        Duration limit = settings.duration(Setting.STATEMENT_TIMEOUT).orElseThrow();
        return limit.isZero() ? options : options.statementTimeout(limit);
    }
}
