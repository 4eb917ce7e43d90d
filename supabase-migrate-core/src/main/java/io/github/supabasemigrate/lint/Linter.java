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
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Function;
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

    private final List<LintRule> all;
    private final List<Weighed> rules;

    public Linter(List<LintRule> rules, RuleSwitches switches) {
        all = List.copyOf(rules);
        List<Weighed> on = new ArrayList<>(all.size());
        for (LintRule rule : all) {
            Optional<Severity> chosen = switches.severityOf(rule.id());
            Optional<Severity> severity = chosen.or(rule::severity);
            if (switches.isOn(rule.id()) && severity.isPresent()) {
                on.add(new Weighed(rule, on.size(), severity.get(), chosen.isPresent()));
            }
        }
        this.rules = Collections.unmodifiableList(on);
    }

    /** Judges everything; what was suppressed is left out. */
    public LintResult lint(LintInput input) {
        SchemaHistory history = new SchemaHistory();
        List<LintFile> files = files(input, history);
        ForkJoinTask<List<LintFinding>> ofSchema =
                ForkJoinPool.commonPool().submit(() -> checkSchema(input, files, history));
        var checks = new StatementChecks(rules, input);
        List<List<LintFinding>> ofFiles = files.parallelStream()
                .map(file -> file.isInScope() ? checks.check(file) : List.<LintFinding>of())
                .toList();
        Map<String, List<LintFinding>> bySchema =
                ofSchema.join().stream().collect(Collectors.groupingBy(Linter::fileOf));
        List<LintFinding> found = new ArrayList<>(bySchema.getOrDefault("", List.of()));
        for (int i = 0; i < files.size(); i++) {
            LintFile file = files.get(i);
            if (file.isInScope()) {
                List<LintFinding> own = new ArrayList<>(ofFiles.get(i));
                own.addAll(bySchema.getOrDefault(file.path(), List.of()));
                found.addAll(silence(file, own, input, history));
            }
        }
        found.sort(ORDER);
        return new LintResult(files, found, all.size());
    }

    private List<LintFinding> silence(LintFile file, List<LintFinding> found, LintInput input, SchemaHistory history) {
        Silence silence = new Silence(file, all);
        if (silence.isNone()) {
            return found;
        }
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
                .mapToObj(i -> new LintFile(sources.get(i), i, input.context(), history))
                .toList();
        files.forEach(file -> file.tell(history));
        return files;
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
                input.context().exposesNewTables(),
                moment -> files.get(moment.file()).locate(moment)));
        for (Weighed rule : asked) {
            Findings findings = rule.findings(null, DecidedBy.SCHEMA);
            rule.rule().schemaCheck().orElseThrow().check(schema, input.context(), findings);
            if (rule.rule().isPlacedByTexts()) {
                SchemaFindings places =
                        new SchemaFindings(files, rule.rule(), file -> rule.findings(file, DecidedBy.SCHEMA));
                findings.all().forEach(each -> found.add(places.placed(each)));
            } else {
                found.addAll(findings.all());
            }
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

    /** A rule with the severity that holds here, and its place among those that are on. */
    private record Weighed(LintRule rule, int ordinal, Severity severity, boolean isTeamsChoice) {

        Findings findings(@Nullable LintFile file, DecidedBy decidedBy) {
            return new Findings(rule, severity, isTeamsChoice, file, decidedBy);
        }
    }

    /**
     * Looks for what a schema shows in the statement that made it: what the check of statements says there in the same words has a place in
     * the text, and perhaps a rewrite.
     *
     * @param begin makes the place where findings of a file go
     */
    private record SchemaFindings(List<LintFile> files, LintRule rule, Function<LintFile, Findings> begin) {

        /** The same finding where the text says it; as it was where it does not. */
        LintFinding placed(LintFinding shown) {
            Location location = shown.finding().location();
            if (location == null) {
                return shown;
            }
            List<LintFinding> written = new ArrayList<>();
            for (LintFile file : files) {
                if (file.path().equals(location.file())) {
                    written.addAll(written(file, location));
                }
            }
            return written.stream()
                    .filter(each -> isSame(each, shown))
                    .findFirst()
                    .orElse(shown);
        }

        private List<LintFinding> written(LintFile file, Location location) {
            Findings found = begin.apply(file);
            for (LintStatement statement : file.statements()) {
                boolean isThere = file.locate(statement.outer().body().start()).equals(location);
                boolean isAsked = rule.kinds().isEmpty() || rule.kinds().contains(statement.kind());
                if (isThere && isAsked && statement.place() != Place.ROUTINE) {
                    rule.statementCheck().orElseThrow().check(statement, found);
                }
            }
            return found.all();
        }

        /** The server writes types behind constants. */
        private static boolean isSame(LintFinding written, LintFinding shown) {
            return Objects.equals(written.finding().subject(), shown.finding().subject())
                    && written.finding()
                            .message()
                            .equals(shown.finding().message().replace("::text", ""));
        }
    }

    /** The checks of files, statements and traces, found by the kind of statement. Safe for many threads. */
    private static final class StatementChecks {

        private record OfStatement(Weighed rule, Check.OfStatement check, boolean isTraced) {

            boolean asksFor(LintStatement statement, Set<Integer> traced) {
                boolean isLater =
                        statement.place() == Place.ROUTINE && !rule.rule().looksIntoRoutines();
                return !isLater && !(isTraced && traced.contains(statement.index()));
            }
        }

        private final LintInput input;
        private final List<Weighed> ofFiles;
        private final List<Weighed> ofTraces;
        private final List<OfStatement> ofStatements;
        private final Map<String, List<OfStatement>> byKind = new ConcurrentHashMap<>();
        private final int size;

        StatementChecks(List<Weighed> rules, LintInput input) {
            this.input = input;
            this.size = rules.size();
            ofFiles = rules.stream()
                    .filter(each -> each.rule().fileCheck().isPresent())
                    .toList();
            ofTraces = rules.stream()
                    .filter(each -> each.rule().traceCheck().isPresent())
                    .toList();
            ofStatements = rules.stream()
                    .filter(each -> each.rule().statementCheck().isPresent())
                    .filter(each -> each.rule().schemaCheck().isEmpty()
                            || input.schema().isEmpty())
                    .map(each -> new OfStatement(
                            each,
                            each.rule().statementCheck().orElseThrow(),
                            each.rule().traceCheck().isPresent()))
                    .toList();
        }

        private List<OfStatement> of(String kind) {
            List<OfStatement> known = byKind.get(kind);
            if (known == null) {
                known = ofStatements.stream()
                        .filter(each -> each.rule().rule().kinds().isEmpty()
                                || each.rule().rule().kinds().contains(kind))
                        .toList();
                byKind.put(kind, known);
            }
            return known;
        }

        List<LintFinding> check(LintFile file) {
            @Nullable Findings[] byRule = new @Nullable Findings[size];
            List<LintFinding> found = new ArrayList<>();
            for (Weighed rule : ofFiles) {
                rule.rule().fileCheck().orElseThrow().check(file, findings(rule, file, byRule));
            }
            TracesOfFile traces = TracesOfFile.of(file, input);
            for (Weighed rule : traces.isEmpty() ? List.<Weighed>of() : ofTraces) {
                Findings findings = rule.findings(file, DecidedBy.OBSERVED);
                Check.OfTrace check = rule.rule().traceCheck().orElseThrow();
                traces.all().forEach(traced -> check.check(traced, findings));
                found.addAll(findings.all());
            }
            for (LintStatement statement : file.statements()) {
                for (OfStatement each : of(statement.kind())) {
                    if (each.asksFor(statement, traces.traced())) {
                        each.check().check(statement, findings(each.rule(), file, byRule));
                    }
                }
            }
            for (Findings findings : byRule) {
                if (findings != null) {
                    found.addAll(findings.all());
                }
            }
            return found;
        }

        private static Findings findings(Weighed rule, LintFile file, @Nullable Findings[] byRule) {
            Findings known = byRule[rule.ordinal()];
            if (known == null) {
                known = rule.findings(file, DecidedBy.SYNTAX);
                byRule[rule.ordinal()] = known;
            }
            return known;
        }
    }

    /**
     * The traces of one file's statements, in their order.
     *
     * @param traced the statements that have one; what is in a function did not run
     */
    private record TracesOfFile(List<TracedStatement> all, Set<Integer> traced) {

        private static final TracesOfFile NONE = new TracesOfFile(List.of(), Set.of());

        static TracesOfFile of(LintFile file, LintInput input) {
            if (input.traces().isEmpty()) {
                return NONE;
            }
            List<TracedStatement> all = new ArrayList<>();
            Set<Integer> traced = new HashSet<>();
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
            return new TracesOfFile(all, traced);
        }

        boolean isEmpty() {
            return all.isEmpty();
        }
    }
}
