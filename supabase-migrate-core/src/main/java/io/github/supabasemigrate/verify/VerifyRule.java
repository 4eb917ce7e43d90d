package io.github.supabasemigrate.verify;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Finding.DecidedBy;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.replay.ReplayedSchema;
import java.util.List;

/** One promise that a schema keeps or breaks. Stateless but for its own settings. */
public interface VerifyRule {

    /** Kebab-case; the name in settings, suppressions and documentation. */
    String id();

    /** What it demands and why, in a few sentences. */
    String documentation();

    /** How bad a finding is unless the team says otherwise. */
    Severity severity();

    /** Empty when the promise is kept. */
    List<Finding> check(ReplayedSchema schema);

    /** A finding of this rule. */
    default Finding finding(String message) {
        return new Finding(id(), severity(), message, null, null, null, DecidedBy.SCHEMA);
    }
}
