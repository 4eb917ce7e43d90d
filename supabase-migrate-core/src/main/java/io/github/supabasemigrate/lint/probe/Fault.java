package io.github.supabasemigrate.lint.probe;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.finding.Finding.DecidedBy;

/**
 * What a server was asked and complained about.
 *
 * @param rule id of the rule that it is a finding of
 * @param object which it is about; the finding stands where that was made
 */
public record Fault(String rule, ObjectId object, String message, String hint, DecidedBy decidedBy) {}
