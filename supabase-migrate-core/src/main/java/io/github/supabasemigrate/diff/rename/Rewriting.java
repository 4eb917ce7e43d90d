package io.github.supabasemigrate.diff.rename;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.Dependency;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.object.QualifiedName;
import io.github.supabasemigrate.catalog.object.TypeReference;
import io.github.supabasemigrate.catalog.relation.Relation;
import io.github.supabasemigrate.catalog.relation.Sequence;
import io.github.supabasemigrate.catalog.routine.Routine;
import io.github.supabasemigrate.catalog.type.EnumType;
import io.github.supabasemigrate.diff.render.Names;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A catalog as it is after one rename: PostgreSQL keeps references by number, so that all that names the object names it anew.
 * A prediction: where it is wrong, an object is replaced that need not be, or the proof shows the difference.
 */
final class Rewriting {

    private static final Set<ObjectKind> TYPES = EnumSet.of(
            ObjectKind.ENUM,
            ObjectKind.DOMAIN,
            ObjectKind.COMPOSITE,
            ObjectKind.RANGE,
            ObjectKind.BASE_TYPE,
            ObjectKind.TABLE,
            ObjectKind.VIEW,
            ObjectKind.MATERIALIZED_VIEW,
            ObjectKind.FOREIGN_TABLE);

    /** Text that a rename leaves alone. */
    private static final Set<String> FIXED =
            Set.of("comment", "owner", "source", "extension", "oldLabel", "settings", "library", "labels");

    private final Rename rename;
    private final boolean isRelationOrType;
    private final NamesInText text;

    /** What moves to another schema with its table. */
    private final Set<ObjectId> moving = new HashSet<>();

    private Rewriting(Rename rename) {
        this.rename = rename;
        this.isRelationOrType = TYPES.contains(rename.before().kind());
        this.text = new NamesInText(rename);
    }

    /** @param renames of things that are no part of each other */
    static Catalog after(Catalog catalog, List<Rename> renames) {
        var objects = new HashMap<ObjectId, CatalogObject>();
        catalog.objects().forEach(object -> objects.put(object.id(), object));
        var ids = new HashMap<ObjectId, ObjectId>();
        for (Rename rename : renames) {
            var rewriting = new Rewriting(rename);
            for (ObjectId id : rewriting.affected(catalog)) {
                ids.put(id, rewriting.id(ids.getOrDefault(id, id)));
                objects.computeIfPresent(id, (key, object) -> rewriting.object(object));
            }
        }
        var dependencies = new HashSet<Dependency>();
        for (Dependency need : catalog.dependencies().all()) {
            dependencies.add(new Dependency(
                    ids.getOrDefault(need.dependent(), need.dependent()),
                    ids.getOrDefault(need.on(), need.on()),
                    need.strength()));
        }
        return new Catalog(catalog.major(), objects.values(), dependencies);
    }

    /** One object alone. */
    static CatalogObject of(CatalogObject object, Rename rename) {
        return new Rewriting(rename).object(object);
    }

    /** The object, its parts, and all that depends on them. */
    private Set<ObjectId> affected(Catalog catalog) {
        var roots = new HashSet<ObjectId>();
        roots.add(rename.before());
        if (rename.before().kind() == ObjectKind.SCHEMA) {
            catalog.stream()
                    .filter(object -> object.schema().equals(rename.before().name()))
                    .forEach(object -> roots.add(object.id()));
        }
        if (isRelationOrType && !rename.before().schema().equals(rename.after().schema())) {
            catalog.indexes().stream()
                    .filter(index -> index.table().equals(rename.before()))
                    .forEach(index -> moving.add(index.id()));
            catalog.all(Sequence.class).stream()
                    .filter(sequence ->
                            sequence.ownedBy() != null && sequence.ownedBy().isPartOf(rename.before()))
                    .forEach(sequence -> moving.add(sequence.id()));
            roots.addAll(moving);
        }
        if (rename.before().kind() == ObjectKind.COLUMN) {
            ObjectId column = rename.before();
            TYPES.forEach(kind -> roots.add(ObjectId.of(kind, column.schema(), column.parent())));
        }
        catalog.find(rename.before(), Relation.class)
                .ifPresent(relation -> relation.columns().forEach(column -> roots.add(column.id())));
        catalog.parts(rename.before()).forEach(part -> roots.add(part.id()));
        if (rename.before().kind() == ObjectKind.CONSTRAINT) {
            roots.add(ObjectId.of(
                    ObjectKind.INDEX, rename.before().schema(), rename.before().name()));
            catalog.tables().stream()
                    .filter(table -> rename.before().isPartOf(table.id()))
                    .forEach(table -> roots.add(table.id()));
        }
        var all = new HashSet<ObjectId>(roots);
        for (ObjectId root : roots) {
            for (Dependency need : catalog.dependencies().on(root)) {
                ObjectId dependent = need.dependent();
                all.add(dependent);
                if (dependent.kind() == ObjectKind.COLUMN || dependent.kind() == ObjectKind.TYPE_ATTRIBUTE) {
                    TYPES.forEach(kind -> all.add(ObjectId.of(kind, dependent.schema(), dependent.parent())));
                }
            }
        }
        catalog.tables().stream()
                .filter(table -> table.parents().contains(rename.before()))
                .forEach(table -> all.add(table.id()));
        return all;
    }

    private CatalogObject object(CatalogObject object) {
        if (rename.isLabel()) {
            return object instanceof EnumType type && type.id().equals(rename.before())
                    ? labels(type)
                    : (CatalogObject) components(object);
        }
        return (CatalogObject) components(object);
    }

    private EnumType labels(EnumType type) {
        return new EnumType(
                type.id(),
                type.attachments(),
                type.labels().stream()
                        .map(label -> label.equals(rename.oldLabel()) ? rename.newLabel() : label)
                        .toList());
    }

    private Object components(Object holder) {
        RecordComponent[] components = holder.getClass().getRecordComponents();
        var types = new Class<?>[components.length];
        var values = new @Nullable Object[components.length];
        try {
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                Object value = components[i].getAccessor().invoke(holder);
                values[i] = value == null ? null : component(holder, components[i].getName(), value);
            }
            return holder.getClass().getConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot copy " + holder, e);
        }
    }

    private Object component(Object holder, String name, Object value) {
        if (FIXED.contains(name)) {
            return value;
        }
        if (holder instanceof Routine routine && name.equals("definition")) {
            return definition(routine);
        }
        return value(value);
    }

    /** A body is text to PostgreSQL, unless it is SQL-standard. */
    private String definition(Routine routine) {
        int body = routine.sqlBody() == null ? routine.definition().indexOf("\nAS ") : -1;
        return body < 0
                ? text.in(routine.definition())
                : text.in(routine.definition().substring(0, body))
                        + routine.definition().substring(body);
    }

    private Object value(Object value) {
        if (value instanceof ObjectId id) {
            return id(id);
        }
        if (value instanceof TypeReference type) {
            return type(type);
        }
        if (value instanceof QualifiedName name) {
            return name(name);
        }
        if (value instanceof String string) {
            return text.in(string);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(this::value).toList();
        }
        if (value instanceof Map<?, ?> || value instanceof Collection<?>) {
            return value;
        }
        return value instanceof Record ? components(value) : value;
    }

    private TypeReference type(TypeReference type) {
        if (!isRelationOrType
                || !type.schema().equals(rename.before().schema())
                || !type.name().equals(rename.before().name())) {
            return type;
        }
        return new TypeReference(
                type.sql().replace(Names.unsigned(rename.before()), Names.unsigned(rename.after())),
                rename.after().schema(),
                rename.after().name(),
                type.isArray(),
                type.storage());
    }

    private QualifiedName name(QualifiedName name) {
        return name.schema().equals(rename.before().schema())
                        && name.name().equals(rename.before().name())
                ? new QualifiedName(rename.after().schema(), rename.after().name())
                : name;
    }

    private ObjectId id(ObjectId id) {
        ObjectId before = rename.before();
        ObjectId after = rename.after();
        if (id.equals(before)) {
            return after;
        }
        if (moving.contains(id)) {
            return ObjectId.of(id.kind(), after.schema(), id.name());
        }
        if (before.kind() == ObjectKind.SCHEMA) {
            return id.schema().equals(before.name())
                    ? new ObjectId(id.kind(), after.name(), id.parent(), id.name(), text.in(id.signature()))
                    : id;
        }
        if (before.kind() == ObjectKind.CONSTRAINT
                && id.kind() == ObjectKind.INDEX
                && id.schema().equals(before.schema())
                && id.name().equals(before.name())) {
            return ObjectId.of(ObjectKind.INDEX, id.schema(), after.name());
        }
        if (isRelationOrType && id.isPartOf(before)) {
            return new ObjectId(id.kind(), after.schema(), after.name(), id.name(), id.signature());
        }
        return isRelationOrType && !id.signature().isEmpty()
                ? new ObjectId(id.kind(), id.schema(), id.parent(), id.name(), text.in(id.signature()))
                : id;
    }
}
