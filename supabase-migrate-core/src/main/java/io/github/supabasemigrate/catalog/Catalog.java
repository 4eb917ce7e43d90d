package io.github.supabasemigrate.catalog;

import io.github.supabasemigrate.catalog.database.ParameterPrivileges;
import io.github.supabasemigrate.catalog.database.Role;
import io.github.supabasemigrate.catalog.database.Schema;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.Dependency;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Constraint;
import io.github.supabasemigrate.catalog.relation.Index;
import io.github.supabasemigrate.catalog.relation.Policy;
import io.github.supabasemigrate.catalog.relation.Table;
import io.github.supabasemigrate.catalog.relation.Trigger;
import io.github.supabasemigrate.catalog.relation.View;
import io.github.supabasemigrate.catalog.routine.Routine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was in a database at one moment. Immutable and thread-safe; all lists are sorted by id, so that equal
 * schemas print equally.
 *
 * <p>It holds the objects of extensions and of the platform too: {@link PlatformBoundary} tells which are the user's.
 */
public final class Catalog {

    private final int major;
    /** In the order of the ids. */
    private final Map<ObjectId, CatalogObject> objects;

    private final Dependencies dependencies;
    private volatile @Nullable Map<Class<?>, List<CatalogObject>> byType;
    private volatile @Nullable Map<String, Map<String, List<CatalogObject>>> byOwner;
    private volatile @Nullable Map<ObjectId, List<Index>> byTable;

    /**
     * @param major major version of the server
     * @param objects in any order, no two with one id
     */
    public Catalog(int major, Collection<? extends CatalogObject> objects, Collection<Dependency> dependencies) {
        this(major, sorted(objects), new Dependencies(dependencies));
    }

    Catalog(int major, Collection<? extends CatalogObject> objects, Dependencies dependencies) {
        this(major, sorted(objects), dependencies);
    }

    private Catalog(int major, Map<ObjectId, CatalogObject> objects, Dependencies dependencies) {
        this.major = major;
        this.objects = objects;
        this.dependencies = dependencies;
    }

    private static Map<ObjectId, CatalogObject> sorted(Collection<? extends CatalogObject> objects) {
        CatalogObject[] inOrder = objects.toArray(CatalogObject[]::new);
        Arrays.sort(inOrder, (one, other) -> one.id().compareTo(other.id()));
        Map<ObjectId, CatalogObject> sorted = mapOf(inOrder.length);
        for (CatalogObject object : inOrder) {
            if (sorted.put(object.id(), object) != null) {
                throw new IllegalArgumentException("two objects are called " + object.id());
            }
        }
        return sorted;
    }

    /** Keeps the order in which objects are put, as a sorted map would, and compares no ids for it. */
    private static Map<ObjectId, CatalogObject> mapOf(int size) {
        return new LinkedHashMap<>(size * 4 / 3 + 1);
    }

    /** Major version of the server it was read from. */
    public int major() {
        return major;
    }

    /** Every object, parts of relations that are objects of their own too, but not columns. */
    public Collection<CatalogObject> objects() {
        return Collections.unmodifiableCollection(objects.values());
    }

    public Optional<CatalogObject> find(ObjectId id) {
        return Optional.ofNullable(objects.get(id));
    }

    public boolean contains(ObjectId id) {
        return objects.containsKey(id);
    }

    /** The object with an id, if it is of the given type. */
    public <T extends CatalogObject> Optional<T> find(ObjectId id, Class<T> type) {
        return find(id).filter(type::isInstance).map(type::cast);
    }

    /** All objects of one noun. */
    public <T extends CatalogObject> List<T> all(Class<T> type) {
        @SuppressWarnings("unchecked") // the map holds each object under its own class
        List<T> found = (List<T>) byType().getOrDefault(type, List.of());
        return found;
    }

    /** Made when first asked for, and the same whoever makes it; a part of a catalog is often asked nothing. */
    private Map<Class<?>, List<CatalogObject>> byType() {
        Map<Class<?>, List<CatalogObject>> made = byType;
        if (made == null) {
            made = new HashMap<>();
            for (CatalogObject object : objects.values()) {
                made.computeIfAbsent(object.getClass(), key -> new ArrayList<>())
                        .add(object);
            }
            made.replaceAll((type, list) -> Collections.unmodifiableList(list));
            byType = made;
        }
        return made;
    }

    /** What hangs on a relation or domain, of one noun: its policies, triggers, constraints … */
    public <T extends CatalogObject> List<T> partsOf(ObjectId owner, Class<T> type) {
        List<T> found = new ArrayList<>();
        for (CatalogObject part : parts(owner)) {
            if (type.isInstance(part)) {
                found.add(type.cast(part));
            }
        }
        return Collections.unmodifiableList(found);
    }

    /** What hangs on a relation or domain, of any kind. */
    public List<CatalogObject> parts(ObjectId owner) {
        return byOwner().getOrDefault(owner.schema(), Map.of()).getOrDefault(owner.name(), List.of());
    }

    /** By schema and name of the owner; made when first asked for, and the same whoever makes it. */
    private Map<String, Map<String, List<CatalogObject>>> byOwner() {
        Map<String, Map<String, List<CatalogObject>>> made = byOwner;
        if (made == null) {
            made = new HashMap<>();
            for (CatalogObject object : objects.values()) {
                if (!object.id().parent().isEmpty()) {
                    made.computeIfAbsent(object.schema(), key -> new HashMap<>())
                            .computeIfAbsent(object.id().parent(), key -> new ArrayList<>())
                            .add(object);
                }
            }
            byOwner = made;
        }
        return made;
    }

    public List<Schema> schemas() {
        return all(Schema.class);
    }

    public List<Table> tables() {
        return all(Table.class);
    }

    public Optional<Table> table(String schema, String name) {
        return find(ObjectId.table(schema, name), Table.class);
    }

    public List<View> views() {
        return all(View.class);
    }

    public List<Policy> policies() {
        return all(Policy.class);
    }

    public List<Trigger> triggers() {
        return all(Trigger.class);
    }

    public List<Constraint> constraints() {
        return all(Constraint.class);
    }

    public List<Index> indexes() {
        return all(Index.class);
    }

    /** The indexes of one relation. */
    public List<Index> indexesOf(ObjectId relation) {
        return indexesByTable().getOrDefault(relation, List.of());
    }

    private Map<ObjectId, List<Index>> indexesByTable() {
        Map<ObjectId, List<Index>> made = byTable;
        if (made == null) {
            made = new HashMap<>();
            for (Index index : indexes()) {
                made.computeIfAbsent(index.table(), key -> new ArrayList<>(2)).add(index);
            }
            byTable = made;
        }
        return made;
    }

    public List<Routine> routines() {
        return all(Routine.class);
    }

    /** Which object needs which, for all objects of the database, also when this catalog is a part of it. */
    public Dependencies dependencies() {
        return dependencies;
    }

    /** The part of this catalog that a claim is true for. */
    public Catalog only(Predicate<? super CatalogObject> claim) {
        Map<ObjectId, CatalogObject> kept = mapOf(objects.size());
        objects.forEach((id, object) -> {
            if (claim.test(object)) {
                kept.put(id, object);
            }
        });
        return new Catalog(major, kept, dependencies);
    }

    /** This catalog with what all databases of a server share, roles and privileges on parameters, as another one has it. */
    public Catalog sharing(Catalog other) {
        List<CatalogObject> all = new ArrayList<>();
        objects.values().stream().filter(object -> !isShared(object)).forEach(all::add);
        other.objects.values().stream().filter(Catalog::isShared).forEach(all::add);
        return new Catalog(major, sorted(all), dependencies);
    }

    private static boolean isShared(CatalogObject object) {
        return object instanceof Role || object instanceof ParameterPrivileges;
    }

    public Stream<CatalogObject> stream() {
        return objects.values().stream();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Catalog that && major == that.major && objects.equals(that.objects);
    }

    @Override
    public int hashCode() {
        return objects.hashCode();
    }

    @Override
    public String toString() {
        return "catalog of %d objects, PostgreSQL %d".formatted(objects.size(), major);
    }
}
