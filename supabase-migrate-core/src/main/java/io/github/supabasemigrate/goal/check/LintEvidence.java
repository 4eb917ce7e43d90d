package io.github.supabasemigrate.goal.check;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Finding.DecidedBy;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.goal.Replayed;
import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.lint.LintInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the migrations do on a shadow, as evidence for the linter. A file that fails there is itself a finding. */
final class LintEvidence {

    static final String FAILS = "apply-fails";

    private final Run run;
    private final List<Finding> failures = new ArrayList<>();

    LintEvidence(Run run) {
        this.run = run;
    }

    /** The input with all that a replay shows; as it was when the migrations do not run. */
    LintInput addTo(LintInput input) {
        try {
            return input.withSchema(Replayed.of(run).schema());
        } catch (MigrateException e) {
            if (e.where().isEmpty()) {
                throw e;
            }
            failures.add(failure(e));
            return input;
        }
    }

    /** Why the migrations do not run. */
    List<Finding> failures() {
        return List.copyOf(failures);
    }

    private static Finding failure(MigrateException e) {
        String message = Optional.of(e.what())
                .map(what -> e.why().map(why -> what + "\n" + why).orElse(what))
                .orElseThrow();
        Finding finding =
                new Finding(FAILS, Severity.ERROR, message, null, e.where().orElse(null), null, DecidedBy.OBSERVED);
        return e.next().map(finding::withHint).orElse(finding);
    }
}
