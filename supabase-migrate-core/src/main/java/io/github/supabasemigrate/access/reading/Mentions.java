package io.github.supabasemigrate.access.reading;

import io.github.supabasemigrate.access.model.ContextPath;
import io.github.supabasemigrate.catalog.object.ObjectId;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Everything that a condition names, functions that it calls included. Filled while reading. */
public final class Mentions {

    private final Set<ObjectId> queried = new TreeSet<>();
    private final SortedMap<ObjectId, Set<String>> columns = new TreeMap<>();
    private final SortedMap<ContextPath, Set<String>> context = new TreeMap<>();
    private final Set<ObjectId> routines = new TreeSet<>();
    private final Set<ObjectId> excluding = new TreeSet<>();
    private int exclusions;

    void queries(ObjectId relation) {
        queried.add(relation);
        if (exclusions > 0) {
            excluding.add(relation);
        }
    }

    /** What is queried until the end stands below {@code NOT EXISTS}. */
    void beginExclusion() {
        exclusions++;
    }

    void endExclusion() {
        exclusions--;
    }

    void names(ObjectId relation, String column) {
        columns.computeIfAbsent(relation, key -> new TreeSet<>()).add(column);
    }

    void reads(ContextPath path) {
        context.computeIfAbsent(path, key -> new TreeSet<>());
    }

    void compares(ContextPath path, String constant) {
        context.computeIfAbsent(path, key -> new TreeSet<>()).add(constant);
    }

    void calls(ObjectId routine) {
        routines.add(routine);
    }

    /** Adds what another condition names. */
    public void addAll(Mentions other) {
        queried.addAll(other.queried);
        other.columns.forEach((relation, names) ->
                columns.computeIfAbsent(relation, key -> new TreeSet<>()).addAll(names));
        other.context.forEach((path, constants) ->
                context.computeIfAbsent(path, key -> new TreeSet<>()).addAll(constants));
        routines.addAll(other.routines);
        excluding.addAll(other.excluding);
    }

    /** Relations in FROM clauses. */
    public Set<ObjectId> queried() {
        return queried;
    }

    /** Those of them whose rows shut something: they stand below {@code NOT EXISTS}. */
    public Set<ObjectId> excluding() {
        return excluding;
    }

    /** Columns by relation. */
    public Map<ObjectId, Set<String>> columns() {
        return columns;
    }

    /** What is read about the caller, and the constants that it is compared to. */
    public SortedMap<ContextPath, Set<String>> context() {
        return context;
    }

    /** The user's own functions that run. */
    public Set<ObjectId> routines() {
        return routines;
    }
}
