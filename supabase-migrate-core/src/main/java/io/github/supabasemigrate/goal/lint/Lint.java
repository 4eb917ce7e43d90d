package io.github.supabasemigrate.goal.lint;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.RuleSwitches;
import io.github.supabasemigrate.goal.FailOn;
import io.github.supabasemigrate.goal.Reports;
import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.goal.check.KnownRules;
import io.github.supabasemigrate.goal.check.ManifestOfProject;
import io.github.supabasemigrate.lint.LintContext;
import io.github.supabasemigrate.lint.LintFile;
import io.github.supabasemigrate.lint.LintFinding;
import io.github.supabasemigrate.lint.LintInput;
import io.github.supabasemigrate.lint.LintResult;
import io.github.supabasemigrate.lint.LintSource;
import io.github.supabasemigrate.lint.Linter;
import io.github.supabasemigrate.lint.rules.LintRules;
import io.github.supabasemigrate.lint.suppress.Baseline;
import io.github.supabasemigrate.project.SupabaseProject;
import io.github.supabasemigrate.project.files.Ahead;
import io.github.supabasemigrate.report.Outcome;
import io.github.supabasemigrate.report.findings.RuleTexts;
import io.github.supabasemigrate.settings.Setting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Judges the migrations, or any SQL files, by all rules that are on. While nothing changes that the findings rest on, they are shown
 * and reported again as they were.
 */
public final class Lint {

    private static final String GOAL = "lint";
    private static final RuleTexts TEXTS =
            rule -> LintRules.named(rule).map(found -> found.page().why());

    private final Run run;
    private final LintSources sources;

    public Lint(Run run) {
        this.run = run;
        this.sources = new LintSources(run);
    }

    public Outcome run() {
        if (run.settings().isOn(Setting.FIX)) {
            sources.requireProject("Only files of a project are rewritten");
            Run rewritten = new LintFixes(run).write(judge(new LintEvidence(run)));
            return new Lint(rewritten).report();
        }
        return new LintMemory(run, sources).orElse(this::report);
    }

    private LintResult judge(LintEvidence evidence) {
        // Hundreds of classes, made ready while the files are parsed.
        Ahead.run(LintRules::all);
        LintInput texts = LintInput.of(sources.all(), context());
        if (run.settings().isOn(Setting.TRACE) && !sources.areNamed()) {
            texts = evidence.addTo(texts);
        } else {
            texts.sources().parallelStream().forEach(LintSource::parse);
        }
        return new Linter(LintRules.all(), KnownRules.switches(run)).lint(texts);
    }

    private Linted report() {
        LintEvidence evidence = new LintEvidence(run);
        LintResult result = judge(evidence);
        LintBaseline baseline = new LintBaseline(run, sources.directory());
        if (run.settings().isOn(Setting.WRITE_BASELINE)) {
            baseline.write(result.details());
        }
        RuleSwitches switches = KnownRules.switches(run);
        List<Finding> all = new ArrayList<>(weighed(switches, unexplained(evidence.failures(), result)));
        all.addAll(ofProject(switches));
        all.addAll(repeated(switches, result, evidence));
        int old = addNew(result, baseline.read(), all);
        return outcome(result, all, old, evidence);
    }

    private Linted outcome(LintResult result, List<Finding> findings, int old, LintEvidence evidence) {
        Reports reports = new Reports(run, sources.directory(), TEXTS);
        Map<String, String> files = reports.write(GOAL, findings);
        files.putAll(evidence.write());
        return new Linted(
                findings,
                FailOn.of(run.settings()).status(findings),
                reports.lines(findings),
                files,
                result.files().size(),
                old,
                evidence.traces(),
                !evidence.failures().isEmpty()
                        || findings.stream().anyMatch(finding -> finding.rule().equals(RerunProof.FAILS)));
    }

    /** What second runs do, if the team wants to know and first runs succeed. */
    private List<Finding> repeated(RuleSwitches switches, LintResult result, LintEvidence evidence) {
        boolean canRun = run.settings().isOn(Setting.TRACE)
                && !sources.areNamed()
                && run.project().problems().isEmpty()
                && evidence.failures().isEmpty();
        if (!canRun) {
            return List.of();
        }
        RerunProof proof = new RerunProof(run, switches);
        Set<String> inScope = result.files().stream()
                .filter(LintFile::isInScope)
                .map(LintFile::path)
                .collect(Collectors.toSet());
        return proof.isWanted() ? proof.findings(inScope) : List.of();
    }

    /** The failures of files that parse; for one that does not, the parser's finding says it all. */
    private static List<Finding> unexplained(List<Finding> failures, LintResult result) {
        Set<String> unparsed = result.findings().stream()
                .filter(finding -> finding.rule().equals("syntax-error"))
                .flatMap(finding -> Optional.ofNullable(finding.location()).stream())
                .map(Location::file)
                .collect(Collectors.toSet());
        return failures.stream()
                .filter(failure -> failure.location() == null
                        || !unparsed.contains(failure.location().file()))
                .toList();
    }

    /** Adds what the baseline does not excuse, and returns how many it does. */
    private static int addNew(LintResult result, Baseline baseline, List<Finding> all) {
        int old = 0;
        for (LintFinding found : result.details()) {
            if (baseline.excuses(found.finding(), found.statement())) {
                old++;
            } else {
                all.add(found.finding());
            }
        }
        return old;
    }

    /** What reading the folder showed: files that are skipped, versions twice. */
    private List<Finding> ofProject(RuleSwitches switches) {
        if (sources.areNamed()) {
            return weighed(switches, sources.problems());
        }
        SupabaseProject project = run.project();
        return weighed(
                switches,
                Stream.concat(project.problems().stream(), project.notices().stream())
                        .toList());
    }

    /** The same as the team weighs them. */
    private static List<Finding> weighed(RuleSwitches switches, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> switches.isOn(finding.rule()))
                .map(finding -> switches.severityOf(finding.rule())
                        .map(finding::withSeverity)
                        .orElse(finding))
                .toList();
    }

    private LintContext context() {
        Instant now = run.workplace().clock().instant();
        if (sources.areNamed()) {
            return LintContext.usual(now);
        }
        SupabaseProject project = run.project();
        return new LintContext(
                project.config().exposedSchemas(),
                new ManifestOfProject(run).manifest(),
                now,
                project.config().majorVersion(),
                project.config().autoExposesNewTables().orElse(true));
    }
}
