package io.github.supabasemigrate.lint;

import io.github.supabasemigrate.lint.probe.Fault;
import io.github.supabasemigrate.replay.ReplayedSchema;
import io.github.supabasemigrate.trace.StatementTrace;
import io.github.supabasemigrate.trace.live.LiveEstimate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that there is to judge by.
 *
 * @param sources in the order in which they run
 * @param schema what all migrations together make, if they were replayed
 * @param traces what statements did, by place; files that were not traced have none
 * @param live what statements would cost the target, if one was asked
 * @param faults what servers answered to questions that only they can answer
 */
public record LintInput(
        List<LintSource> sources,
        LintContext context,
        Optional<ReplayedSchema> schema,
        Map<StatementTrace.Place, StatementTrace> traces,
        Map<StatementTrace.Place, LiveEstimate> live,
        List<Fault> faults) {

    public LintInput {
        sources = List.copyOf(sources);
        traces = Map.copyOf(traces);
        live = Map.copyOf(live);
        faults = List.copyOf(faults);
    }

    /** Texts alone. */
    public static LintInput of(List<LintSource> sources, LintContext context) {
        return new LintInput(sources, context, Optional.empty(), Map.of(), Map.of(), List.of());
    }

    public LintInput withSchema(ReplayedSchema replayed) {
        return new LintInput(sources, context, Optional.of(replayed), traces, live, faults);
    }

    public LintInput withTraces(List<StatementTrace> all) {
        Map<StatementTrace.Place, StatementTrace> byPlace = new LinkedHashMap<>();
        all.forEach(trace -> byPlace.put(trace.place(), trace));
        return new LintInput(sources, context, schema, byPlace, live, faults);
    }

    public LintInput withLive(Map<StatementTrace.Place, LiveEstimate> estimates) {
        return new LintInput(sources, context, schema, traces, estimates, faults);
    }

    public LintInput withFaults(List<Fault> more) {
        return new LintInput(
                sources,
                context,
                schema,
                traces,
                live,
                Stream.concat(faults.stream(), more.stream()).toList());
    }
}
