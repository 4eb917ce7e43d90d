package io.github.supabasemigrate.catalog;

import io.github.supabasemigrate.catalog.object.Dependency;
import io.github.supabasemigrate.catalog.object.ObjectId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which object of a catalog needs which. Immutable; every list it gives is sorted, whatever order the server kept. */
public final class Dependencies {

    private final Map<ObjectId, List<Dependency>> byDependent = new HashMap<>();
    private final Map<ObjectId, List<Dependency>> byNeeded = new HashMap<>();

    Dependencies(Collection<Dependency> dependencies) {
        for (Dependency dependency : dependencies) {
            byDependent
                    .computeIfAbsent(dependency.dependent(), key -> new ArrayList<>(4))
                    .add(dependency);
            byNeeded.computeIfAbsent(dependency.on(), key -> new ArrayList<>(4)).add(dependency);
        }
    }

    public List<Dependency> all() {
        return byDependent.values().stream().flatMap(List::stream).sorted().toList();
    }

    /** What an object needs, directly. Columns have dependencies of their own. */
    public List<Dependency> of(ObjectId dependent) {
        return byDependent.getOrDefault(dependent, List.of()).stream().sorted().toList();
    }

    /** What needs an object, directly. */
    public List<Dependency> on(ObjectId needed) {
        return byNeeded.getOrDefault(needed, List.of()).stream().sorted().toList();
    }
}
