package io.github.supabasemigrate.diff.rename;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.database.Extension;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.catalog.relation.Constraint;
import io.github.supabasemigrate.catalog.relation.Index;
import io.github.supabasemigrate.catalog.relation.Relation;
import io.github.supabasemigrate.catalog.relation.Sequence;
import io.github.supabasemigrate.catalog.relation.Table;
import io.github.supabasemigrate.catalog.type.EnumType;
import io.github.supabasemigrate.diff.change.Question;
import io.github.supabasemigrate.diff.render.Names;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which object of the first state is which of the second under a new name. What was declared counts first; then an object that
 * is gone and a new one that nothing but the name tells apart, if there is exactly one of each. What could be more than one
 * thing becomes a question.
 */
public final class Renames {

    /** What contains others comes first, for its name is part of theirs. */
    private static final List<ObjectKind> ORDER = List.of(
            ObjectKind.SCHEMA,
            ObjectKind.ENUM,
            ObjectKind.DOMAIN,
            ObjectKind.COMPOSITE,
            ObjectKind.RANGE,
            ObjectKind.FOREIGN_TABLE,
            ObjectKind.TABLE,
            ObjectKind.VIEW,
            ObjectKind.MATERIALIZED_VIEW,
            ObjectKind.FUNCTION,
            ObjectKind.PROCEDURE,
            ObjectKind.COLUMN,
            ObjectKind.CONSTRAINT,
            ObjectKind.INDEX,
            ObjectKind.SEQUENCE,
            ObjectKind.POLICY,
            ObjectKind.TRIGGER);

    /** Interchangeable where nothing but the name tells them apart: any pairing of equals is right. */
    private static final Set<ObjectKind> INTERCHANGEABLE =
            Set.of(ObjectKind.CONSTRAINT, ObjectKind.INDEX, ObjectKind.POLICY);

    /** Only renamed when declared: to make them anew loses nothing. */
    private static final Set<ObjectKind> DECLARED_ONLY = Set.of(
            ObjectKind.SCHEMA,
            ObjectKind.VIEW,
            ObjectKind.MATERIALIZED_VIEW,
            ObjectKind.TRIGGER,
            ObjectKind.FOREIGN_TABLE);

    /** They share one set of names in a schema. */
    private static final List<ObjectKind> RELATIONS = List.of(
            ObjectKind.TABLE,
            ObjectKind.FOREIGN_TABLE,
            ObjectKind.VIEW,
            ObjectKind.MATERIALIZED_VIEW,
            ObjectKind.SEQUENCE,
            ObjectKind.INDEX);

    /** Beyond that, two states are not one schema that grew: nobody wants to be asked. */
    private static final long MOST_PAIRS = 10_000;

    private final Catalog to;
    private final List<RenameHint> hints;
    private final Map<ObjectId, ObjectId> sameObjects;
    private final List<Rename> renames = new ArrayList<>();
    private final List<Rename> pending = new ArrayList<>();
    private final List<Question> questions = new ArrayList<>();
    private Catalog current;

    private Renames(Catalog from, Catalog to, Collection<RenameHint> hints, Map<ObjectId, ObjectId> sameObjects) {
        this.current = from;
        this.to = to;
        this.hints = List.copyOf(hints);
        this.sameObjects = sameObjects;
    }

    /** Finds all. */
    public static Renames between(
            Catalog from, Catalog to, Collection<RenameHint> hints, Map<ObjectId, ObjectId> sameObjects) {
        var renames = new Renames(from, to, hints, sameObjects);
        renames.find();
        return renames;
    }

    /** In the order in which they can be done. */
    public List<Rename> all() {
        return List.copyOf(renames);
    }

    /** The first state as it is after all renames. */
    public Catalog renamed() {
        return current;
    }

    public List<Question> questions() {
        return List.copyOf(questions);
    }

    private void find() {
        for (Extension extension : current.all(Extension.class)) {
            to.find(extension.id(), Extension.class)
                    .filter(now ->
                            extension.isRelocatable() && !now.installedIn().equals(extension.installedIn()))
                    .ifPresent(now -> move(extension, now.installedIn()));
            flush();
        }
        for (ObjectKind kind : ORDER) {
            if (kind == ObjectKind.COLUMN) {
                labels();
                flush();
                columns();
                flush();
            } else {
                objects(kind);
            }
        }
    }

    /** What an extension brought moves with it, and all that uses it follows. */
    private void move(Extension extension, String schema) {
        List<ObjectId> members = current.stream()
                .filter(object ->
                        object.extension().filter(extension.name()::equals).isPresent())
                .map(CatalogObject::id)
                .filter(id -> id.schema().equals(extension.installedIn()))
                .toList();
        for (ObjectId id : members) {
            boolean isUsed = current.dependencies().on(id).stream()
                    .anyMatch(need -> current.find(need.dependent())
                            .filter(user -> user.extension().isPresent())
                            .isEmpty());
            if (isUsed) {
                apply(Rename.of(id, new ObjectId(id.kind(), schema, id.parent(), id.name(), id.signature())), false);
            }
        }
    }

    private void objects(ObjectKind kind) {
        List<CatalogObject> gone = only(current, to, kind);
        List<CatalogObject> fresh = new ArrayList<>(only(to, current, kind));
        for (CatalogObject object : gone) {
            if (fresh.isEmpty()) {
                break;
            }
            Optional<CatalogObject> declared = declared(object, fresh);
            if (declared.isPresent()) {
                fresh.remove(declared.get());
                rename(object, declared.get().id());
            }
        }
        flush();
        if (!DECLARED_ONLY.contains(kind)) {
            byStructure(only(current, to, kind), fresh);
        }
    }

    private static List<CatalogObject> only(Catalog in, Catalog notIn, ObjectKind kind) {
        return in.stream()
                .filter(object -> object.id().kind() == kind
                        && object.extension().isEmpty()
                        && !notIn.contains(object.id())
                        && !(object instanceof Index index && index.constraint() != null))
                .toList();
    }

    private Optional<CatalogObject> declared(CatalogObject object, List<CatalogObject> fresh) {
        ObjectId same = sameObjects.get(object.id());
        return fresh.stream()
                .filter(candidate -> candidate.id().equals(same)
                        || numbersOneColumn(object, candidate)
                        || hints.stream()
                                .anyMatch(
                                        hint -> hint.isAbout(object.id()) && hint.leadsTo(object.id(), candidate.id())))
                .findFirst();
    }

    /** A column has one identity sequence, whatever its options. */
    private static boolean numbersOneColumn(CatalogObject object, CatalogObject candidate) {
        return object instanceof Sequence before
                && candidate instanceof Sequence after
                && before.isIdentity()
                && after.isIdentity()
                && Objects.equals(before.ownedBy(), after.ownedBy());
    }

    private void byStructure(List<CatalogObject> gone, List<CatalogObject> fresh) {
        Map<String, List<CatalogObject>> goneByKey = gone.stream().collect(groupingBy(Likeness::key));
        Map<String, List<CatalogObject>> freshByKey =
                fresh.stream().collect(groupingBy(Likeness::key, toCollection(ArrayList::new)));
        boolean maySimilar = (long) gone.size() * fresh.size() <= MOST_PAIRS;
        for (CatalogObject object : gone) {
            List<CatalogObject> candidates = freshByKey.getOrDefault(Likeness.key(object), List.of());
            List<CatalogObject> same = alike(object, candidates, Likeness.SAME);
            boolean mutual = !same.isEmpty()
                    && goneByKey.getOrDefault(Likeness.key(object), List.of()).stream()
                                    .filter(other -> isAlike(other, same.get(0), Likeness.SAME))
                                    .count()
                            == 1;
            boolean isPlain =
                    INTERCHANGEABLE.contains(object.id().kind()) ? !same.isEmpty() : same.size() == 1 && mutual;
            if (isPlain) {
                candidates.remove(same.get(0));
                fresh.remove(same.get(0));
                rename(object, same.get(0).id());
            } else if (object instanceof Table && maySimilar) {
                var asked = new ArrayList<>(same);
                asked.addAll(alike(object, fresh, Likeness.SIMILAR));
                ask(object.id(), asked);
            }
        }
        flush();
    }

    private void ask(ObjectId gone, List<CatalogObject> candidates) {
        if (!candidates.isEmpty()) {
            questions.add(new Question(
                    gone, candidates.stream().map(CatalogObject::id).toList(), ""));
        }
    }

    private List<CatalogObject> alike(CatalogObject object, List<CatalogObject> fresh, Likeness likeness) {
        return fresh.stream()
                .filter(candidate -> isAlike(object, candidate, likeness))
                .toList();
    }

    private boolean isAlike(CatalogObject object, CatalogObject candidate, Likeness likeness) {
        if (!object.id().parent().equals(candidate.id().parent())
                || !object.schema().equals(candidate.schema())
                || object.name().equals(candidate.name())) {
            return false;
        }
        return Likeness.of(Rewriting.of(object, Rename.of(object.id(), candidate.id())), candidate) == likeness;
    }

    private void rename(CatalogObject object, ObjectId after) {
        makeRoom(object.id(), after);
        apply(Rename.of(object.id(), after), !followsParent(object));
    }

    /** A check has the name that it has above; keys of partitions have names of their own. */
    private static boolean followsParent(CatalogObject object) {
        return object instanceof Constraint constraint
                && constraint.isInherited()
                && !constraint.isLocal()
                && (constraint.type() == Constraint.Type.CHECK || constraint.type() == Constraint.Type.NOT_NULL);
    }

    /** What has the name now, of another kind, and goes: out of the way until it is dropped. */
    private void makeRoom(ObjectId before, ObjectId after) {
        if (!RELATIONS.contains(after.kind())) {
            return;
        }
        RELATIONS.stream()
                .filter(kind -> kind != before.kind())
                .map(kind -> ObjectId.of(kind, after.schema(), after.name()))
                .filter(id -> current.contains(id) && !to.contains(id))
                .findFirst()
                .ifPresent(id ->
                        apply(Rename.of(id, ObjectId.of(id.kind(), id.schema(), Names.aside(id.name()))), true));
    }

    private void apply(Rename rename, boolean isWritten) {
        if (isWritten) {
            renames.add(rename);
        }
        pending.add(rename);
    }

    /** Renames of one kind are no part of each other, and so take effect together. */
    private void flush() {
        if (!pending.isEmpty()) {
            current = Rewriting.after(current, pending);
            pending.clear();
        }
    }

    private void columns() {
        for (Table table : current.tables()) {
            Table now = to.find(table.id(), Table.class).orElse(null);
            if (now != null && !now.columns().equals(table.columns())) {
                columns(table, now);
            }
        }
    }

    private void columns(Relation before, Relation after) {
        List<Column> gone = before.columns().stream()
                .filter(column -> after.column(column.name()).isEmpty())
                .toList();
        List<Column> fresh = new ArrayList<>(after.columns().stream()
                .filter(column -> before.column(column.name()).isEmpty())
                .toList());
        boolean onlyPair = gone.size() == 1 && fresh.size() == 1;
        for (Column column : gone) {
            Optional<Column> declared = declaredColumn(column, fresh);
            int place = before.columns().indexOf(column);
            List<Column> similar = fresh.stream()
                    .filter(candidate ->
                            Likeness.of(column, candidate, after.columns().indexOf(candidate) == place)
                                    != Likeness.OTHER)
                    .toList();
            boolean plain = onlyPair
                    && !similar.isEmpty()
                    && Likeness.of(column, similar.get(0), after.columns().indexOf(similar.get(0)) == place)
                            == Likeness.SAME
                    && before.columns().size() > 1;
            Optional<Column> found =
                    declared.isPresent() ? declared : plain ? Optional.of(similar.get(0)) : Optional.empty();
            if (found.isPresent()) {
                fresh.remove(found.get());
                apply(Rename.of(column.id(), found.get().id()), !column.isInherited());
            } else {
                ask(column.id(), List.copyOf(similar));
            }
        }
    }

    private Optional<Column> declaredColumn(Column column, List<Column> fresh) {
        return declared(column, List.copyOf(fresh)).map(Column.class::cast);
    }

    /** Values of enums are renamed when declared; one that is gone where another is new is asked about. */
    private void labels() {
        for (EnumType before : current.all(EnumType.class)) {
            to.find(before.id(), EnumType.class)
                    .filter(after -> !after.labels().equals(before.labels()))
                    .ifPresent(after -> labels(before, after));
        }
    }

    private void labels(EnumType before, EnumType after) {
        var gone = new TreeSet<>(before.labels());
        after.labels().forEach(gone::remove);
        var fresh = new TreeSet<>(after.labels());
        before.labels().forEach(fresh::remove);
        for (String label : gone) {
            Optional<String> declared = hints.stream()
                    .filter(hint -> hint.kind().equals(RenameHint.ENUM_VALUE)
                            && hint.from().equals(before.id().display() + "." + label))
                    .map(RenameHint::to)
                    .filter(fresh::contains)
                    .findFirst();
            if (declared.isPresent()) {
                fresh.remove(declared.get());
                apply(Rename.ofLabel(before.id(), label, declared.get()), true);
            } else if (gone.size() == 1
                    && fresh.size() == 1
                    && before.labels().indexOf(label) == after.labels().indexOf(fresh.first())) {
                questions.add(new Question(before.id(), List.of(), label + " -> " + fresh.first()));
            }
        }
    }
}
