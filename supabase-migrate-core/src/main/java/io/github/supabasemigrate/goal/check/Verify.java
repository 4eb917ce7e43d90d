package io.github.supabasemigrate.goal.check;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.finding.RuleSwitches;
import io.github.supabasemigrate.goal.FailOn;
import io.github.supabasemigrate.goal.Replayed;
import io.github.supabasemigrate.goal.Reports;
import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.goal.Shadows;
import io.github.supabasemigrate.goal.memory.PassedRuns;
import io.github.supabasemigrate.goal.target.TargetDatabase;
import io.github.supabasemigrate.replay.ReplayedSchema;
import io.github.supabasemigrate.report.Outcome;
import io.github.supabasemigrate.report.findings.RuleTexts;
import io.github.supabasemigrate.settings.Setting;
import io.github.supabasemigrate.verify.Verifier;
import io.github.supabasemigrate.verify.VerifyRule;
import io.github.supabasemigrate.verify.snapshot.VerificationScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Holds every promise of the project against what its migrations make, and against the target if there is one. A run without
 * a target that passed is remembered: nothing is done again while nothing changes.
 */
public final class Verify {

    private static final String GOAL = "verify";
    private static final String SCRIPT = "verify-database-schema.sql";

    private final Run run;
    private final Replayed replayed;
    private final PassedRuns passed;
    private final RuleSwitches switches;

    public Verify(Run run) {
        this.run = run;
        this.replayed = Replayed.of(run);
        this.passed = new PassedRuns(new Shadows(run).cache(), GOAL);
        this.switches = KnownRules.switches(run);
    }

    public Outcome run() {
        run.tellNotices();
        Optional<TargetChecks> target =
                TargetDatabase.find(run.settings()).map(database -> TargetChecks.of(run, database));
        if (target.isPresent() || isShadowShared()) {
            return check(target);
        }
        String inputs = new VerifyInputs(run, replayed).fingerprint();
        Optional<PassedRuns.Passed> before =
                run.settings().text(Setting.WRITE_SCRIPT).isPresent() ? Optional.empty() : passed.with(inputs);
        if (before.isPresent()) {
            PassedRuns.Passed known = before.get();
            return verified(known.findings(), RuleTexts.NONE, known.count("tables"), known.count("policies"), true);
        }
        Verified outcome = check(Optional.empty());
        if (outcome.status() == Outcome.Status.PASSED) {
            var numbers = new Properties();
            numbers.setProperty("tables", String.valueOf(outcome.tables()));
            numbers.setProperty("policies", String.valueOf(outcome.policies()));
            passed.keep(inputs, new PassedRuns.Passed(numbers, outcome.findings()));
        }
        return outcome;
    }

    /** A server that others run may be another one tomorrow. */
    private boolean isShadowShared() {
        return run.settings().text(Setting.SHADOW).filter("existing"::equals).isPresent();
    }

    private Verified check(Optional<TargetChecks> target) {
        ReplayedSchema schema = replayed.schema();
        List<VerifyRule> rules = new VerifyRules(run, replayed, switches, target).all();
        List<Finding> findings = new ArrayList<>(new Verifier(rules, switches).verify(schema));
        findings.addAll(new Seeds(run, replayed, switches).findings());
        Map<String, String> why = rules.stream()
                .collect(Collectors.toMap(VerifyRule::id, VerifyRule::documentation, (first, second) -> first));
        return verified(
                        findings,
                        rule -> Optional.ofNullable(why.get(rule)),
                        schema.users().tables().size(),
                        schema.users().policies().size(),
                        false)
                .withRepair(target.map(checks -> checks.writeRepair(findings)).orElse(Map.of()));
    }

    private Verified verified(List<Finding> findings, RuleTexts texts, int tables, int policies, boolean isUnchanged) {
        var reports = new Reports(run, run.project().directory(), texts);
        return new Verified(
                isUnchanged,
                tables,
                policies,
                findings,
                FailOn.of(run.settings()).status(findings),
                reports.lines(findings),
                reports.write(GOAL, findings),
                Map.of(),
                run.settings().text(Setting.WRITE_SCRIPT).map(this::writeScript));
    }

    private String writeScript(String text) {
        Path file = run.project().directory().resolve(text.equals("true") || text.isEmpty() ? SCRIPT : text);
        try {
            Files.writeString(file, VerificationScript.of(replayed.schema()));
            return file.toString();
        } catch (IOException e) {
            throw MigrateException.because("`" + file + "` cannot be written.")
                    .why(e.toString())
                    .cause(e)
                    .build();
        }
    }
}
