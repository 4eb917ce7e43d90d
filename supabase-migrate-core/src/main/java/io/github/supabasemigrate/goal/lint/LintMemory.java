package io.github.supabasemigrate.goal.lint;

import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.goal.check.KnownRules;
import io.github.supabasemigrate.goal.memory.Inputs;
import io.github.supabasemigrate.goal.memory.KeptOutcome;
import io.github.supabasemigrate.goal.memory.KeptOutcomes;
import io.github.supabasemigrate.report.Outcome;
import java.util.Optional;
import java.util.function.Supplier;

/** What lint came to in earlier builds of this user, asked before anything is read for its meaning. */
record LintMemory(Run run, LintSources sources) {

    private static final String GOAL = "lint";

    /** What the same inputs led to before; else what the work leads to now, kept for the next time. */
    Outcome orElse(Supplier<Linted> work) {
        Optional<KeptOutcomes> kept = kept();
        Optional<Inputs> inputs = kept.flatMap(outcomes -> new LintInputs(run, sources).all());
        if (inputs.isEmpty()) {
            return work.get();
        }
        Optional<KeptOutcome> before = kept.get().again(inputs.get());
        if (before.isPresent()) {
            before.get().warnings().forEach(run.workplace().progress()::warning);
            return before.get();
        }
        Linted outcome = work.get();
        keep(kept.get(), inputs.get(), outcome);
        return outcome;
    }

    private void keep(KeptOutcomes kept, Inputs inputs, Linted outcome) {
        boolean changedMeanwhile =
                new LintInputs(run, sources).all().filter(inputs::isSame).isEmpty();
        if (changedMeanwhile || outcome.hasFailed()) {
            return;
        }
        try {
            kept.keep(inputs, outcome, outcome.reports().values(), KnownRules.warnings(run));
        } catch (MigrateException e) {
            run.workplace().progress().line("The next run begins anew: " + e.what());
        }
    }

    /** A cache that cannot be used stops nobody who needs no server. */
    private Optional<KeptOutcomes> kept() {
        try {
            return Optional.of(new KeptOutcomes(run.cache(), GOAL));
        } catch (MigrateException e) {
            return Optional.empty();
        }
    }
}
