package io.github.supabasemigrate.lint.rules.destructive;

import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.lint.Check;
import io.github.supabasemigrate.lint.Family;
import io.github.supabasemigrate.lint.LintRule;

/** Begins the rules of this family, each of which reads single statements. */
final class Losses {

    private Losses() {}

    /**
     * A rule that is decided by statements of some kinds.
     *
     * @param kinds symbols of the grammar; none for all
     */
    static LintRule.Draft rule(String id, Severity severity, Check.OfStatement check, String... kinds) {
        return LintRule.of(id, Family.DESTRUCTIVE, severity).on(kinds).statement(check);
    }
}
