package io.github.supabasemigrate.diff.decide;

import io.github.supabasemigrate.catalog.CatalogComparison.Difference;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.relation.Table;
import io.github.supabasemigrate.diff.partition.Departure;
import io.github.supabasemigrate.diff.partition.Shift;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What has to happen with each object that cannot stay as it is. Filled by {@link Closure}, read by what writes the SQL. */
public final class Decisions {

    /** What becomes of an object. */
    public enum Fate {
        DROPPED,
        CREATED,
        REBUILT,
        ALTERED
    }

    /**
     * A column that gets its numbers from another sequence from now on, which is there already.
     *
     * @param from the sequence of the first state
     * @param to the sequence of the second state, which others may use too
     */
    public record Handover(ObjectId from, ObjectId to) {}

    private final Relations from;
    private final Relations to;
    private final SortedMap<ObjectId, Difference> differences = new TreeMap<>();
    private final SortedMap<ObjectId, Fate> fates = new TreeMap<>();
    private final Map<ObjectId, ObjectId> causes = new HashMap<>();
    final Set<ObjectId> aside = new TreeSet<>();
    final Set<ObjectId> retyped = new TreeSet<>();
    final Set<ObjectId> released = new TreeSet<>();
    final Set<ObjectId> detached = new TreeSet<>();
    final Set<ObjectId> republished = new TreeSet<>();
    final Set<ObjectId> untyped = new TreeSet<>();
    final Map<ObjectId, ObjectId> predecessors = new HashMap<>();
    final Map<ObjectId, Handover> handovers = new HashMap<>();
    final Map<ObjectId, ObjectId> firstSequences = new HashMap<>();
    final Map<ObjectId, Departure> departures = new TreeMap<>();
    final List<Shift> shifts = new ArrayList<>();
    final Set<ObjectId> fitting = new TreeSet<>();
    private final Map<ObjectId, String> reasons = new HashMap<>();
    private final Set<ObjectId> explicit = new TreeSet<>();
    private final Set<ObjectId> stubs = new TreeSet<>();
    private final Set<ObjectId> hollows = new TreeSet<>();

    Decisions(Relations from, Relations to) {
        this.from = from;
        this.to = to;
    }

    public Relations from() {
        return from;
    }

    public Relations to() {
        return to;
    }

    /** Objects and columns of tables that stay, with what becomes of them. */
    public SortedMap<ObjectId, Fate> fates() {
        return Collections.unmodifiableSortedMap(fates);
    }

    void decide(ObjectId id, Fate fate) {
        fates.put(id, fate);
    }

    void note(Difference difference) {
        differences.put(difference.id(), difference);
    }

    void blame(ObjectId id, ObjectId cause) {
        causes.putIfAbsent(id, cause);
    }

    /** How the two states of an object differ, if they do. */
    public Optional<Difference> difference(ObjectId id) {
        return Optional.ofNullable(differences.get(id));
    }

    void explain(ObjectId id, String reason) {
        reasons.putIfAbsent(id, reason);
    }

    /** Why something happens to an object that no difference and no dependency tells. */
    public Optional<String> reason(ObjectId id) {
        return Optional.ofNullable(reasons.get(id));
    }

    /** What an object is rebuilt for; empty when for its own sake. */
    public Optional<ObjectId> cause(ObjectId id) {
        return Optional.ofNullable(causes.get(id));
    }

    public boolean is(ObjectId id, Fate fate) {
        return Objects.equals(fates.get(id), fate);
    }

    /** True when it is dropped, for good or to be made again. */
    public boolean goes(ObjectId id) {
        return is(id, Fate.DROPPED) || is(id, Fate.REBUILT);
    }

    /** True when it is made, for the first time or again. */
    public boolean comes(ObjectId id) {
        return is(id, Fate.CREATED) || is(id, Fate.REBUILT);
    }

    /** True when it is renamed out of the way first, because data moves from it to its successor. */
    public boolean isAside(ObjectId id) {
        return aside.contains(id);
    }

    /** True for a partition that is made anew while the table above is too: its rows move with those of that table. */
    public boolean movesWithTableAbove(ObjectId partition) {
        return isAside(partition)
                && from.isPartition(partition)
                && from.parents(partition).stream().anyMatch(this::isAside);
    }

    /** The sequence of the first state whose position a new one takes over. */
    public Optional<ObjectId> predecessor(ObjectId sequence) {
        return Optional.ofNullable(predecessors.get(sequence));
    }

    /** Between which sequences a column changes, where the second one is not new. */
    public Optional<Handover> handover(ObjectId column) {
        return Optional.ofNullable(handovers.get(column));
    }

    /** The new {@code serial} sequence of a column that had none and whose values may be numbers already. */
    public Optional<ObjectId> firstSequence(ObjectId column) {
        return Optional.ofNullable(firstSequences.get(column));
    }

    /** True for a column whose type or collation is set anew. */
    public boolean isRetyped(ObjectId column) {
        return retyped.contains(column);
    }

    /** The same for any of some columns of a table. */
    boolean isAnyRetyped(ObjectId table, List<String> columns) {
        return columns.stream().anyMatch(column -> isRetyped(table.child(ObjectKind.COLUMN, column)));
    }

    /** True for a column whose default, and a sequence whose owner, lets go of something that is rebuilt. */
    public boolean isReleased(ObjectId id) {
        return released.contains(id);
    }

    /** True for a table that leaves a parent that is rebuilt, and joins it again. */
    public boolean isDetached(ObjectId table) {
        return detached.contains(table);
    }

    /** Where the rows of a partition go that is dropped; empty when no other partition takes any of them. */
    public Optional<Departure> departure(ObjectId partition) {
        return Optional.ofNullable(departures.get(partition));
    }

    /** True for a partition that is made anew with partitions of its own, and gets its rows back when it is in its place. */
    public boolean isFilledInPlace(ObjectId table) {
        return is(table, Fate.REBUILT)
                && departure(table).isEmpty()
                && to.isPartition(table)
                && to.catalog()
                        .find(table, Table.class)
                        .filter(Table::isPartitioned)
                        .isPresent();
    }

    /** All of them. */
    public Collection<Departure> departures() {
        return Collections.unmodifiableCollection(departures.values());
    }

    /** Rows that belong into another partition from now on. */
    public List<Shift> shifts() {
        return Collections.unmodifiableList(shifts);
    }

    /** True for a partition that has no row, when it joins again, that its bound refuses. */
    public boolean fits(ObjectId partition) {
        return fitting.contains(partition);
    }

    /** True for a publication that loses something it publishes for a while. */
    public boolean isRepublished(ObjectId publication) {
        return republished.contains(publication);
    }

    /** From now on the object is dropped by itself, before what it would go with: needed where objects need each other in a circle. */
    public boolean dropExplicitly(ObjectId id) {
        return explicit.add(id);
    }

    /** What is dropped by itself. */
    public Set<ObjectId> explicit() {
        return Collections.unmodifiableSet(explicit);
    }

    /** True when it does not wait for what it belongs to. */
    public boolean isExplicit(ObjectId id) {
        return explicit.contains(id);
    }

    /** From now on the view is made with its columns alone first; false if it was so before. */
    public boolean stub(ObjectId view) {
        return stubs.add(view);
    }

    /** True for a view that is made with its columns alone, and gets its query when all is there that it needs. */
    public boolean isStub(ObjectId view) {
        return stubs.contains(view);
    }

    /** From now on the view loses its query before it is dropped; false if it was so before. */
    public boolean hollow(ObjectId view) {
        return hollows.add(view);
    }

    /** True for a view whose query is taken out before anything is dropped that it calls. */
    public boolean isHollow(ObjectId view) {
        return hollows.contains(view);
    }

    /** True for a table of a type that is rebuilt. */
    public boolean isUntyped(ObjectId table) {
        return untyped.contains(table);
    }
}
