package io.github.supabasemigrate.catalog;

import io.github.supabasemigrate.catalog.object.Dependency;
import io.github.supabasemigrate.catalog.object.ObjectId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which object of a catalog needs which. Immutable; both directions are looked up in constant time. */
public final class Dependencies {

    private final List<Dependency> all;
    private final Map<ObjectId, List<Dependency>> byDependent = new HashMap<>();
    private final Map<ObjectId, List<Dependency>> byNeeded = new HashMap<>();

    Dependencies(Collection<Dependency> dependencies) {
        this.all = dependencies.stream().sorted().toList();
        for (Dependency dependency : all) {
            byDependent
                    .computeIfAbsent(dependency.dependent(), key -> new ArrayList<>())
                    .add(dependency);
            byNeeded.computeIfAbsent(dependency.on(), key -> new ArrayList<>()).add(dependency);
        }
    }

    public List<Dependency> all() {
        return all;
    }

    /** What an object needs, directly. Columns have dependencies of their own. */
    public List<Dependency> of(ObjectId dependent) {
        return Collections.unmodifiableList(byDependent.getOrDefault(dependent, List.of()));
    }

    /** What needs an object, directly. */
    public List<Dependency> on(ObjectId needed) {
        return Collections.unmodifiableList(byNeeded.getOrDefault(needed, List.of()));
    }
}
