package io.github.supabasemigrate.lint.probe;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.finding.Finding.DecidedBy;
import io.github.supabasemigrate.trace.StatementTrace;
import java.util.Optional;

/**
 * What a server was asked and complained about.
 *
 * @param rule id of the rule that it is a finding of
 * @param object which it is about, if the finding stands where that was made
 * @param place the statement which it is about, if the finding stands there
 * @param subject the name of what it is about
 */
public record Fault(
        String rule,
        Optional<ObjectId> object,
        Optional<StatementTrace.Place> place,
        String subject,
        String message,
        String hint,
        DecidedBy decidedBy) {

    /** About an object that migrations made. */
    public Fault(String rule, ObjectId object, String message, String hint, DecidedBy decidedBy) {
        this(rule, Optional.of(object), Optional.empty(), object.display(), message, hint, decidedBy);
    }

    /** About what a statement would do to a table of the target. */
    public Fault(String rule, StatementTrace.Place place, String table, String message, String hint) {
        this(rule, Optional.empty(), Optional.of(place), table, message, hint, DecidedBy.LIVE);
    }
}
