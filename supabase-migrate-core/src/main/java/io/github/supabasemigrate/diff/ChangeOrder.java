package io.github.supabasemigrate.diff;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.DependencyHints;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.Dependency;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.relation.Constraint;
import io.github.supabasemigrate.catalog.relation.Index;
import io.github.supabasemigrate.catalog.relation.Relation;
import io.github.supabasemigrate.catalog.relation.Sequence;
import io.github.supabasemigrate.catalog.routine.Routine;
import io.github.supabasemigrate.diff.decide.Decisions;
import io.github.supabasemigrate.diff.decide.GoneWith;
import io.github.supabasemigrate.diff.decide.Inlining;
import io.github.supabasemigrate.diff.decide.Relations;
import io.github.supabasemigrate.diff.order.ReadingOrder;
import io.github.supabasemigrate.diff.order.Step;
import io.github.supabasemigrate.diff.order.Steps;
import io.github.supabasemigrate.diff.order.TopologicalOrder;
import io.github.supabasemigrate.diff.order.Verb;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The order of steps: what is needed comes before what needs it, what needs goes before what is needed. Where objects need
 * each other in a circle, edges that are mere guesses or good manners give way.
 */
final class ChangeOrder {

    private record Edge(Step after, Step before) {}

    private final Decisions decisions;
    private final Inlining inlining;
    private final Steps steps;
    private final TopologicalOrder<Step> order;
    private final List<Edge> hints = new ArrayList<>();
    private final List<Edge> manners = new ArrayList<>();
    private boolean cutsHints;

    ChangeOrder(Decisions decisions, Inlining inlining, Steps steps) {
        this.decisions = decisions;
        this.inlining = inlining;
        this.steps = steps;
        this.order = new TopologicalOrder<>(steps.all(), choice());
    }

    TopologicalOrder.Result<Step> sorted() {
        addOwnOrder();
        addRenames();
        for (ObjectId id : involved()) {
            for (Dependency need : decisions.from().catalog().dependencies().of(id)) {
                needed(need);
            }
            for (Dependency need : decisions.to().catalog().dependencies().of(id)) {
                needs(need);
            }
            addNeighbours(id);
        }
        DependencyHints.of(decisions.to().catalog(), routines()).forEach(this::needs);
        TopologicalOrder.Result<Step> result = order.sort();
        if (!result.stuck().isEmpty()) {
            cutsHints = forget(hints, result.stuck());
            result = order.sort();
        }
        if (!result.stuck().isEmpty()) {
            forget(manners, result.stuck());
            result = order.sort();
        }
        return result;
    }

    private List<Routine> routines() {
        return decisions.fates().keySet().stream()
                .filter(id -> !decisions.is(id, Decisions.Fate.DROPPED))
                .flatMap(id -> decisions.to().catalog().find(id, Routine.class).stream())
                .toList();
    }

    private boolean forget(List<Edge> edges, List<Step> stuck) {
        var waiting = new HashSet<>(stuck);
        boolean found = false;
        for (Edge edge : edges) {
            if (waiting.contains(edge.after()) && waiting.contains(edge.before())) {
                order.forget(edge.after(), edge.before());
                found |= isInSql(edge.after().id());
            }
        }
        return found;
    }

    /** Other languages look at names only when they run. */
    private boolean isInSql(ObjectId id) {
        return decisions
                .to()
                .catalog()
                .find(id, Routine.class)
                .filter(routine -> routine.language().equals("sql"))
                .isPresent();
    }

    /** True when what bodies of functions in SQL seem to need could not be kept. */
    boolean cutsHints() {
        return cutsHints;
    }

    /**
     * Parts of dropped relations that need something else which waits for the relation: dropped by themselves, they open the
     * circle.
     */
    List<ObjectId> looseEnds(List<Step> stuck) {
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
                .map(need -> drop(need.on()))
                .anyMatch(step -> step != null && !step.equals(own) && waiting.contains(step));
    }

    /** All objects with a step, and the columns of their relations. */
    private Set<ObjectId> involved() {
        var ids = new TreeSet<ObjectId>();
        for (Step step : steps.all()) {
            ids.add(step.id());
        }
        ids.addAll(decisions.fates().keySet());
        for (ObjectId id : List.copyOf(ids)) {
            addColumns(decisions.from().catalog(), id, ids);
            addColumns(decisions.to().catalog(), id, ids);
        }
        return ids;
    }

    private static void addColumns(Catalog catalog, ObjectId id, Set<ObjectId> ids) {
        catalog.find(id, Relation.class)
                .ifPresent(relation -> relation.columns().forEach(column -> ids.add(column.id())));
    }

    private void addOwnOrder() {
        for (Step step : steps.all()) {
            for (Verb verb : Verb.values()) {
                if (verb.compareTo(step.verb()) < 0) {
                    order.after(step, new Step(verb, step.id()));
                }
            }
        }
    }

    /** In the order in which they were found, and before all else but new schemas. */
    private void addRenames() {
        Step last = null;
        for (Step step : steps.all()) {
            if (step.verb() == Verb.RENAME) {
                after(step, last);
                last = step;
            }
        }
        for (Step step : steps.all()) {
            boolean isSchema = step.id().kind() == ObjectKind.SCHEMA && step.verb() == Verb.CREATE;
            if (step.verb() != Verb.RENAME && !isSchema) {
                after(step, last);
            }
        }
    }

    private void after(@Nullable Step step, @Nullable Step needed) {
        if (step != null && needed != null) {
            order.after(step, needed);
        }
    }

    private void soft(List<Edge> kept, @Nullable Step step, @Nullable Step needed) {
        if (step != null && needed != null) {
            order.after(step, needed);
            kept.add(new Edge(step, needed));
        }
    }

    /** A dependency of the first state: who needs lets go before what is needed goes. */
    private void needed(Dependency need) {
        ObjectId dependent = need.dependent();
        ObjectId on = need.on();
        Step gone = drop(on);
        Step dependentGone = drop(dependent);
        if (need.strength() == Dependency.Strength.HINT) {
            soft(hints, gone, dependentGone);
            return;
        }
        Step released = step(Verb.RELEASE, dependent);
        Step changed = step(Verb.CHANGE, dependent);
        Step removed = step(Verb.REMOVE, dependent);
        boolean isOwnership = isOwnership(need);
        for (Step end : new Step[] {gone, whole(Verb.ASIDE, on), whole(Verb.REMOVE, on)}) {
            after(end, dependentGone);
            after(end, released);
        }
        after(whole(Verb.REMOVE, on), changed);
        after(whole(Verb.REMOVE, on), removed);
        if (!isOwnership) {
            after(step(Verb.CHANGE, on), dependentGone);
            after(step(Verb.CHANGE, on), released);
        }
        boolean letsGo = !needsStill(dependent, on);
        if (letsGo && released == null) {
            after(gone, changed);
            after(whole(Verb.ASIDE, on), changed);
        }
        if (letsGo) {
            soft(manners, step(Verb.CHANGE, on), changed);
        }
    }

    private boolean needsStill(ObjectId dependent, ObjectId on) {
        return decisions.to().catalog().dependencies().of(dependent).stream()
                .anyMatch(need -> need.on().equals(on) && !isGoneForGood(on));
    }

    private boolean isGoneForGood(ObjectId id) {
        return decisions.is(id, Decisions.Fate.DROPPED);
    }

    /** A dependency of the second state: what is needed is there before who needs it. */
    private void needs(Dependency need) {
        ObjectId dependent = need.dependent();
        ObjectId on = need.on();
        Step made = create(bringer(on));
        Step changed = step(Verb.CHANGE, bringer(on));
        if (isOwnership(need)) {
            after(step(Verb.SETTLE, dependent), made);
            return;
        }
        List<Edge> kept = need.strength() == Dependency.Strength.HINT ? hints : new ArrayList<>();
        if (need.strength() == Dependency.Strength.PARTITION && on.kind() == ObjectKind.CONSTRAINT) {
            if (inlining.tableOf(on).isEmpty() && inlining.tableOf(dependent).isEmpty()) {
                soft(kept, made, create(dependent));
            }
            return;
        }
        if (need.strength() == Dependency.Strength.PARTITION && on.kind() == ObjectKind.INDEX) {
            return;
        }
        for (Verb verb : new Verb[] {Verb.CREATE, Verb.CHANGE, Verb.SETTLE}) {
            Step waiting = verb == Verb.CREATE ? create(dependent) : step(verb, dependent);
            soft(kept, waiting, made);
            if (verb == Verb.CHANGE) {
                soft(manners, waiting, changed);
            } else {
                soft(kept, waiting, changed);
            }
        }
    }

    /** The extension of its members; else the object itself. */
    private ObjectId bringer(ObjectId id) {
        return decisions
                .to()
                .catalog()
                .find(id)
                .flatMap(CatalogObject::extension)
                .map(extension -> ObjectId.global(ObjectKind.EXTENSION, extension))
                .orElse(id);
    }

    /** A sequence that belongs to a column is made before it, for its default. */
    private static boolean isOwnership(Dependency need) {
        return need.dependent().kind() == ObjectKind.SEQUENCE
                && (need.on().kind() == ObjectKind.COLUMN || need.on().kind() == ObjectKind.TABLE);
    }

    private void addNeighbours(ObjectId id) {
        ObjectId schema = ObjectId.global(ObjectKind.SCHEMA, id.schema());
        for (Verb verb : Verb.values()) {
            Step step = step(verb, id);
            if (verb.compareTo(Verb.DROP) > 0 || verb == Verb.RENAME) {
                after(step, step(Verb.CREATE, schema));
            }
            if (verb != Verb.CREATE && verb != Verb.CHANGE && verb != Verb.ATTACH && verb != Verb.SETTLE) {
                after(step(Verb.DROP, schema), step);
            }
        }
        after(create(id), drop(id));
        relations(id);
        if (id.kind() == ObjectKind.DEFAULT_PRIVILEGES) {
            afterDefaults(id);
        }
    }

    private void relations(ObjectId id) {
        Relations to = decisions.to();
        for (ObjectId parent : to.parents(id)) {
            Step attach = step(Verb.ATTACH, id);
            after(attach, create(parent));
            after(attach, step(Verb.CHANGE, parent));
            if (!to.isPartition(id)) {
                after(step(Verb.CREATE, id), create(parent));
            }
            to.catalog().find(id, Relation.class).ifPresent(table -> columns(table, parent));
        }
        for (ObjectId parent : decisions.from().parents(id)) {
            after(drop(parent), step(Verb.RELEASE, id));
            after(drop(parent), drop(id));
        }
        CatalogObject object = to.catalog().find(id).orElse(null);
        if (object instanceof Index index) {
            index(index);
        }
        if (object instanceof Sequence sequence && sequence.ownedBy() != null) {
            after(step(Verb.SETTLE, id), create(sequence.ownedBy()));
            after(step(Verb.SETTLE, id), step(Verb.CHANGE, sequence.ownedBy()));
            to.owner(id).ifPresent(table -> after(step(Verb.CHANGE, id), step(Verb.CHANGE, table)));
        }
        if (object instanceof Constraint constraint) {
            constraint(constraint);
        }
        if (id.kind() == ObjectKind.OPERATOR_CLASS || id.kind() == ObjectKind.OPERATOR_FAMILY) {
            operators(id);
        }
    }

    /** What operator classes and families hold is no dependency of their own. */
    private void operators(ObjectId id) {
        for (Step step : steps.all()) {
            if (step.id().kind() != ObjectKind.FUNCTION && step.id().kind() != ObjectKind.OPERATOR) {
                continue;
            }
            if (step.verb() == Verb.DROP) {
                soft(manners, step, step(Verb.DROP, id));
                soft(manners, step, step(Verb.RELEASE, id));
            } else if (step.verb() == Verb.CREATE) {
                soft(manners, step(Verb.CREATE, id), step);
                soft(manners, step(Verb.SETTLE, id), step);
            }
        }
    }

    /** What a parent's column does to its children happens before they have their own way. */
    private void columns(Relation table, ObjectId parent) {
        Step attach = step(Verb.ATTACH, table.id());
        table.columns().forEach(column -> {
            ObjectId above = parent.child(ObjectKind.COLUMN, column.name());
            for (Verb verb : new Verb[] {Verb.DROP, Verb.CREATE, Verb.CHANGE, Verb.SETTLE}) {
                after(step(verb, column.id()), step(verb, above));
                after(attach, step(verb, column.id()));
                after(attach, step(verb, above));
            }
            after(step(Verb.SETTLE, column.id()), step(Verb.CREATE, above));
        });
    }

    private void index(Index index) {
        Step create = create(index.id());
        after(create, create(index.table()));
        after(step(Verb.SETTLE, index.table()), create);
        after(step(Verb.SETTLE, index.table()), step(Verb.CHANGE, index.id()));
        if (index.parent() != null) {
            after(step(Verb.ATTACH, index.table()), create);
            after(step(Verb.ATTACH, index.id()), create(index.parent()));
            after(step(Verb.ATTACH, index.id()), step(Verb.ATTACH, index.table()));
        }
        if (index.isPartitioned() && index.constraint() == null) {
            decisions.to().children(index.table()).forEach(child -> after(create, step(Verb.ATTACH, child)));
        }
        decisions
                .from()
                .catalog()
                .find(index.id(), Index.class)
                .filter(was -> was.parent() != null)
                .ifPresent(was -> after(drop(was.id()), step(Verb.RELEASE, was.table())));
    }

    private void constraint(Constraint constraint) {
        Step create = create(constraint.id());
        if (constraint.type() == Constraint.Type.FOREIGN_KEY) {
            steps.all().stream()
                    .filter(step -> step.verb() == Verb.ATTACH && step.id().kind() != ObjectKind.INDEX)
                    .forEach(step -> after(create, step));
        } else if (decisions.to().isPartition(constraint.table())) {
            after(step(Verb.ATTACH, constraint.table()), create);
        }
    }

    /** What default privileges say counts for what is created after them. */
    private void afterDefaults(ObjectId defaults) {
        for (Step step : steps.all()) {
            if (step.verb() == Verb.CREATE
                    && step.id().kind() != ObjectKind.DEFAULT_PRIVILEGES
                    && step.id().kind() != ObjectKind.SCHEMA) {
                for (Verb verb : new Verb[] {Verb.DROP, Verb.CREATE, Verb.CHANGE}) {
                    after(step, step(verb, defaults));
                }
            }
        }
    }

    private @Nullable Step step(Verb verb, ObjectId id) {
        return steps.has(verb, id) ? new Step(verb, id) : null;
    }

    /** A step of the object itself, or of the relation that a column is in. */
    private @Nullable Step whole(Verb verb, ObjectId id) {
        Step own = step(verb, id);
        return own != null || id.kind() != ObjectKind.COLUMN
                ? own
                : decisions
                        .from()
                        .relation(id)
                        .map(relation -> step(verb, relation.id()))
                        .orElse(null);
    }

    /** The step in which something ends to be. */
    private @Nullable Step drop(ObjectId id) {
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
        if (!decisions.goes(id)) {
            return null;
        }
        Optional<ObjectId> with = GoneWith.of(decisions, id);
        Step release = with.map(maker -> step(Verb.RELEASE, maker)).orElse(null);
        return release != null && id.kind() == ObjectKind.SEQUENCE
                ? release
                : with.map(this::drop).orElse(null);
    }

    /** The step in which something begins to be. */
    private @Nullable Step create(ObjectId id) {
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
        if (!decisions.comes(id)) {
            return null;
        }
        Optional<ObjectId> with = decisions.to().comesWith(id);
        Step made = with.map(this::create).orElse(null);
        return made != null ? made : with.map(maker -> step(Verb.CHANGE, maker)).orElse(null);
    }

    private Comparator<Step> choice() {
        return Comparator.<Step>comparingInt(ChangeOrder::phase)
                .thenComparingInt(
                        step -> isEnding(step.verb()) ? -ReadingOrder.rank(step.id()) : ReadingOrder.rank(step.id()))
                .thenComparing(step -> step.id().schema())
                .thenComparing(step -> group(step.id()))
                .thenComparingInt(step -> step.verb() == Verb.CREATE ? place(step.id()) : 0)
                .thenComparing(Step::verb)
                .thenComparing(Step::id);
    }

    /** New columns come in their order in the table. */
    private int place(ObjectId id) {
        return id.kind() != ObjectKind.COLUMN
                ? 0
                : decisions
                        .to()
                        .relation(id)
                        .map(relation -> 1
                                + relation.columns().stream()
                                        .map(CatalogObject::name)
                                        .toList()
                                        .indexOf(id.name()))
                        .orElse(0);
    }

    /** New values of enums come first: they may have to be committed before they are used. */
    private static int phase(Step step) {
        return step.verb() == Verb.CHANGE && step.id().kind() == ObjectKind.ENUM ? 0 : phase(step.verb());
    }

    private static int phase(Verb verb) {
        return switch (verb) {
            case RENAME -> 0;
            case RELEASE, ASIDE, DROP -> 1;
            case CREATE, CHANGE, ATTACH, SETTLE -> 2;
            case REMOVE -> 3;
        };
    }

    private static boolean isEnding(Verb verb) {
        return phase(verb) == 1 || phase(verb) == 3;
    }

    /** What belongs to a relation stands beside it. */
    private String group(ObjectId id) {
        return decisions
                .to()
                .catalog()
                .find(id, Index.class)
                .map(index -> index.table().name())
                .orElse(id.parent().isEmpty() ? id.name() : id.parent());
    }
}
