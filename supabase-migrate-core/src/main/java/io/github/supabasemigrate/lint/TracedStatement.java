package io.github.supabasemigrate.lint;

import io.github.supabasemigrate.trace.CatalogEffect;
import io.github.supabasemigrate.trace.ObservedRelation;
import io.github.supabasemigrate.trace.StatementTrace;
import io.github.supabasemigrate.trace.StatementTrace.IndexBuild;
import io.github.supabasemigrate.trace.live.LiveEstimate;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A statement of a script and what it did on a shadow.
 *
 * @param statement as written, not what is inside it
 * @param before the traces of the same file's statements before it
 * @param live what it would cost the target, if one was asked
 */
public record TracedStatement(
        LintStatement statement, StatementTrace trace, List<StatementTrace> before, Optional<LiveEstimate> live) {

    public TracedStatement {
        before = List.copyOf(before);
        trace = withNewIndexes(trace, before);
    }

    /** A trace sees an index go and come under one name; where an earlier statement dropped it, this one builds another. */
    private static StatementTrace withNewIndexes(StatementTrace trace, List<StatementTrace> before) {
        if (trace.indexBuilds().stream().noneMatch(IndexBuild::isRebuild)) {
            return trace;
        }
        Set<String> dropped = new HashSet<>();
        for (StatementTrace earlier : before) {
            earlier.effects().stream()
                    .filter(effect -> effect.kind() == CatalogEffect.Kind.DROPPED)
                    .map(CatalogEffect::identity)
                    .forEach(dropped::add);
            earlier.indexBuilds().forEach(build -> dropped.removeAll(names(build.index())));
        }
        List<IndexBuild> builds = trace.indexBuilds().stream()
                .map(build -> new IndexBuild(
                        build.index(), build.isRebuild() && Collections.disjoint(dropped, names(build.index()))))
                .toList();
        return new StatementTrace(
                trace.place(),
                trace.inTransaction(),
                trace.locks(),
                trace.held(),
                trace.rewritten(),
                builds,
                trace.activity(),
                trace.effects(),
                trace.notices(),
                trace.duration());
    }

    /** As what an index is dropped: as itself, or as the constraint that it enforces. */
    private static List<String> names(ObservedRelation index) {
        return List.of(index.qualifiedName(), index.name() + " on " + index.table());
    }
}
