package io.github.supabasemigrate.goal.check;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.finding.RuleSwitches;
import io.github.supabasemigrate.goal.FailOn;
import io.github.supabasemigrate.goal.Replayed;
import io.github.supabasemigrate.goal.Reports;
import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.goal.Shadows;
import io.github.supabasemigrate.goal.memory.Inputs;
import io.github.supabasemigrate.goal.memory.PassedRuns;
import io.github.supabasemigrate.goal.target.TargetDatabase;
import io.github.supabasemigrate.project.files.Ahead;
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
    private final PassedRuns passed;

    public Verify(Run run) {
        this.run = run;
        this.passed = new PassedRuns(new Shadows(run).cache(), GOAL);
    }

    public Outcome run() {
        run.tellNotices();
        Optional<TargetChecks> target =
                TargetDatabase.find(run.settings()).map(database -> TargetChecks.of(run, database));
        if (target.isPresent() || isShadowShared()) {
            return check(target, "");
        }
        Inputs inputs = new VerifyInputs(run).all();
        Optional<PassedRuns.Passed> before =
                run.settings().text(Setting.WRITE_SCRIPT).isPresent() ? Optional.empty() : passed.with(inputs);
        if (before.isPresent()) {
            PassedRuns.Passed known = before.get();
            return unchanged(known, inputs.name());
        }
        Verified outcome = check(Optional.empty(), inputs.name());
        if (outcome.status() == Outcome.Status.PASSED) {
            var numbers = new Properties();
            numbers.setProperty("tables", String.valueOf(outcome.tables()));
            numbers.setProperty("policies", String.valueOf(outcome.policies()));
            WrittenReports.put(outcome.reports(), numbers);
            passed.keep(inputs, new PassedRuns.Passed(numbers, outcome.findings()));
        }
        return outcome;
    }

    /** A server that others run may be another one tomorrow. */
    private boolean isShadowShared() {
        return run.settings().text(Setting.SHADOW).orElse("").equals("existing");
    }

    private Verified check(Optional<TargetChecks> target, String inputs) {
        Ahead.run(Database::loadDriver);
        Replayed replayed = Replayed.of(run);
        replayed.readPlatformFirst();
        RuleSwitches switches = KnownRules.switches(run);
        var ofProject = new VerifyRules(run, replayed, switches, target);
        ReplayedSchema schema = replayed.schema();
        List<VerifyRule> rules = ofProject.all();
        List<Finding> findings = new ArrayList<>(new Verifier(rules, switches).verify(schema));
        findings.addAll(new Seeds(run, replayed, switches).findings());
        Map<String, String> why = rules.stream()
                .collect(Collectors.toMap(VerifyRule::id, VerifyRule::documentation, (first, second) -> first));
        var reports = new Reports(run, run.project().directory(), rule -> Optional.ofNullable(why.get(rule)));
        return new Verified(
                false,
                schema.users().tables().size(),
                schema.users().policies().size(),
                findings,
                FailOn.of(run.settings()).status(findings),
                reports.lines(findings),
                new WrittenReports(run, GOAL).write(reports, findings, inputs),
                target.map(checks -> checks.writeRepair(findings)).orElse(Map.of()),
                run.settings().text(Setting.WRITE_SCRIPT).map(text -> writeScript(text, replayed)));
    }

    private Verified unchanged(PassedRuns.Passed known, String inputs) {
        List<Finding> findings = known.findings();
        var reports = new Reports(run, run.project().directory(), RuleTexts.NONE);
        var written = new WrittenReports(run, GOAL);
        return new Verified(
                true,
                known.count("tables"),
                known.count("policies"),
                findings,
                FailOn.of(run.settings()).status(findings),
                reports.lines(findings),
                written.stillThere(known.numbers(), inputs).orElseGet(() -> written.write(reports, findings, inputs)),
                Map.of(),
                Optional.empty());
    }

    private String writeScript(String text, Replayed replayed) {
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
