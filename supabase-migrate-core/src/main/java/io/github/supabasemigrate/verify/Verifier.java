package io.github.supabasemigrate.verify;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.RuleSwitches;
import io.github.supabasemigrate.replay.ReplayedSchema;
import java.util.Comparator;
import java.util.List;

/** Asks every rule that is switched on. Pure; safe for many threads. */
public final class Verifier {

    /** Worst first, then as a reader of the files meets them. */
    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::severity)
            .reversed()
            .thenComparing(Finding::rule)
            .thenComparing(finding -> finding.subject() == null ? "" : finding.subject())
            .thenComparing(Finding::message);

    private final List<VerifyRule> rules;
    private final RuleSwitches switches;

    public Verifier(List<VerifyRule> rules, RuleSwitches switches) {
        this.rules = List.copyOf(rules);
        this.switches = switches;
    }

    public List<Finding> verify(ReplayedSchema schema) {
        return rules.stream()
                .filter(rule -> switches.isOn(rule.id()))
                .flatMap(rule -> rule.check(schema).stream())
                .filter(finding -> switches.isOn(finding.rule()))
                .map(this::weigh)
                .sorted(ORDER)
                .toList();
    }

    /** A rule may explain something under a name of its own, as drift does. */
    private Finding weigh(Finding finding) {
        return switches.severityOf(finding.rule()).map(finding::withSeverity).orElse(finding);
    }
}
