package io.github.supabasemigrate.lint;

import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.lint.suppress.PeerRules;
import io.github.supabasemigrate.lint.suppress.Suppression;
import io.github.supabasemigrate.lint.suppress.SuppressionReader;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Applies the suppressions of one file to the findings in it, and reports those that are wrong or silence nothing. */
final class Silence {

    static final String UNUSED = "suppression-unused";
    static final String NO_REASON = "suppression-no-reason";
    static final String UNKNOWN = "suppression-unknown-rule";
    static final String EXPIRED = "suppression-expired";

    private final LintFile file;
    private final List<LintRule> rules;
    private final List<Suppression> suppressions;
    private final LocalDate today;
    private final Set<String> used = new HashSet<>();

    Silence(LintFile file, List<LintRule> rules) {
        this.file = file;
        this.rules = rules;
        this.suppressions = new SuppressionReader(file.script()).read();
        this.today = LocalDate.ofInstant(file.context().now(), ZoneOffset.UTC);
    }

    /** Whether the file asks for nothing to be left out. */
    boolean isNone() {
        return suppressions.isEmpty();
    }

    /** Those that nobody asked to leave out. */
    List<LintFinding> filter(List<LintFinding> found) {
        return suppressions.isEmpty()
                ? found
                : found.stream().filter(each -> !isSilenced(each)).toList();
    }

    private boolean isSilenced(LintFinding found) {
        boolean silenced = false;
        for (int i = 0; i < suppressions.size(); i++) {
            Suppression suppression = suppressions.get(i);
            if (suppression.covers(offset(found)) && speaksOf(suppression, found.rule())) {
                used.add(i + " " + found.rule().id());
                silenced |= !suppression.isExpired(today) && isGoodEnough(suppression, found);
            }
        }
        return silenced;
    }

    /** An error is silenced in our own form only with a reason. */
    private static boolean isGoodEnough(Suppression suppression, LintFinding found) {
        return !suppression.isOurs()
                || !suppression.reason().isEmpty()
                || found.finding().severity() != Severity.ERROR;
    }

    private static boolean speaksOf(Suppression suppression, LintRule rule) {
        if (suppression.isOurs()) {
            return suppression.rules().contains(rule.id());
        }
        return suppression.rules().isEmpty()
                ? isKnownTo(suppression.tool(), rule)
                : suppression.rules().stream().anyMatch(peer -> means(suppression.tool(), peer, rule));
    }

    private static boolean isKnownTo(String tool, LintRule rule) {
        return rule.aliases().stream().anyMatch(alias -> alias.tool().equals(tool))
                || PeerRules.get().knows(tool, rule.id());
    }

    private static boolean means(String tool, String peer, LintRule rule) {
        return rule.aliases().contains(new LintRule.Alias(tool, peer))
                || PeerRules.get().means(tool, peer, rule.id());
    }

    private int offset(LintFinding found) {
        if (found.range() != null) {
            return found.range().start();
        }
        Location location = found.finding().location();
        return location == null || location.line() == 0
                ? -1
                : file.offset(location.line(), Math.max(1, location.column()));
    }

    /**
     * What is wrong with the suppressions themselves; to be asked after {@link #filter}.
     *
     * @param findings makes the findings of a rule by its id, if that rule is on
     * @param wasAsked whether there was evidence for a rule to decide by
     */
    List<LintFinding> complaints(Function<String, List<Findings>> findings, Predicate<LintRule> wasAsked) {
        List<LintFinding> found = new ArrayList<>();
        for (int i = 0; i < suppressions.size(); i++) {
            if (suppressions.get(i).isOurs()) {
                complain(suppressions.get(i), i, findings, wasAsked, found);
            } else {
                complainOfPeer(suppressions.get(i), i, findings, wasAsked, found);
            }
        }
        return found;
    }

    private void complain(
            Suppression suppression,
            int index,
            Function<String, List<Findings>> findings,
            Predicate<LintRule> wasAsked,
            List<LintFinding> found) {
        if (suppression.isExpired(today)) {
            report(findings, EXPIRED, suppression, "This suppression has expired and silences nothing.", found);
            return;
        }
        if (suppression.reason().isEmpty()) {
            report(
                    findings,
                    NO_REASON,
                    suppression,
                    "This suppression gives no reason; without one it does not silence an error.",
                    found);
        }
        for (String id : suppression.rules()) {
            List<LintRule> meant =
                    rules.stream().filter(rule -> rule.id().equals(id)).toList();
            if (meant.isEmpty()) {
                report(findings, UNKNOWN, suppression, "No rule is called `" + id + "`.", found);
            } else if (!used.contains(index + " " + id) && wasAsked.test(meant.get(0))) {
                report(findings, UNUSED, suppression, "`" + id + "` finds nothing here to be silent about.", found);
            }
        }
    }

    /** Another tool may find something where we do not: no more than a note, and none on rules that were not asked. */
    private void complainOfPeer(
            Suppression suppression,
            int index,
            Function<String, List<Findings>> findings,
            Predicate<LintRule> wasAsked,
            List<LintFinding> found) {
        for (String peer : suppression.rules()) {
            List<LintRule> meant = rules.stream()
                    .filter(rule -> means(suppression.tool(), peer, rule))
                    .toList();
            boolean silencesNothing = !meant.isEmpty()
                    && meant.stream().allMatch(wasAsked)
                    && meant.stream().noneMatch(rule -> used.contains(index + " " + rule.id()));
            if (silencesNothing) {
                for (Findings each : findings.apply(UNUSED)) {
                    each.at(
                                    suppression.comment(),
                                    "`%s` of %s has nothing here to be silent about."
                                            .formatted(peer, suppression.tool()))
                            .weighing(Severity.INFO);
                    found.addAll(each.all());
                }
            }
        }
    }

    private static void report(
            Function<String, List<Findings>> findings,
            String rule,
            Suppression suppression,
            String message,
            List<LintFinding> found) {
        for (Findings each : findings.apply(rule)) {
            each.at(suppression.comment(), message);
            found.addAll(each.all());
        }
    }
}
