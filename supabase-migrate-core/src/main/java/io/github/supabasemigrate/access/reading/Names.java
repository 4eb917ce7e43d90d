package io.github.supabasemigrate.access.reading;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Relation;
import io.github.supabasemigrate.catalog.routine.Argument;
import io.github.supabasemigrate.catalog.routine.Routine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What names in SQL stand for. */
final class Names {

    private final Map<String, List<Relation>> relations = new HashMap<>();
    private final Map<ObjectId, Set<String>> columns = new HashMap<>();
    private final Map<String, List<Routine>> routines = new HashMap<>();

    Names(Catalog catalog) {
        catalog.stream().forEach(object -> {
            if (object instanceof Relation relation) {
                relations
                        .computeIfAbsent(relation.id().name(), key -> new ArrayList<>())
                        .add(relation);
                Set<String> names = new HashSet<>();
                relation.columns().forEach(column -> names.add(column.name()));
                columns.put(relation.id(), names);
            } else if (object instanceof Routine routine && routine.extension().isEmpty()) {
                routines.computeIfAbsent(routine.id().name(), key -> new ArrayList<>())
                        .add(routine);
            }
        });
    }

    boolean hasColumn(ObjectId relation, String column) {
        return columns.getOrDefault(relation, Set.of()).contains(column);
    }

    /** The relation that a name means; without a schema the first one along the search path, else the only one there is. */
    Optional<ObjectId> relation(@Nullable String schema, String name, List<String> searchPath) {
        List<ObjectId> all = relations.getOrDefault(name, List.of()).stream()
                .map(Relation::id)
                .toList();
        return choose(all, schema, searchPath);
    }

    /** The routine that a call means. */
    Optional<Routine> routine(@Nullable String schema, String name, int arguments, List<String> searchPath) {
        List<Routine> fitting = routines.getOrDefault(name, List.of()).stream()
                .filter(routine -> takes(routine, arguments))
                .toList();
        return choose(fitting.stream().map(Routine::id).toList(), schema, searchPath)
                .flatMap(id -> fitting.stream()
                        .filter(routine -> routine.id().equals(id))
                        .findFirst());
    }

    private static boolean takes(Routine routine, int arguments) {
        List<Argument> inputs =
                routine.arguments().stream().filter(Argument::isInput).toList();
        long needed = inputs.stream()
                .filter(input -> input.defaultExpression() == null)
                .count();
        return arguments >= needed && arguments <= inputs.size();
    }

    private static Optional<ObjectId> choose(List<ObjectId> all, @Nullable String schema, List<String> searchPath) {
        if (schema != null) {
            return all.stream().filter(id -> id.schema().equals(schema)).findFirst();
        }
        for (String candidate : searchPath) {
            Optional<ObjectId> found =
                    all.stream().filter(id -> id.schema().equals(candidate)).findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
    }
}
