package io.github.supabasemigrate.goal.lint;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Finding.DecidedBy;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.goal.Replayed;
import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.goal.check.KnownRules;
import io.github.supabasemigrate.goal.target.LiveFigures;
import io.github.supabasemigrate.goal.target.TargetDatabase;
import io.github.supabasemigrate.lint.LintInput;
import io.github.supabasemigrate.lint.probe.BodyProbe;
import io.github.supabasemigrate.lint.probe.Fault;
import io.github.supabasemigrate.lint.probe.IndexProbe;
import io.github.supabasemigrate.lint.probe.PolicyProbe;
import io.github.supabasemigrate.replay.ReplayedSchema;
import io.github.supabasemigrate.replay.Tracing;
import io.github.supabasemigrate.settings.Setting;
import io.github.supabasemigrate.shadow.Shadow;
import io.github.supabasemigrate.sql.SqlScript;
import io.github.supabasemigrate.trace.StatementTrace;
import io.github.supabasemigrate.trace.json.TraceJson;
import io.github.supabasemigrate.trace.live.LiveEstimate;
import io.github.supabasemigrate.trace.page.TracePage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What the migrations do on a shadow, as evidence for the linter. A file that fails there is itself a finding. */
final class LintEvidence {

    static final String FAILS = "apply-fails";

    private final Run run;
    private final List<Finding> failures = new ArrayList<>();
    private List<StatementTrace> traces = List.of();

    LintEvidence(Run run) {
        this.run = run;
    }

    /** The input with all that a replay shows; as it was when the migrations do not run. */
    LintInput addTo(LintInput input) {
        if (!run.project().problems().isEmpty()) {
            // Nothing runs with these, and they are findings already.
            return input;
        }
        Replayed replayed = Replayed.of(run);
        Tracing tracing = replayed.tracing();
        try {
            traces = replayed.traces(tracing);
            ReplayedSchema schema = replayed.schema();
            LintInput all = input.withTraces(traces).withSchema(schema).withFaults(faults(replayed, schema));
            return TargetDatabase.find(run.settings())
                    .map(target -> withTarget(all.withFaults(unused(target, schema)), target))
                    .orElse(all);
        } catch (MigrateException e) {
            if (e.where().isEmpty()) {
                throw e;
            }
            failures.add(failure(e));
            traces = tracing.traces();
            LintInput some = input.withTraces(traces);
            return TargetDatabase.find(run.settings())
                    .map(target -> withTarget(some, target))
                    .orElse(some);
        }
    }

    private LintInput withTarget(LintInput input, Database target) {
        Map<StatementTrace.Place, LiveEstimate> estimates = new LiveFigures(target).estimates(traces);
        return input.withLive(estimates).withFaults(new TargetQuestions(run, target).faults(input, traces, estimates));
    }

    /** What the shadow says of policies and of bodies of functions. */
    private static List<Fault> faults(Replayed replayed, ReplayedSchema schema) {
        Shadow shadow = replayed.project().shadow();
        Set<String> reached = new HashSet<>(schema.exposedSchemas());
        reached.add("storage");
        List<Fault> faults = new ArrayList<>();
        try (Connection superuser = shadow.asSuperuser().connect()) {
            faults.addAll(new PolicyProbe(superuser, schema.users(), reached).ask());
            faults.addAll(new BodyProbe(superuser, schema.users()).ask());
            return faults;
        } catch (SQLException e) {
            throw MigrateException.because(
                            "The shadow " + shadow.name() + " cannot be asked about its policies and functions.")
                    .why(e.getMessage())
                    .cause(e)
                    .build();
        }
    }

    private List<Fault> unused(Database target, ReplayedSchema schema) {
        if (KnownRules.switches(run).severityOf("index-unused").isEmpty()) {
            return List.of();
        }
        try (Connection connection = target.connect()) {
            return new IndexProbe(connection, schema.users()).ask();
        } catch (SQLException e) {
            throw MigrateException.because("How the indexes of " + target.describe() + " are used cannot be read.")
                    .why(e.getMessage())
                    .state("Nothing was changed.")
                    .cause(e)
                    .build();
        }
    }

    /** Writes what was seen beside the reports, for programs and for people; nothing if nothing ran. */
    Map<String, String> write() {
        if (traces.isEmpty()) {
            return Map.of();
        }
        Path folder = run.settings().path(Setting.OUTPUT).orElseThrow().resolve("lint");
        Map<String, SqlScript> scripts = new HashMap<>();
        run.project().readableMigrations().forEach(file -> scripts.put(file.relativePath(), file.script()));
        Map<String, String> written = new LinkedHashMap<>();
        written.put("trace", write(folder.resolve("trace.json"), TraceJson.write(traces)));
        written.put("tracePage", write(folder.resolve("trace.md"), TracePage.write(traces, scripts)));
        return written;
    }

    private static String write(Path file, String text) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, text);
            return file.toString();
        } catch (IOException e) {
            throw MigrateException.because("The trace `" + file + "` cannot be written.")
                    .why(e.toString())
                    .next("Make its directory writable, or name another: -Dsupabase-migrate.outputDirectory=…")
                    .cause(e)
                    .build();
        }
    }

    /** What statements did, as far as they ran. */
    List<StatementTrace> traces() {
        return traces;
    }

    /** Why the migrations do not run. */
    List<Finding> failures() {
        return List.copyOf(failures);
    }

    private static Finding failure(MigrateException e) {
        String message = Optional.of(e.what())
                .map(what -> e.why().map(why -> what + "\n" + why).orElse(what))
                .orElseThrow();
        Finding finding =
                new Finding(FAILS, Severity.ERROR, message, null, e.where().orElse(null), null, DecidedBy.OBSERVED);
        return e.next().map(finding::withHint).orElse(finding);
    }
}
