package io.github.supabasemigrate.goal.check;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Finding.DecidedBy;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.finding.RuleSwitches;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.goal.Replayed;
import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.goal.Shadows;
import io.github.supabasemigrate.settings.Setting;
import java.util.List;

/** Whether the seed files run after the migrations, if the settings ask. */
record Seeds(Run run, Replayed replayed, RuleSwitches switches) {

    static final String RULE = "seed-fails";

    /** At most one: a seed that fails stops those after it. */
    List<Finding> findings() {
        if (!run.settings().isOn(Setting.INCLUDE_SEED) || !switches.isOn(RULE)) {
            return List.of();
        }
        try {
            new Shadows(run).copyOf(replayed).close();
            return List.of();
        } catch (MigrateException e) {
            Severity severity = switches.severityOf(RULE).orElse(Severity.ERROR);
            String why = e.why()
                    .map(text -> " " + text.lines().findFirst().orElse(""))
                    .orElse("");
            return List.of(Finding.of(RULE, severity, "A seed does not run after the migrations: " + e.what() + why)
                    .at(e.where().orElse(null))
                    .withHint("Make the seed fit the schema that the migrations make.")
                    .decidedBy(DecidedBy.OBSERVED));
        }
    }
}
