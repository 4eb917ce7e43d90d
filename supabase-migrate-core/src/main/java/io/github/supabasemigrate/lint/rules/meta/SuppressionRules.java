package io.github.supabasemigrate.lint.rules.meta;

import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.lint.Family;
import io.github.supabasemigrate.lint.LintRule;
import java.util.List;

/** What is wrong with suppressions. The linter itself decides these, because only it knows what was silenced. */
public final class SuppressionRules {

    private SuppressionRules() {}

    public static List<LintRule> all() {
        return List.of(
                LintRule.of("suppression-unused", Family.META, Severity.WARNING).build(),
                LintRule.of("suppression-no-reason", Family.META, Severity.WARNING)
                        .build(),
                LintRule.of("suppression-unknown-rule", Family.META, Severity.ERROR)
                        .build(),
                LintRule.of("suppression-expired", Family.META, Severity.WARNING)
                        .build());
    }
}
