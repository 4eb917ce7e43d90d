package io.github.supabasemigrate.diff.decide;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.relation.Table;
import io.github.supabasemigrate.catalog.relation.Trigger;
import io.github.supabasemigrate.diff.decide.Decisions.Fate;
import io.github.supabasemigrate.diff.partition.BoundOrder;
import io.github.supabasemigrate.diff.partition.Coverage;
import io.github.supabasemigrate.diff.partition.Coverage.Extent;
import io.github.supabasemigrate.diff.partition.Departure;
import io.github.supabasemigrate.diff.partition.PartitionBound;
import io.github.supabasemigrate.diff.partition.PartitionKey;
import io.github.supabasemigrate.diff.partition.Shift;
import io.github.supabasemigrate.diff.render.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Whose rows go where in a partitioned table that stays. A partition that is gone waits, detached, until others have taken its
 * rows; what a partition keeps no more under its new bound, and what the default partition has of a new one, goes over while
 * the one that gets it is no partition yet. Neither fires triggers: the rows are not new.
 */
final class PartitionMoves {

    private static final Set<ObjectKind> RELATIONS_AND_TYPES = Set.of(
            ObjectKind.TABLE,
            ObjectKind.FOREIGN_TABLE,
            ObjectKind.VIEW,
            ObjectKind.MATERIALIZED_VIEW,
            ObjectKind.SEQUENCE,
            ObjectKind.INDEX,
            ObjectKind.COMPOSITE,
            ObjectKind.ENUM,
            ObjectKind.DOMAIN,
            ObjectKind.RANGE,
            ObjectKind.BASE_TYPE);

    private static final PartitionBound EVERY_HASH = new PartitionBound.Hash(1, 0);
    private static final BoundOrder NO_ORDER = new BoundOrder(List.of());

    private final Decisions decisions;
    private final Onlookers onlookers;

    private PartitionMoves(Decisions decisions, Consumer<ObjectId> rebuild) {
        this.decisions = decisions;
        this.onlookers = new Onlookers(decisions, rebuild);
    }

    /** @param rebuild what happens to triggers and keys that would see the rows move */
    static void decide(Decisions decisions, Consumer<ObjectId> rebuild) {
        var moves = new PartitionMoves(decisions, rebuild);
        decisions.from().catalog().tables().stream()
                .filter(table -> table.isPartitioned()
                        && !decisions.goes(table.id())
                        && decisions.to().catalog().contains(table.id()))
                .forEach(moves::of);
    }

    private void of(Table table) {
        List<ObjectId> before = partitions(decisions.from(), table.id());
        List<ObjectId> after = partitions(decisions.to(), table.id());
        List<ObjectId> joining = after.stream().filter(this::joins).toList();
        if (joining.isEmpty() && before.stream().noneMatch(decisions::goes)) {
            return;
        }
        var bounds = new ArrayList<PartitionBound>();
        before.forEach(part -> bounds.add(bound(decisions.from(), part)));
        after.forEach(part -> bounds.add(bound(decisions.to(), part)));
        var order = new BoundOrder(bounds);
        List<ObjectId> takers = after.stream()
                .filter(part -> joining.contains(part) || isDefault(decisions.to(), part))
                .toList();
        before.stream()
                .filter(part -> decisions.is(part, Fate.DROPPED) || isMadeForOtherRows(part))
                .flatMap(part -> decisions.from().catalog().find(part, Table.class).stream())
                .forEach(part -> depart(part, table.id(), takers, order));
        PartitionKey key = PartitionKey.of(Objects.requireNonNull(table.partitionKey(), "it is partitioned"));
        if (key.isPlain()) {
            before.stream().filter(this::stays).forEach(part -> shift(part, table.id(), key, takers, order));
        }
        before.stream().filter(decisions::isFilledInPlace).forEach(part -> {
            onlookers.silenceInto(part);
            if (takesAll(part)) {
                decisions.fitting.add(part);
            }
        });
        if (before.stream().anyMatch(this::isAway)) {
            onlookers.releaseKeys(table.id());
        }
    }

    private static List<ObjectId> partitions(Relations side, ObjectId table) {
        return side.children(table).stream().filter(side::isPartition).toList();
    }

    private static PartitionBound bound(Relations side, ObjectId partition) {
        return PartitionBound.of(side.bound(partition).orElseThrow());
    }

    private static boolean isDefault(Relations side, ObjectId partition) {
        return side.bound(partition).filter("DEFAULT"::equals).isPresent();
    }

    private boolean joins(ObjectId partition) {
        return !decisions.from().parents(partition).equals(decisions.to().parents(partition))
                || !decisions.from().bound(partition).equals(decisions.to().bound(partition));
    }

    /** A table that is a partition of the same table in both states, by whatever bound. */
    private boolean stays(ObjectId partition) {
        return !decisions.goes(partition)
                && decisions.to().catalog().find(partition, Table.class).isPresent()
                && decisions.from().parents(partition).equals(decisions.to().parents(partition));
    }

    /** Made anew, as a table with partitions of its own may be, and not sure to take what the old one had. */
    private boolean isMadeForOtherRows(ObjectId partition) {
        return decisions.is(partition, Fate.REBUILT)
                && decisions.from().parents(partition).equals(decisions.to().parents(partition))
                && (joins(partition) || isDefault(decisions.from(), partition));
    }

    private boolean isAway(ObjectId partition) {
        return decisions.isDetached(partition)
                || decisions.departure(partition).isPresent()
                || decisions.is(partition, Fate.REBUILT)
                || (stays(partition) && joins(partition));
    }

    private void depart(Table partition, ObjectId table, List<ObjectId> takers, BoundOrder order) {
        List<PartitionBound> bounds =
                takers.stream().map(taker -> bound(decisions.to(), taker)).toList();
        Coverage coverage = Coverage.of(bound(decisions.from(), partition.id()), bounds, order);
        if (coverage.is(Extent.NONE)) {
            return;
        }
        boolean isSure = takers.stream().allMatch(this::takesAll);
        ObjectId id = partition.id();
        ObjectId waiting = isTaken(id) ? ObjectId.of(id.kind(), id.schema(), Names.aside(id.name())) : id;
        decisions.aside.add(id);
        decisions.departures.put(
                id, new Departure(id, waiting, table, isSure ? coverage : new Coverage(Extent.SOME, coverage.rest())));
        onlookers.silenceInto(table);
    }

    /** No more rows are refused by the partitions of the partition. */
    private boolean takesAll(ObjectId partition) {
        Relations to = decisions.to();
        boolean isPartitioned = to.catalog()
                .find(partition, Table.class)
                .filter(Table::isPartitioned)
                .isPresent();
        List<ObjectId> parts = partitions(to, partition);
        boolean hasAll = parts.stream().anyMatch(part -> isDefault(to, part) && takesAll(part))
                || (Coverage.of(
                                        EVERY_HASH,
                                        parts.stream()
                                                .map(part -> bound(to, part))
                                                .toList(),
                                        NO_ORDER)
                                .is(Extent.ALL)
                        && parts.stream().allMatch(this::takesAll));
        return !isPartitioned || hasAll;
    }

    private boolean isTaken(ObjectId id) {
        return RELATIONS_AND_TYPES.stream()
                .anyMatch(kind -> decisions.to().catalog().contains(ObjectId.of(kind, id.schema(), id.name())));
    }

    private void shift(ObjectId part, ObjectId table, PartitionKey key, List<ObjectId> takers, BoundOrder order) {
        PartitionBound old = bound(decisions.from(), part);
        PartitionBound now = bound(decisions.to(), part);
        if (!isDefault(decisions.to(), part)
                && Coverage.of(old, List.of(now), order).is(Extent.ALL)) {
            decisions.fitting.add(part);
            return;
        }
        List<ObjectId> others = takers.stream()
                .filter(taker -> !taker.equals(part) && mayHave(part, old, taker, order))
                .filter(taker ->
                        decisions.to().catalog().find(taker, Table.class).isPresent())
                .sorted((one, other) ->
                        Boolean.compare(isDefault(decisions.to(), one), isDefault(decisions.to(), other)))
                .toList();
        String above = Names.of(table);
        for (ObjectId taker : others) {
            String condition = isDefault(decisions.to(), taker)
                    ? "(" + now.condition(key, above) + ") IS NOT TRUE"
                    : bound(decisions.to(), taker).condition(key, above);
            decisions.shifts.add(new Shift(part, taker, condition));
            detachWatched(taker, table, Trigger.Event.INSERT);
        }
        if (!others.isEmpty()) {
            detachWatched(part, table, Trigger.Event.DELETE);
        }
        var bounds = new ArrayList<PartitionBound>(List.of(now));
        others.stream().filter(this::takesAll).forEach(taker -> bounds.add(bound(decisions.to(), taker)));
        if (now instanceof PartitionBound.Default
                || Coverage.of(old, bounds, order).is(Extent.ALL)) {
            decisions.fitting.add(part);
        }
    }

    /** What was in another partition before cannot be in the default one. */
    private boolean mayHave(ObjectId part, PartitionBound old, ObjectId taker, BoundOrder order) {
        PartitionBound bound = bound(decisions.to(), taker);
        if (!isDefault(decisions.from(), part)) {
            return !Coverage.of(old, List.of(bound), order).is(Extent.NONE);
        }
        List<PartitionBound> explicit = decisions.from().parents(part).stream()
                .flatMap(table -> partitions(decisions.from(), table).stream())
                .filter(other -> !other.equals(part))
                .map(other -> bound(decisions.from(), other))
                .toList();
        return !Coverage.of(bound, explicit, order).is(Extent.ALL);
    }

    /** While it is no partition the triggers of the tables above do not see its rows, nor do keys that point to them. */
    private void detachWatched(ObjectId part, ObjectId table, Trigger.Event event) {
        if (!joins(part) && onlookers.areAbove(table, event)) {
            decisions.detached.add(part);
        }
        if (!decisions.fates().containsKey(part)) {
            decisions.decide(part, Fate.ALTERED);
        }
        onlookers.silence(part, event);
    }
}
