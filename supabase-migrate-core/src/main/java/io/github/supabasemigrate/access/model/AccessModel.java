package io.github.supabasemigrate.access.model;

import io.github.supabasemigrate.access.persona.Persona;
import io.github.supabasemigrate.catalog.object.ObjectId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What row level security of a database looks at. Immutable; every list is sorted, so that equal schemas give equal models.
 *
 * @param surface what clients can name
 * @param relations every table that rows are wanted in, by id: those of the surface, and the user's own elsewhere
 * @param personas who asks, in the order of the matrix
 * @param readers for each relation, those whose policies read it, through helper functions and views too; itself included when
 *     it has policies
 * @param combinations states that policies ask for together
 * @param excluding relations whose rows shut something, for policies ask whether there are none
 * @param context where policies and helpers read about the caller, with the constants they compare it to
 */
public record AccessModel(
        Surface surface,
        SortedMap<ObjectId, RelationModel> relations,
        List<Persona> personas,
        Map<ObjectId, Set<ObjectId>> readers,
        List<Combination> combinations,
        Set<ObjectId> excluding,
        SortedMap<ContextPath, Set<String>> context) {

    public AccessModel {
        relations = Collections.unmodifiableSortedMap(new TreeMap<>(relations));
        personas = List.copyOf(personas);
        readers = Collections.unmodifiableMap(new TreeMap<>(readers));
        combinations = List.copyOf(combinations);
        excluding = Collections.unmodifiableSet(new TreeSet<>(excluding));
        context = Collections.unmodifiableSortedMap(new TreeMap<>(context));
    }

    public Optional<RelationModel> relation(ObjectId id) {
        return Optional.ofNullable(relations.get(id));
    }

    /** The relations whose access may change when rows of this one do. */
    public Set<ObjectId> readersOf(ObjectId relation) {
        return readers.getOrDefault(relation, Set.of());
    }

    /** The persona of a name. */
    public Optional<Persona> persona(String name) {
        return personas.stream().filter(persona -> persona.name().equals(name)).findFirst();
    }
}
