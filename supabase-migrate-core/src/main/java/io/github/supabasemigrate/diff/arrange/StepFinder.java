package io.github.supabasemigrate.diff.arrange;

import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.relation.Constraint;
import io.github.supabasemigrate.diff.decide.Decisions;
import io.github.supabasemigrate.diff.decide.GoneWith;
import io.github.supabasemigrate.diff.decide.Inlining;
import io.github.supabasemigrate.diff.order.Step;
import io.github.supabasemigrate.diff.order.Steps;
import io.github.supabasemigrate.diff.order.Verb;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the step in which something happens to an object: its own, or that of what it comes and goes with. */
final class StepFinder {

    private final Decisions decisions;
    private final Inlining inlining;
    private final Steps steps;

    StepFinder(Decisions decisions, Inlining inlining, Steps steps) {
        this.decisions = decisions;
        this.inlining = inlining;
        this.steps = steps;
    }

    Steps steps() {
        return steps;
    }

    boolean isInlined(ObjectId constraint) {
        return inlining.tableOf(constraint).isPresent();
    }

    @Nullable Step step(Verb verb, ObjectId id) {
        return steps.has(verb, id) ? new Step(verb, id) : null;
    }

    /** A step of the object itself, or of the relation that a column is in. */
    @Nullable Step whole(Verb verb, ObjectId id) {
        Step own = step(verb, id);
        if (own == null && id.kind() == ObjectKind.TYPE_ATTRIBUTE) {
            return step(verb, ObjectId.of(ObjectKind.COMPOSITE, id.schema(), id.parent()));
        }
        if (own == null && verb == Verb.REMOVE && decisions.movesWithTableAbove(id)) {
            return whole(verb, decisions.from().parents(id).get(0));
        }
        return own != null || id.kind() != ObjectKind.COLUMN
                ? own
                : decisions
                        .from()
                        .relation(id)
                        .map(relation -> whole(verb, relation.id()))
                        .orElse(null);
    }

    /** The step in which something ends to be. */
    @Nullable Step drop(ObjectId id) {
        Step own = step(Verb.DROP, id);
        if (own != null) {
            return own;
        }
        if (id.kind() == ObjectKind.COLUMN) {
            return decisions
                    .from()
                    .relation(id)
                    .map(relation -> drop(relation.id()))
                    .orElse(null);
        }
        if (id.kind() == ObjectKind.TYPE_ATTRIBUTE) {
            return drop(ObjectId.of(ObjectKind.COMPOSITE, id.schema(), id.parent()));
        }
        if (id.kind() == ObjectKind.DOMAIN_CONSTRAINT) {
            return drop(ObjectId.of(ObjectKind.DOMAIN, id.schema(), id.parent()));
        }
        if (!decisions.goes(id)) {
            return null;
        }
        Optional<ObjectId> with = GoneWith.of(decisions, id);
        Step release = with.map(maker -> step(Verb.RELEASE, maker)).orElse(null);
        if (release != null && id.kind() == ObjectKind.SEQUENCE) {
            return release;
        }
        boolean endsWithOldOne = with.filter(decisions::isAside).isPresent() && !decisions.comes(id);
        return with.map(maker -> endsWithOldOne ? step(Verb.REMOVE, maker) : drop(maker))
                .orElse(null);
    }

    /** The step in which something begins to be. */
    @Nullable Step create(ObjectId id) {
        Step own = step(Verb.CREATE, id);
        if (own != null && inlining.tableOf(id).isEmpty()) {
            return own;
        }
        Optional<ObjectId> table = inlining.tableOf(id);
        if (table.isPresent()) {
            return create(table.get());
        }
        if (id.kind() == ObjectKind.COLUMN) {
            return decisions
                    .to()
                    .relation(id)
                    .map(relation -> step(Verb.CREATE, relation.id()))
                    .orElse(null);
        }
        if (id.kind() == ObjectKind.TYPE_ATTRIBUTE) {
            return step(Verb.CREATE, ObjectId.of(ObjectKind.COMPOSITE, id.schema(), id.parent()));
        }
        if (id.kind() == ObjectKind.DOMAIN_CONSTRAINT) {
            return step(Verb.CREATE, ObjectId.of(ObjectKind.DOMAIN, id.schema(), id.parent()));
        }
        if (!decisions.comes(id)) {
            return null;
        }
        Step inherited = withHeir(id);
        if (inherited != null) {
            return inherited;
        }
        Optional<ObjectId> with = decisions.to().comesWith(id);
        Step made = with.map(this::create).orElse(null);
        return made != null ? made : with.map(maker -> step(Verb.CHANGE, maker)).orElse(null);
    }

    /** A constraint that a new table has from its parent is there with the table, not before it with the parent's. */
    private @Nullable Step withHeir(ObjectId id) {
        return decisions
                .to()
                .catalog()
                .find(id, Constraint.class)
                .map(Constraint::table)
                .filter(table -> !decisions.to().isPartition(table)
                        && decisions.to().comesWith(id).isPresent())
                .map(table -> step(Verb.CREATE, table))
                .orElse(null);
    }

    /** The extension of its members; else the object itself. */
    ObjectId bringer(ObjectId id) {
        return decisions
                .to()
                .catalog()
                .find(id)
                .flatMap(CatalogObject::extension)
                .map(extension -> ObjectId.global(ObjectKind.EXTENSION, extension))
                .orElse(id);
    }
}
