package io.github.supabasemigrate.diff.decide;

import io.github.supabasemigrate.catalog.object.FiringState;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Constraint;
import io.github.supabasemigrate.catalog.relation.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Who sees rows of a partitioned table move from one partition to another: triggers, for which these are no new rows and no
 * deleted ones, and foreign keys that point to them. Those are away meanwhile. Only a superuser could silence them for a session.
 */
final class Onlookers {

    private final Decisions decisions;
    private final Relations from;
    private final Consumer<ObjectId> rebuild;

    Onlookers(Decisions decisions, Consumer<ObjectId> rebuild) {
        this.decisions = decisions;
        this.from = decisions.from();
        this.rebuild = rebuild;
    }

    /** True when what is done with rows of a partition is seen from the table above, or further up. */
    boolean areAbove(ObjectId table, Trigger.Event event) {
        boolean isWatched = triggers(above(table)).anyMatch(trigger -> trigger.isForEachRow() && fires(trigger, event));
        return isWatched || (event == Trigger.Event.DELETE && !keysTo(table).isEmpty());
    }

    /** The table's own triggers are away. */
    void silence(ObjectId table, Trigger.Event event) {
        silence(triggers(List.of(table)), event);
    }

    /** All triggers are away that rows fire which are inserted into a partitioned table. */
    void silenceInto(ObjectId table) {
        var others = new ArrayList<>(above(table));
        others.remove(table);
        addBelow(table, others);
        Stream<Trigger> ofRows = triggers(others).filter(Trigger::isForEachRow);
        silence(Stream.concat(triggers(List.of(table)), ofRows), Trigger.Event.INSERT);
    }

    /** A key forbids that a partition leaves to whose rows it points. */
    void releaseKeys(ObjectId table) {
        for (ObjectId key : keysTo(table)) {
            decisions.explain(key, key + " is made again when all rows that it points to are in their partitions");
            rebuild.accept(key);
        }
    }

    private void silence(Stream<Trigger> triggers, Trigger.Event event) {
        triggers.filter(trigger -> fires(trigger, event)
                        && trigger.copyOf() == null
                        && decisions.to().catalog().contains(trigger.id())
                        && !decisions.goes(trigger.table())
                        && !decisions.goes(trigger.id()))
                .map(Trigger::id)
                .toList()
                .forEach(trigger -> {
                    decisions.explain(trigger, trigger + " is away while rows move: they are not new");
                    rebuild.accept(trigger);
                });
    }

    private Stream<Trigger> triggers(List<ObjectId> tables) {
        return tables.stream().flatMap(table -> from.catalog().partsOf(table, Trigger.class).stream());
    }

    private static boolean fires(Trigger trigger, Trigger.Event event) {
        return trigger.events().contains(event)
                && (trigger.state() == FiringState.ORIGIN || trigger.state() == FiringState.ALWAYS);
    }

    private List<ObjectId> keysTo(ObjectId table) {
        List<ObjectId> above = above(table);
        return from.catalog().constraints().stream()
                .filter(key -> key.reference() != null
                        && above.contains(key.reference().table()))
                .map(Constraint::id)
                .filter(key -> decisions.to().catalog().contains(key)
                        && !decisions.goes(key)
                        && from.comesWith(key).isEmpty())
                .toList();
    }

    private List<ObjectId> above(ObjectId table) {
        var all = new ArrayList<ObjectId>(List.of(table));
        ObjectId highest = table;
        while (from.isPartition(highest)) {
            highest = from.parents(highest).get(0);
            all.add(highest);
        }
        return all;
    }

    private void addBelow(ObjectId table, List<ObjectId> all) {
        for (ObjectId child : from.children(table)) {
            all.add(child);
            addBelow(child, all);
        }
    }
}
