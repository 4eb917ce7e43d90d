package io.github.supabasemigrate.diff.arrange;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.DependencyHints;
import io.github.supabasemigrate.catalog.object.Dependency;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.relation.Relation;
import io.github.supabasemigrate.catalog.routine.Routine;
import io.github.supabasemigrate.catalog.type.CompositeType;
import io.github.supabasemigrate.catalog.type.DomainType;
import io.github.supabasemigrate.diff.decide.Decisions;
import io.github.supabasemigrate.diff.decide.Inlining;
import io.github.supabasemigrate.diff.order.Step;
import io.github.supabasemigrate.diff.order.Steps;
import io.github.supabasemigrate.diff.order.TopologicalOrder;
import io.github.supabasemigrate.diff.order.Verb;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The order of steps: what is needed comes before what needs it, what needs goes before what is needed. Where objects need
 * each other in a circle, edges that are mere guesses or good manners give way; {@link #open} finds what else can.
 */
public final class ChangeOrder {

    private final Decisions decisions;
    private final Steps steps;
    private final StepFinder find;
    private final Edges edges;
    private boolean cutsHints;

    public ChangeOrder(Decisions decisions, Inlining inlining, Steps steps) {
        this.decisions = decisions;
        this.steps = steps;
        this.find = new StepFinder(decisions, inlining, steps);
        this.edges = new Edges(steps.all(), new ReadingChoice(decisions).comparator());
    }

    /** The steps in order, and those that wait for each other. */
    public TopologicalOrder.Result<Step> sorted() {
        var neighbours = new Neighbours(decisions, find, edges);
        neighbours.addOwnOrder();
        neighbours.addRenames();
        neighbours.addNames();
        for (ObjectId id : involved()) {
            decisions.from().catalog().dependencies().of(id).forEach(this::needed);
            decisions.to().catalog().dependencies().of(id).forEach(this::needs);
            neighbours.of(id);
        }
        DependencyHints.of(decisions.to().catalog(), routines()).forEach(this::needs);
        new RowOrder(decisions, find, edges).add();
        new Executed(decisions.to().catalog(), find, edges).add();
        TopologicalOrder.Result<Step> result = edges.sort();
        if (!result.stuck().isEmpty()) {
            cutsHints = edges.forgetHints(result.stuck(), step -> isInSql(step.id()));
            result = edges.sort();
        }
        if (!result.stuck().isEmpty()) {
            edges.forgetManners(result.stuck());
            result = edges.sort();
        }
        return result;
    }

    /** Decides anew so that a circle opens: true if something was found. */
    public boolean open(List<Step> stuck) {
        return new LooseEnds(decisions, find).open(stuck);
    }

    /** True when what bodies of functions in SQL seem to need could not be kept. */
    public boolean cutsHints() {
        return cutsHints;
    }

    private List<Routine> routines() {
        return decisions.fates().keySet().stream()
                .filter(id -> !decisions.is(id, Decisions.Fate.DROPPED))
                .flatMap(id -> decisions.to().catalog().find(id, Routine.class).stream())
                .toList();
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
        catalog.find(id, CompositeType.class)
                .ifPresent(type -> type.attributes().forEach(attribute -> ids.add(attribute.id())));
        catalog.find(id, DomainType.class)
                .ifPresent(domain -> domain.constraints().forEach(check -> ids.add(check.id())));
    }

    /** A dependency of the first state: who needs lets go before what is needed goes. */
    private void needed(Dependency need) {
        ends(need.dependent(), need.on(), need);
        for (ObjectId above = above(need.on()); above != null; above = above(above)) {
            ends(need.dependent(), above, need);
        }
    }

    /** The column of a parent by whose change a column changes. */
    private @Nullable ObjectId above(ObjectId column) {
        if (column.kind() != ObjectKind.COLUMN) {
            return null;
        }
        return decisions
                .from()
                .relation(column)
                .filter(table -> decisions.departure(table.id()).isEmpty())
                .flatMap(table -> decisions.from().parents(table.id()).stream().findFirst())
                .map(parent -> parent.child(ObjectKind.COLUMN, column.name()))
                .filter(id -> decisions.fates().containsKey(id))
                .orElse(null);
    }

    private void ends(ObjectId dependent, ObjectId on, Dependency need) {
        Step gone = find.drop(on);
        Step dependentGone = find.drop(dependent);
        if (need.strength() == Dependency.Strength.HINT) {
            edges.hint(gone, dependentGone);
            return;
        }
        Step released = find.step(Verb.RELEASE, dependent);
        Step changed = find.step(Verb.CHANGE, dependent);
        Step aside = find.whole(Verb.ASIDE, on);
        Step removed = find.whole(Verb.REMOVE, on);
        boolean goesWithIt = removed != null && removed.equals(dependentGone);
        for (Step end : new @Nullable Step[] {gone, aside, removed}) {
            if (!goesWithIt) {
                edges.after(end, decisions.isHollow(dependent) ? released : dependentGone);
            }
            edges.after(end, released);
        }
        if (decisions.is(on, Decisions.Fate.DROPPED)) {
            edges.after(gone, find.whole(Verb.REMOVE, dependent));
        }
        if (on.kind() == ObjectKind.BASE_TYPE) {
            edges.after(aside, find.step(Verb.ASIDE, dependent));
        }
        edges.after(removed, changed);
        edges.after(removed, find.whole(Verb.REMOVE, dependent));
        if (!isOwnership(need)) {
            edges.after(find.step(Verb.CHANGE, on), decisions.isHollow(dependent) ? released : dependentGone);
            edges.after(find.step(Verb.CHANGE, on), released);
        }
        if (!needsStill(dependent, on)) {
            boolean letsGo = released != null && (on.kind() == ObjectKind.SEQUENCE || !decisions.isRetyped(dependent));
            if (!letsGo) {
                edges.after(gone, changed);
                edges.after(aside, changed);
            }
            edges.manner(find.step(Verb.CHANGE, on), changed);
        }
    }

    private boolean needsStill(ObjectId dependent, ObjectId on) {
        return !decisions.is(on, Decisions.Fate.DROPPED)
                && decisions.to().catalog().dependencies().of(dependent).stream()
                        .anyMatch(need -> need.on().equals(on));
    }

    /** A dependency of the second state: what is needed is there before who needs it. */
    private void needs(Dependency need) {
        ObjectId dependent = need.dependent();
        ObjectId on = find.bringer(need.on());
        Step made = find.create(on);
        Step changed = find.step(Verb.CHANGE, on);
        if (isOwnership(need)) {
            edges.after(find.step(Verb.SETTLE, dependent), made);
            return;
        }
        if (need.strength() == Dependency.Strength.PARTITION) {
            if (on.kind() == ObjectKind.CONSTRAINT && !find.isInlined(on) && !find.isInlined(dependent)) {
                edges.after(made, find.create(dependent));
            }
            return;
        }
        if (isShellFirst(dependent) && on.kind() == ObjectKind.FUNCTION) {
            edges.after(find.step(Verb.CHANGE, dependent), made);
            return;
        }
        if (isShellFirst(on) && isFunctionOf(on, dependent)) {
            edges.after(find.create(dependent), made);
            return;
        }
        BiConsumer<@Nullable Step, @Nullable Step> edge =
                need.strength() == Dependency.Strength.HINT ? edges::hint : edges::after;
        boolean isStub = decisions.isStub(dependent) && on.kind().compareTo(ObjectKind.TYPE_ATTRIBUTE) > 0;
        boolean needsQuery = !decisions.isStub(on) || dependent.kind() == ObjectKind.MATERIALIZED_VIEW;
        for (Verb verb : new Verb[] {Verb.CREATE, Verb.CHANGE, Verb.SETTLE}) {
            if (verb == Verb.CREATE && isStub) {
                continue;
            }
            Step waiting = verb == Verb.CREATE ? find.create(dependent) : find.step(verb, dependent);
            edge.accept(waiting, made);
            if (verb == Verb.CHANGE) {
                edges.manner(waiting, changed);
            } else if (needsQuery) {
                edge.accept(waiting, changed);
            }
        }
    }

    /** A type that its own functions need: it is made as a shell, then they, then its definition. */
    private boolean isShellFirst(ObjectId id) {
        return id.kind() == ObjectKind.BASE_TYPE && find.step(Verb.CREATE, id) != null;
    }

    private boolean isFunctionOf(ObjectId type, ObjectId function) {
        return decisions.to().catalog().dependencies().of(type).stream()
                .anyMatch(need -> need.on().equals(function));
    }

    /** A sequence that belongs to a column is made before it, for its default. */
    private static boolean isOwnership(Dependency need) {
        return need.dependent().kind() == ObjectKind.SEQUENCE
                && (need.on().kind() == ObjectKind.COLUMN || need.on().kind() == ObjectKind.TABLE);
    }
}
