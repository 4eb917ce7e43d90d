package io.github.supabasemigrate.diff.arrange;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.DependencyHints;
import io.github.supabasemigrate.catalog.object.Dependency;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.routine.Routine;
import io.github.supabasemigrate.catalog.type.DomainType;
import io.github.supabasemigrate.diff.order.Step;
import io.github.supabasemigrate.diff.order.Verb;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What runs while a statement runs: a column's default and the checks of its domain for rows that are there, expressions of
 * constraints and indexes, and what these call through functions that stay as they are.
 */
final class Executed {

    private static final Set<ObjectKind> RUNS = EnumSet.of(
            ObjectKind.COLUMN,
            ObjectKind.CONSTRAINT,
            ObjectKind.DOMAIN_CONSTRAINT,
            ObjectKind.INDEX,
            ObjectKind.MATERIALIZED_VIEW);

    private final Catalog to;
    private final StepFinder find;
    private final Edges edges;
    private final Map<ObjectId, List<ObjectId>> called = new HashMap<>();

    Executed(Catalog to, StepFinder find, Edges edges) {
        this.to = to;
        this.find = find;
        this.edges = edges;
    }

    /** Lets each statement that runs others' code wait for what that code is made of. */
    void add() {
        for (Step step : find.steps().all()) {
            if (RUNS.contains(step.id().kind()) && (step.verb() == Verb.CREATE || step.verb() == Verb.CHANGE)) {
                add(step);
            }
        }
    }

    private void add(Step step) {
        var seen = new HashSet<ObjectId>();
        var open = new ArrayDeque<>(called(step.id()));
        while (!open.isEmpty()) {
            ObjectId id = open.remove();
            if (!seen.add(id)) {
                continue;
            }
            Step made = find.create(id);
            Step changed = find.step(Verb.CHANGE, id);
            if (made == null && changed == null) {
                open.addAll(called.computeIfAbsent(id, this::called));
            } else {
                edges.hint(step, made);
                edges.hint(step, changed);
            }
        }
    }

    private List<ObjectId> called(ObjectId id) {
        Stream<Dependency> needs = to.dependencies().of(id).stream();
        Routine routine = to.find(id, Routine.class).orElse(null);
        if (routine != null) {
            needs = Stream.concat(needs, DependencyHints.of(to, List.of(routine)).stream());
        }
        DomainType domain = to.find(id, DomainType.class).orElse(null);
        if (domain != null) {
            needs = Stream.concat(
                    needs, domain.constraints().stream().flatMap(check -> to.dependencies().of(check.id()).stream()));
        }
        return needs.map(Dependency::on)
                .filter(on -> on.kind() == ObjectKind.FUNCTION || on.kind() == ObjectKind.DOMAIN)
                .toList();
    }
}
