package io.github.supabasemigrate.catalog;

import io.github.supabasemigrate.catalog.object.Dependency;
import io.github.supabasemigrate.catalog.object.ObjectId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Which object of a catalog needs which. Immutable; every list it gives is sorted, whatever order the server kept. */
public final class Dependencies {

    private @Nullable Supplier<? extends Collection<Dependency>> source;
    private volatile @Nullable List<Dependency> known;
    private volatile @Nullable Map<ObjectId, List<Dependency>> byDependent;
    private volatile @Nullable Map<ObjectId, List<Dependency>> byNeeded;

    Dependencies(Collection<Dependency> dependencies) {
        this.known = List.copyOf(dependencies);
    }

    /** Those that a source has, which is asked once, when somebody wants to know. */
    Dependencies(Supplier<? extends Collection<Dependency>> source) {
        this.source = source;
    }

    private List<Dependency> known() {
        List<Dependency> read = known;
        return read == null ? ask() : read;
    }

    private synchronized List<Dependency> ask() {
        List<Dependency> read = known;
        if (read == null) {
            read = List.copyOf(Objects.requireNonNull(source).get());
            known = read;
            // It may hold all that was read.
            source = null;
        }
        return read;
    }

    public List<Dependency> all() {
        return known().stream().sorted().toList();
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
        for (Dependency dependency : known()) {
            found.computeIfAbsent(end.apply(dependency), key -> new ArrayList<>(4))
                    .add(dependency);
        }
        return found;
    }

    private static List<Dependency> sorted(Map<ObjectId, List<Dependency>> found, ObjectId id) {
        return found.getOrDefault(id, List.of()).stream().sorted().toList();
    }
}
