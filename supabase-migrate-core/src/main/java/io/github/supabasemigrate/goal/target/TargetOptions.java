package io.github.supabasemigrate.goal.target;

import io.github.supabasemigrate.execute.ExecutionOptions;
import io.github.supabasemigrate.plan.PlanOptions;
import io.github.supabasemigrate.settings.Setting;
import io.github.supabasemigrate.settings.Settings;
import java.time.Duration;
import java.util.Locale;

/** The settings as plan and execution take them. */
record TargetOptions(Settings settings) {

    PlanOptions plan() {
        PlanOptions options = settings.text(Setting.ONLY)
                .map(version -> PlanOptions.all().only(version))
                .or(() -> settings.text(Setting.VERSION)
                        .map(version -> PlanOptions.all().upTo(version)))
                .orElse(PlanOptions.all());
        return options.includeAll(settings.isOn(Setting.INCLUDE_ALL));
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
