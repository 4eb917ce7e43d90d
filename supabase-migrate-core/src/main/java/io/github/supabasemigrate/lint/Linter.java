package io.github.supabasemigrate.lint;

import io.github.supabasemigrate.finding.Finding.DecidedBy;
import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.RuleSwitches;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.lint.probe.Fault;
import io.github.supabasemigrate.lint.schema.SchemaHistory;
import io.github.supabasemigrate.lint.told.ToldSchema;
import io.github.supabasemigrate.replay.ReplayedSchema;
import io.github.supabasemigrate.sql.plpgsql.InnerStatement.Place;
import io.github.supabasemigrate.trace.StatementTrace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Asks every rule that is on. Files are read and checked side by side; what a statement may know of earlier files comes from a history
 * that is whole before the first check. Safe for many threads.
 */
public final class Linter {

    private static final Comparator<LintFinding> ORDER = Comparator.comparing(
                    (LintFinding found) -> found.finding().location(), Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(found -> found.finding().severity(), Comparator.reverseOrder())
            .thenComparing(found -> found.finding().rule())
            .thenComparing(found -> found.finding().message());

    /** A rule with the severity that holds here. */
    private record Weighed(LintRule rule, Severity severity, boolean isTeamsChoice) {

        Findings findings(@Nullable LintFile file, DecidedBy decidedBy) {
            return new Findings(rule, severity, isTeamsChoice, file, decidedBy);
        }
    }

    private final List<LintRule> all;
    private final List<Weighed> rules;

    public Linter(List<LintRule> rules, RuleSwitches switches) {
        all = List.copyOf(rules);
        this.rules = rules.stream()
                .filter(rule -> switches.isOn(rule.id()))
                .flatMap(rule -> weighed(rule, switches).stream())
                .toList();
    }

    private static Optional<Weighed> weighed(LintRule rule, RuleSwitches switches) {
        Optional<Severity> chosen = switches.severityOf(rule.id());
        return chosen.or(rule::severity).map(severity -> new Weighed(rule, severity, chosen.isPresent()));
    }

    /** Judges everything; what was suppressed is left out. */
    public LintResult lint(LintInput input) {
        SchemaHistory history = new SchemaHistory();
        List<LintFile> files = files(input, history);
        Map<String, List<LintFinding>> bySchema =
                checkSchema(input, files, history).stream().collect(Collectors.groupingBy(Linter::fileOf));
        List<LintFinding> found = new ArrayList<>(bySchema.getOrDefault("", List.of()));
        files.parallelStream()
                .filter(LintFile::isInScope)
                .map(file -> checkAndSilence(file, input, history, bySchema.getOrDefault(file.path(), List.of())))
                .forEachOrdered(found::addAll);
        found.sort(ORDER);
        return new LintResult(files, found, all.size());
    }

    private List<LintFinding> checkAndSilence(
            LintFile file, LintInput input, SchemaHistory history, List<LintFinding> bySchema) {
        List<LintFinding> found = check(file, input);
        found.addAll(bySchema);
        Silence silence = new Silence(file, all);
        List<LintFinding> left = new ArrayList<>(silence.filter(found));
        left.addAll(silence.complaints(
                id -> rules.stream()
                        .filter(rule -> rule.rule().id().equals(id))
                        .map(rule -> rule.findings(file, DecidedBy.SYNTAX))
                        .toList(),
                rule -> wasAsked(rule, input, history)));
        return left;
    }

    /** Whether a rule is on and there was something for it to decide by. */
    private boolean wasAsked(LintRule rule, LintInput input, SchemaHistory history) {
        boolean isOn = rules.stream().anyMatch(weighed -> weighed.rule().equals(rule));
        boolean hasEvidence = rule.statementCheck().isPresent()
                || rule.fileCheck().isPresent()
                || (rule.schemaCheck().isPresent() && (input.schema().isPresent() || isTold(rule, history)))
                || (rule.traceCheck().isPresent() && !input.traces().isEmpty());
        return isOn && hasEvidence;
    }

    private static String fileOf(LintFinding found) {
        return found.finding().location() == null
                ? ""
                : found.finding().location().file();
    }

    private static List<LintFile> files(LintInput input, SchemaHistory history) {
        List<LintSource> sources = input.sources();
        List<LintFile> files = IntStream.range(0, sources.size())
                .parallel()
                .mapToObj(i -> new LintFile(sources.get(i), i, input.context()))
                .toList();
        files.forEach(file -> file.tell(history));
        files.parallelStream().forEach(file -> file.prepare(history));
        return files;
    }

    private List<LintFinding> check(LintFile file, LintInput input) {
        TracesOfFile traces = new TracesOfFile(file, input);
        List<LintFinding> found = new ArrayList<>();
        for (Weighed rule : rules) {
            rule.rule().fileCheck().ifPresent(check -> {
                Findings findings = rule.findings(file, DecidedBy.SYNTAX);
                check.check(file, findings);
                found.addAll(findings.all());
            });
            checkStatements(rule, file, traces, input, found);
        }
        return found;
    }

    private static void checkStatements(
            Weighed rule, LintFile file, TracesOfFile traces, LintInput input, List<LintFinding> found) {
        Optional<Check.OfTrace> onTrace = rule.rule().traceCheck();
        if (onTrace.isPresent() && !traces.isEmpty()) {
            Findings findings = rule.findings(file, DecidedBy.OBSERVED);
            traces.all().forEach(traced -> onTrace.get().check(traced, findings));
            found.addAll(findings.all());
        }
        Optional<Check.OfStatement> onStatement = rule.rule().statementCheck();
        boolean decidedBySchema =
                rule.rule().schemaCheck().isPresent() && input.schema().isPresent();
        if (onStatement.isEmpty() || decidedBySchema) {
            return;
        }
        Findings findings = rule.findings(file, DecidedBy.SYNTAX);
        for (LintStatement statement : file.statementsFor(rule.rule())) {
            boolean later = statement.place() == Place.ROUTINE && !rule.rule().looksIntoRoutines();
            boolean observed = onTrace.isPresent() && traces.has(statement);
            if (!later && !observed) {
                onStatement.get().check(statement, findings);
            }
        }
        found.addAll(findings.all());
    }

    /** Asks the schema that a server has, or without one that which the texts tell of. */
    private List<LintFinding> checkSchema(LintInput input, List<LintFile> files, SchemaHistory history) {
        Optional<ReplayedSchema> replayed = input.schema();
        List<Weighed> asked = rules.stream()
                .filter(rule -> rule.rule().schemaCheck().isPresent())
                .filter(rule -> replayed.isPresent() || isTold(rule.rule(), history))
                .toList();
        List<LintFinding> found = new ArrayList<>(faults(input, files));
        if (asked.isEmpty()) {
            return found;
        }
        ReplayedSchema schema = replayed.orElseGet(() -> ToldSchema.read(
                history,
                input.context().postgresMajor(),
                input.context().exposedSchemas(),
                moment -> files.get(moment.file()).locate(moment)));
        for (Weighed rule : asked) {
            Findings findings = rule.findings(null, DecidedBy.SCHEMA);
            rule.rule().schemaCheck().orElseThrow().check(schema, input.context(), findings);
            found.addAll(findings.all());
        }
        return found;
    }

    /** What servers said, each under its rule, where the object was made or the statement stands. */
    private List<LintFinding> faults(LintInput input, List<LintFile> files) {
        List<LintFinding> found = new ArrayList<>();
        for (Fault fault : input.faults()) {
            rules.stream().filter(rule -> rule.rule().id().equals(fault.rule())).forEach(rule -> {
                Optional<LintStatement> statement = fault.place().flatMap(place -> statement(place, files));
                Findings findings =
                        rule.findings(statement.map(LintStatement::file).orElse(null), fault.decidedBy());
                statement
                        .map(at -> findings.at(at.node(), fault.message()))
                        .orElseGet(() -> findings.at(madeAt(fault, input).orElse(null), fault.message()))
                        .about(fault.subject())
                        .hint(fault.hint());
                found.addAll(findings.all());
            });
        }
        return found;
    }

    private static Optional<LintStatement> statement(StatementTrace.Place place, List<LintFile> files) {
        return files.stream()
                .filter(file -> file.path().equals(place.file()))
                .flatMap(file -> file.topStatements().stream())
                .filter(statement -> statement.index() == place.index())
                .findFirst();
    }

    private static Optional<Location> madeAt(Fault fault, LintInput input) {
        return fault.object()
                .flatMap(object ->
                        input.schema().flatMap(schema -> schema.origins().creationOf(object)));
    }

    private static boolean isTold(LintRule rule, SchemaHistory history) {
        return rule.isDecidedByTexts() && rule.statementCheck().isEmpty() && !rule.isInDoubt(history.ignorance());
    }

    /** The traces of one file's statements, in their order. */
    private static final class TracesOfFile {

        private final List<TracedStatement> all = new ArrayList<>();
        private final Set<Integer> traced = new HashSet<>();

        TracesOfFile(LintFile file, LintInput input) {
            if (input.traces().isEmpty()) {
                return;
            }
            List<StatementTrace> before = new ArrayList<>();
            for (LintStatement statement : file.topStatements()) {
                var place = new StatementTrace.Place(file.path(), statement.index());
                StatementTrace trace = input.traces().get(place);
                if (trace != null) {
                    all.add(new TracedStatement(
                            statement,
                            trace,
                            before,
                            Optional.ofNullable(input.live().get(place))));
                    before.add(trace);
                    traced.add(statement.index());
                }
            }
        }

        boolean isEmpty() {
            return all.isEmpty();
        }

        List<TracedStatement> all() {
            return all;
        }

        /** Whether the script's statement around this one was traced; what is in a function did not run. */
        boolean has(LintStatement statement) {
            return traced.contains(statement.index());
        }
    }
}
