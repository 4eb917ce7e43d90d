package io.github.supabasemigrate.catalog;

import io.github.supabasemigrate.catalog.object.Dependency;
import io.github.supabasemigrate.catalog.object.ObjectId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which object of a catalog needs which. Immutable; every list it gives is sorted, whatever order the server kept. */
public final class Dependencies {

    private final List<Dependency> dependencies;
    private volatile @Nullable Map<ObjectId, List<Dependency>> byDependent;
    private volatile @Nullable Map<ObjectId, List<Dependency>> byNeeded;

    Dependencies(Collection<Dependency> dependencies) {
        this.dependencies = List.copyOf(dependencies);
    }

    public List<Dependency> all() {
        return dependencies.stream().sorted().toList();
    }

    /** What an object needs, directly. Columns have dependencies of their own. */
    public List<Dependency> of(ObjectId dependent) {
        Map<ObjectId, List<Dependency>> found = byDependent;
        if (found == null) {
            found = by(Dependency::dependent);
            byDependent = found;
        }
        return sorted(found, dependent);
    }

    /** What needs an object, directly. */
    public List<Dependency> on(ObjectId needed) {
        Map<ObjectId, List<Dependency>> found = byNeeded;
        if (found == null) {
            found = by(Dependency::on);
            byNeeded = found;
        }
        return sorted(found, needed);
    }

    /** Made when first asked for, and the same whoever makes it: checks of a catalog ask for none. */
    private Map<ObjectId, List<Dependency>> by(Function<Dependency, ObjectId> end) {
        Map<ObjectId, List<Dependency>> found = new HashMap<>();
        for (Dependency dependency : dependencies) {
            found.computeIfAbsent(end.apply(dependency), key -> new ArrayList<>(4))
                    .add(dependency);
        }
        return found;
    }

    private static List<Dependency> sorted(Map<ObjectId, List<Dependency>> found, ObjectId id) {
        return found.getOrDefault(id, List.of()).stream().sorted().toList();
    }
}
