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
import io.github.supabasemigrate.verify.state.VaryingSeeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is wrong with the seed files, if the settings ask for them: whether they run, and whether they do the same each time. */
record Seeds(Run run, Replayed replayed, RuleSwitches switches) {

    static final String RULE = "seed-fails";

    static final String DOCUMENTATION =
            "The seed files run after the migrations, as a reset would run them. Asked only with includeSeed.";

    List<Finding> findings() {
        if (!run.settings().isOn(Setting.INCLUDE_SEED)) {
            return List.of();
        }
        var findings = new ArrayList<Finding>();
        if (switches.isOn(RULE)) {
            failure().ifPresent(findings::add);
        }
        if (switches.isOn(VaryingSeeds.ID)) {
            Severity severity = switches.severityOf(VaryingSeeds.ID).orElse(VaryingSeeds.SEVERITY);
            VaryingSeeds.in(run.project().seeds()).forEach(finding -> findings.add(finding.withSeverity(severity)));
        }
        return findings;
    }

    /** At most one: a seed that fails stops those after it. */
    private Optional<Finding> failure() {
        try {
            new Shadows(run).copyOf(replayed).close();
            return Optional.empty();
        } catch (MigrateException e) {
            Severity severity = switches.severityOf(RULE).orElse(Severity.ERROR);
            String why = e.why()
                    .map(text -> " " + text.lines().findFirst().orElse(""))
                    .orElse("");
            return Optional.of(Finding.of(RULE, severity, "A seed does not run after the migrations: " + e.what() + why)
                    .at(e.where().orElse(null))
                    .withHint("Make the seed fit the schema that the migrations make.")
                    .decidedBy(DecidedBy.OBSERVED));
        }
    }
}
