package io.github.supabasemigrate.access.rows;

import io.github.supabasemigrate.catalog.object.ObjectId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is in the database for personas to find.
 *
 * @param rows sorted by relation
 * @param spares at most one a relation and user
 * @param untested relations without the rows that a verdict needs
 * @param worlds what to change, one at a time, to learn what access depends on
 * @param signUps the ways to sign up that were tried
 * @param notes what a reader should know, such as a trigger that had to be off
 */
public record SeededRows(
        List<SeededRow> rows,
        List<SpareRow> spares,
        SortedMap<ObjectId, Untested> untested,
        List<World> worlds,
        List<SignUp> signUps,
        List<String> notes) {

    public SeededRows {
        rows = List.copyOf(rows);
        spares = List.copyOf(spares);
        untested = Collections.unmodifiableSortedMap(new TreeMap<>(untested));
        worlds = List.copyOf(worlds);
        signUps = List.copyOf(signUps);
        notes = List.copyOf(notes);
    }

    public List<SeededRow> of(ObjectId relation) {
        return rows.stream().filter(row -> row.relation().equals(relation)).toList();
    }

    public Map<ObjectId, List<SeededRow>> byRelation() {
        return rows.stream().collect(Collectors.groupingBy(SeededRow::relation, TreeMap::new, Collectors.toList()));
    }

    /** What brings a state about; nothing for one that is not known, such as that of the rows as they are. */
    public List<String> statementsOf(String world) {
        return worlds.stream()
                .filter(other -> other.name().equals(world))
                .flatMap(other -> other.statements().stream())
                .toList();
    }

    /** What a user's INSERT into a relation would start from. */
    public Optional<SpareRow> spare(ObjectId relation, String user) {
        return spares.stream()
                .filter(spare ->
                        spare.relation().equals(relation) && spare.user().equals(user))
                .findFirst();
    }

    /** Why nothing can be said of a relation; empty when it has rows. */
    public Optional<Untested> untested(ObjectId relation) {
        return Optional.ofNullable(untested.get(relation));
    }
}
