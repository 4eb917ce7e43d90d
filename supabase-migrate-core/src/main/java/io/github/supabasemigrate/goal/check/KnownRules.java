package io.github.supabasemigrate.goal.check;

import io.github.supabasemigrate.access.judge.AccessRule;
import io.github.supabasemigrate.finding.RuleSwitches;
import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.lint.LintRule;
import io.github.supabasemigrate.lint.rules.LintRules;
import io.github.supabasemigrate.settings.Setting;
import io.github.supabasemigrate.verify.access.MatrixRule;
import io.github.supabasemigrate.verify.security.RowSecurityRule;
import io.github.supabasemigrate.verify.state.VaryingSeeds;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The names of all rules of all goals, because one {@code <rules>} in a POM is for all of them. */
public final class KnownRules {

    /** Those of verify that are made for what a project has. */
    private static final List<String> VERIFY = List.of(
            MatrixRule.ID,
            "deprecated-object",
            "deterministic-migrations",
            Seeds.RULE,
            VaryingSeeds.ID,
            "drift",
            "drift-explained",
            "target-history",
            "expected-count",
            "required-column",
            "target-invalid-index",
            "target-unvalidated-constraint",
            "target-disabled-trigger",
            "target-missing-role",
            "target-missing-extension",
            "target-outdated-extension",
            "target-sequence-near-end",
            "migration-immutable",
            "required-object",
            "forbidden-object",
            "required-policies",
            "schema-manifest",
            "stale-snapshot");

    private KnownRules() {}

    /** The switches that the settings hold; a name that no rule of any goal has is told, for it switches nothing. */
    public static RuleSwitches switches(Run run) {
        warnings(run).forEach(run.workplace().progress()::warning);
        return RuleSwitches.parse(run.settings().list(Setting.RULES));
    }

    /** What is wrong with the switches. */
    public static List<String> warnings(Run run) {
        RuleSwitches switches = RuleSwitches.parse(run.settings().list(Setting.RULES));
        if (switches.levels().isEmpty()) {
            return List.of();
        }
        List<String> known = all();
        return switches.levels().keySet().stream()
                .filter(id -> !known.contains(id))
                .map(id -> "No rule is called `" + id
                        + "`: this switches nothing. Rules: docs/verify-rules.md, docs/lint-rules.md")
                .toList();
    }

    /** The rules of verify, but for those on what the access matrix shows. */
    static List<String> ofVerify() {
        return Stream.concat(
                        VERIFY.stream(), Stream.of(RowSecurityRule.values()).map(RowSecurityRule::id))
                .sorted()
                .toList();
    }

    private static List<String> all() {
        Set<String> all = new HashSet<>(ofVerify());
        LintRules.all().stream().map(LintRule::id).forEach(all::add);
        Stream.of(AccessRule.values()).map(AccessRule::id).forEach(all::add);
        return all.stream().sorted().toList();
    }
}
