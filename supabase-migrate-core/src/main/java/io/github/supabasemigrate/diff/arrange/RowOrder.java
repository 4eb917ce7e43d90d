package io.github.supabasemigrate.diff.arrange;

import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Constraint;
import io.github.supabasemigrate.catalog.relation.Relation;
import io.github.supabasemigrate.catalog.relation.Trigger;
import io.github.supabasemigrate.diff.decide.Decisions;
import io.github.supabasemigrate.diff.decide.Relations;
import io.github.supabasemigrate.diff.order.Step;
import io.github.supabasemigrate.diff.order.Verb;
import io.github.supabasemigrate.diff.partition.Departure;
import io.github.supabasemigrate.diff.partition.Shift;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When rows can move between the partitions of a table: who gets them is there, and who must not see it is away. */
final class RowOrder {

    private final Decisions decisions;
    private final StepFinder find;
    private final Edges edges;

    RowOrder(Decisions decisions, StepFinder find, Edges edges) {
        this.decisions = decisions;
        this.find = find;
        this.edges = edges;
    }

    void add() {
        decisions.departures().forEach(this::departure);
        decisions.shifts().forEach(this::shift);
        decisions.fates().keySet().stream()
                .filter(decisions::isFilledInPlace)
                .forEach(table -> onlookers(find.step(Verb.SETTLE, table), table));
        decisions.from().catalog().constraints().stream()
                .filter(key -> key.reference() != null)
                .forEach(this::key);
    }

    private void departure(Departure departure) {
        ObjectId partition = departure.partition();
        ObjectId table = departure.table();
        Step moved = find.step(Verb.SETTLE, table);
        edges.after(moved, find.step(Verb.RELEASE, partition));
        edges.after(moved, find.step(Verb.ASIDE, partition));
        edges.after(find.step(Verb.REMOVE, partition), moved);
        columns(moved, table);
        for (ObjectId other : decisions.to().children(table)) {
            edges.after(find.step(Verb.ATTACH, other), find.step(Verb.RELEASE, partition));
        }
        onlookers(moved, table);
    }

    private void shift(Shift shift) {
        Step moved = find.step(Verb.MOVE, shift.from());
        ObjectId table = decisions.to().parents(shift.from()).get(0);
        columns(moved, table);
        for (ObjectId part : List.of(shift.from(), shift.to())) {
            for (Verb verb : List.of(Verb.RELEASE, Verb.CREATE, Verb.CHANGE)) {
                edges.after(moved, find.step(verb, part));
            }
            columns(moved, part);
            below(decisions.to(), part).forEach(other -> edges.after(moved, find.step(Verb.ATTACH, other)));
        }
        edges.after(find.step(Verb.ATTACH, shift.to()), moved);
        onlookers(moved, table);
    }

    /** The columns are those of the second state. */
    private void columns(@Nullable Step moved, ObjectId table) {
        decisions.to().catalog().find(table, Relation.class).stream()
                .flatMap(relation -> relation.columns().stream())
                .map(CatalogObject::id)
                .forEach(column -> {
                    edges.after(moved, find.step(Verb.CREATE, column));
                    edges.after(moved, find.step(Verb.CHANGE, column));
                });
    }

    /** Triggers are gone before rows move, and come after it; so do the keys that point to them. */
    private void onlookers(@Nullable Step moved, ObjectId table) {
        for (ObjectId watched : family(decisions.from(), table)) {
            decisions
                    .from()
                    .catalog()
                    .partsOf(watched, Trigger.class)
                    .forEach(trigger -> edges.after(moved, find.step(Verb.DROP, trigger.id())));
        }
        List<ObjectId> family = family(decisions.to(), table);
        for (ObjectId watched : family) {
            decisions
                    .to()
                    .catalog()
                    .partsOf(watched, Trigger.class)
                    .forEach(trigger -> edges.after(find.step(Verb.CREATE, trigger.id()), moved));
        }
        decisions.to().catalog().constraints().stream()
                .filter(key -> key.reference() != null
                        && family.contains(key.reference().table()))
                .forEach(key -> edges.after(find.step(Verb.CREATE, key.id()), moved));
    }

    /** A partition to whose rows a key points leaves when that is gone, if the key need not wait for it to leave. */
    private void key(Constraint key) {
        Step gone = find.step(Verb.DROP, key.id());
        Constraint.Reference reference = key.reference();
        if (gone != null && reference != null) {
            below(decisions.from(), reference.table())
                    .forEach(partition -> edges.manner(find.step(Verb.RELEASE, partition), gone));
        }
    }

    /** The table, those above and those below. */
    private static List<ObjectId> family(Relations side, ObjectId table) {
        var family = new ArrayList<>(below(side, table));
        ObjectId highest = table;
        family.add(highest);
        while (side.isPartition(highest)) {
            highest = side.parents(highest).get(0);
            family.add(highest);
        }
        return family;
    }

    private static List<ObjectId> below(Relations side, ObjectId table) {
        var all = new ArrayList<ObjectId>();
        for (ObjectId child : side.children(table)) {
            if (side.isPartition(child)) {
                all.add(child);
                all.addAll(below(side, child));
            }
        }
        return all;
    }
}
