package io.github.supabasemigrate.diff.arrange;

import io.github.supabasemigrate.catalog.object.Dependency;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.relation.Relation;
import io.github.supabasemigrate.diff.decide.Decisions;
import io.github.supabasemigrate.diff.order.Step;
import io.github.supabasemigrate.diff.order.Verb;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How a circle of drops is opened: by what can be dropped before what it is a part of. */
final class LooseEnds {

    private final Decisions decisions;
    private final StepFinder find;

    LooseEnds(Decisions decisions, StepFinder find) {
        this.decisions = decisions;
        this.find = find;
    }

    /**
     * Parts of dropped relations that need something else which waits for the relation: dropped by themselves, they open the
     * circle.
     */
    /** True if something was found to open the circle with. */
    boolean open(List<Step> stuck) {
        boolean opened = false;
        for (ObjectId end : of(stuck)) {
            opened |= decisions.dropExplicitly(end);
        }
        return opened
                || stuck.stream()
                        .map(Step::id)
                        .filter(id -> isWaitedFor(id, stuck))
                        .anyMatch(decisions::stub)
                || stuck.stream()
                        .filter(step -> step.verb() == Verb.DROP && step.id().kind() == ObjectKind.VIEW)
                        .map(Step::id)
                        .anyMatch(decisions::hollow);
    }

    /** A view that a function needs which its query calls: it is made with its columns alone first. */
    private boolean isWaitedFor(ObjectId id, List<Step> stuck) {
        return id.kind() == ObjectKind.VIEW
                && decisions.comes(id)
                && decisions.to().catalog().dependencies().on(id).stream()
                        .map(need -> find.create(need.dependent()))
                        .anyMatch(stuck::contains);
    }

    private List<ObjectId> of(List<Step> stuck) {
        var waiting = new HashSet<>(stuck);
        var ends = new ArrayList<ObjectId>();
        for (Step step : stuck) {
            ObjectId owner = step.id();
            if (step.verb() != Verb.DROP) {
                continue;
            }
            var parts = new ArrayList<ObjectId>();
            decisions.from().catalog().parts(owner).forEach(part -> parts.add(part.id()));
            decisions
                    .from()
                    .catalog()
                    .find(owner, Relation.class)
                    .ifPresent(relation -> relation.columns().forEach(column -> parts.add(column.id())));
            parts.stream().filter(part -> needsOneOf(waiting, part, step)).forEach(ends::add);
        }
        return ends;
    }

    private boolean needsOneOf(Set<Step> waiting, ObjectId part, Step own) {
        return decisions.from().catalog().dependencies().of(part).stream()
                .filter(need -> need.strength() != Dependency.Strength.HINT)
                .map(need -> find.drop(need.on()))
                .anyMatch(step -> step != null && !step.equals(own) && waiting.contains(step));
    }
}
