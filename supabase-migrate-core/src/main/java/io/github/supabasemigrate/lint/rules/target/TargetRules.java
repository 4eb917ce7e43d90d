package io.github.supabasemigrate.lint.rules.target;

import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.lint.Family;
import io.github.supabasemigrate.lint.LintRule;
import java.util.List;

/** Rules that only the target can decide, by its rows, its size and its sessions. Without its address they are silent. */
public final class TargetRules {

    private TargetRules() {}

    public static List<LintRule> all() {
        return List.of(
                LintRule.of("apply-fails-with-data", Family.DATA, Severity.ERROR)
                        .alias("atlas", "MF103", "MF104")
                        .build(),
                LintRule.of("unique-on-existing-data", Family.DATA, Severity.ERROR)
                        .alias("atlas", "MF101", "MF102")
                        .build(),
                LintRule.of("data-loss-unproven", Family.DESTRUCTIVE, Severity.ERROR)
                        .build(),
                LintRule.of("blocking-budget", Family.LOCK, Severity.ERROR).build(),
                LintRule.of("disk-headroom", Family.REWRITE, Severity.WARNING).build(),
                LintRule.of("preflight-blockers", Family.LOCK, Severity.WARNING).build());
    }
}
