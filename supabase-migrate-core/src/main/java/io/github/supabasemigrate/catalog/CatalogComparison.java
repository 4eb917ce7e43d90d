package io.github.supabasemigrate.catalog;

import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How two catalogs differ, object by object and attribute by attribute. It knows nothing of how to get from one to the other.
 *
 * @param differences sorted by id
 */
public record CatalogComparison(List<Difference> differences) {

    /**
     * One object that is not the same on both sides.
     *
     * @param before null when only the second catalog has it
     * @param after null when only the first catalog has it
     * @param attributes what differs, when both have it
     */
    public record Difference(
            ObjectId id,
            @Nullable CatalogObject before,
            @Nullable CatalogObject after,
            List<Attribute> attributes) {

        public Difference {
            attributes = List.copyOf(attributes);
        }

        public boolean isAdded() {
            return before == null;
        }

        public boolean isRemoved() {
            return after == null;
        }
    }

    /**
     * One attribute that is not the same on both sides.
     *
     * @param name path in the model, such as {@code columns[email].type}
     * @param before empty when it is not set
     * @param after empty when it is not set
     */
    public record Attribute(String name, String before, String after) {}

    public CatalogComparison {
        differences = List.copyOf(differences);
    }

    /** Compares all objects of both but roles and members of extensions. */
    public static CatalogComparison between(Catalog before, Catalog after) {
        var ids = new TreeSet<ObjectId>();
        before.objects().forEach(object -> ids.add(object.id()));
        after.objects().forEach(object -> ids.add(object.id()));
        var differences = new ArrayList<Difference>();
        for (ObjectId id : ids) {
            compare(id, comparable(before, id), comparable(after, id), differences);
        }
        return new CatalogComparison(differences);
    }

    private static @Nullable CatalogObject comparable(Catalog catalog, ObjectId id) {
        return catalog.find(id)
                .filter(object ->
                        !id.kind().isClusterWide() && object.extension().isEmpty())
                .orElse(null);
    }

    private static void compare(
            ObjectId id, @Nullable CatalogObject before, @Nullable CatalogObject after, List<Difference> differences) {
        if (before == null || after == null) {
            if (before != after) {
                differences.add(new Difference(id, before, after, List.of()));
            }
            return;
        }
        if (!before.equals(after)) {
            List<Attribute> attributes = attributes(Attributes.of(before), Attributes.of(after));
            if (!attributes.isEmpty()) {
                differences.add(new Difference(id, before, after, attributes));
            }
        }
    }

    private static List<Attribute> attributes(SortedMap<String, String> before, SortedMap<String, String> after) {
        var names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        return names.stream()
                .filter(name -> !Objects.equals(before.get(name), after.get(name)))
                .map(name -> new Attribute(name, before.getOrDefault(name, ""), after.getOrDefault(name, "")))
                .toList();
    }

    public boolean isEmpty() {
        return differences.isEmpty();
    }
}
