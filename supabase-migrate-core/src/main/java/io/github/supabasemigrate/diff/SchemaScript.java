package io.github.supabasemigrate.diff;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.database.ExtensionMember;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.Dependency;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.relation.Constraint;
import io.github.supabasemigrate.catalog.relation.ForeignTable;
import io.github.supabasemigrate.catalog.relation.Index;
import io.github.supabasemigrate.catalog.relation.Sequence;
import io.github.supabasemigrate.catalog.relation.Table;
import io.github.supabasemigrate.catalog.type.Cast;
import io.github.supabasemigrate.diff.order.TopologicalOrder;
import io.github.supabasemigrate.diff.render.SqlRenderer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A whole catalog as the statements that make it on a database that has none of it: a canonical {@code schema.sql}. Every
 * object stands beside those it belongs to, and after those it needs.
 */
public final class SchemaScript {

    /** What is done with an object, in the order in which it must happen. */
    private enum Verb {
        CREATE,
        ATTACH,
        FINISH
    }

    private record Step(Verb verb, ObjectId id) {}

    /**
     * One object's statements.
     *
     * @param object whose they are
     * @param statements without trailing semicolon, in order
     */
    public record Part(ObjectId object, List<String> statements) {
        public Part {
            statements = List.copyOf(statements);
        }
    }

    private static final Set<ObjectKind> NOT_CREATED = EnumSet.of(ObjectKind.DATABASE, ObjectKind.ROLE);

    /** What a reader looks for first comes first, as far as it can. */
    private static final List<Set<ObjectKind>> READING_ORDER = List.of(
            EnumSet.of(ObjectKind.SCHEMA, ObjectKind.DEFAULT_PRIVILEGES),
            EnumSet.of(
                    ObjectKind.EXTENSION, ObjectKind.EXTENSION_MEMBER, ObjectKind.LANGUAGE, ObjectKind.ACCESS_METHOD),
            EnumSet.range(ObjectKind.COLLATION, ObjectKind.TYPE_ATTRIBUTE),
            EnumSet.of(ObjectKind.OPERATOR, ObjectKind.CAST, ObjectKind.TRANSFORM),
            EnumSet.range(ObjectKind.TEXT_SEARCH_PARSER, ObjectKind.USER_MAPPING),
            EnumSet.of(ObjectKind.SEQUENCE),
            EnumSet.of(
                    ObjectKind.TABLE,
                    ObjectKind.FOREIGN_TABLE,
                    ObjectKind.INDEX,
                    ObjectKind.STATISTICS,
                    ObjectKind.RULE,
                    ObjectKind.POLICY),
            EnumSet.of(ObjectKind.CONSTRAINT, ObjectKind.DOMAIN_CONSTRAINT),
            EnumSet.of(ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW),
            EnumSet.of(ObjectKind.FUNCTION, ObjectKind.PROCEDURE, ObjectKind.AGGREGATE),
            // After all functions and operators that can come before: what they hold is no dependency of their own.
            EnumSet.of(ObjectKind.OPERATOR_FAMILY, ObjectKind.OPERATOR_CLASS),
            EnumSet.of(ObjectKind.TRIGGER, ObjectKind.EVENT_TRIGGER),
            EnumSet.of(
                    ObjectKind.PUBLICATION,
                    ObjectKind.SUBSCRIPTION,
                    ObjectKind.DATABASE_SETTING,
                    ObjectKind.PARAMETER,
                    ObjectKind.COLUMN));

    private final Catalog catalog;
    private final Predicate<? super CatalogObject> made;
    private final SqlRenderer renderer;
    private final Map<ObjectId, List<Constraint>> inlined = new HashMap<>();
    private final Map<ObjectId, ObjectId> partOf = new HashMap<>();
    private final Map<ObjectId, List<ObjectId>> partitions = new HashMap<>();
    private final Map<Step, List<String>> steps = new LinkedHashMap<>();

    private SchemaScript(Catalog catalog, Predicate<? super CatalogObject> made, SqlRenderer renderer) {
        this.catalog = catalog;
        this.made = made;
        this.renderer = renderer;
    }

    /**
     * The statements for all objects of a catalog.
     *
     * @param catalog only what is to be made, without members of extensions; see {@code PlatformBoundary}
     * @param creator the role that will run them
     * @param database the name for {@code ALTER DATABASE}
     */
    public static List<Part> of(Catalog catalog, String creator, String database) {
        return of(catalog, object -> true, creator, database);
    }

    /**
     * The statements for some objects of a catalog, the others being there.
     *
     * @param catalog everything that is there in the end
     * @param made which objects the statements make; no members of extensions
     * @param creator the role that will run them
     * @param database the name for {@code ALTER DATABASE}
     */
    public static List<Part> of(
            Catalog catalog, Predicate<? super CatalogObject> made, String creator, String database) {
        return new SchemaScript(catalog, made, new SqlRenderer(catalog, creator, database)).parts();
    }

    /** The statements of all parts, one after the other, as a file holds them. */
    public static String text(List<Part> parts) {
        var text = new StringBuilder();
        for (Part part : parts) {
            part.statements().forEach(statement -> text.append(statement).append(";\n"));
            text.append('\n');
        }
        return text.toString();
    }

    private List<Part> parts() {
        List<CatalogObject> objects = catalog.stream()
                .filter(made)
                .filter(object -> !NOT_CREATED.contains(object.id().kind()))
                .filter(object -> !isMadeByAnother(object))
                .toList();
        chooseInlined(objects);
        objects.forEach(this::addSteps);
        for (Table table : catalog.tables()) {
            table.partitionOf()
                    .ifPresent(parent -> partitions
                            .computeIfAbsent(parent, key -> new ArrayList<>())
                            .add(table.id()));
        }
        TopologicalOrder<Step> order = new TopologicalOrder<>(steps.keySet(), choice());
        addEdges(order);
        return assembled(sorted(order));
    }

    /** Indexes come with their constraint, identity sequences with their column, a partition's triggers with the parent's. */
    private boolean isMadeByAnother(CatalogObject object) {
        if (object instanceof Sequence sequence) {
            return sequence.isIdentity();
        }
        if (object instanceof Constraint constraint) {
            return constraint.type() == Constraint.Type.NOT_NULL || isInheritedOnly(constraint);
        }
        return object instanceof Cast && isInternal(object.id());
    }

    /** Part of another object's implementation: the cast of a range type to its multirange. */
    private boolean isInternal(ObjectId id) {
        return catalog.dependencies().of(id).stream().anyMatch(need -> need.strength() == Dependency.Strength.INTERNAL);
    }

    /** A parent's constraint reaches its children by itself; a partition needs its own checks and keys to be attached. */
    private boolean isInheritedOnly(Constraint constraint) {
        return !constraint.isLocal()
                && (constraint.type() == Constraint.Type.FOREIGN_KEY || !isPartition(constraint.table()));
    }

    private boolean isPartition(ObjectId table) {
        return catalog.find(table, Table.class).filter(Table::isPartition).isPresent()
                || catalog.find(table, ForeignTable.class)
                        .filter(foreign -> foreign.partitionBound() != null)
                        .isPresent();
    }

    /** Keys and checks of their own table are written inside {@code CREATE TABLE}, unless they call something. */
    private void chooseInlined(List<CatalogObject> objects) {
        for (CatalogObject object : objects) {
            if (object instanceof Constraint constraint && canBeInlined(constraint)) {
                inlined.computeIfAbsent(constraint.table(), key -> new ArrayList<>())
                        .add(constraint);
                partOf.put(constraint.id(), constraint.table());
            }
        }
        inlined.values()
                .forEach(
                        list -> list.sort(Comparator.comparing(Constraint::type).thenComparing(Constraint::id)));
    }

    private boolean canBeInlined(Constraint constraint) {
        if (catalog.find(constraint.table()).filter(made).isEmpty()) {
            return false;
        }
        if (constraint.type() == Constraint.Type.FOREIGN_KEY) {
            return false;
        }
        if (constraint.type().isKey()) {
            return indexOf(constraint).map(index -> index.tablespace() == null).orElse(true);
        }
        return constraint.isValidated()
                && catalog.dependencies().of(constraint.id()).stream()
                        .noneMatch(need -> need.on().kind() == ObjectKind.FUNCTION);
    }

    private Optional<Index> indexOf(Constraint constraint) {
        String index = constraint.index();
        return index == null
                ? Optional.empty()
                : catalog.find(ObjectId.of(ObjectKind.INDEX, constraint.schema(), index), Index.class);
    }

    private void addSteps(CatalogObject object) {
        ObjectId id = object.id();
        var create = new ArrayList<String>();
        if (object instanceof Table table) {
            create.addAll(renderer.create(table, inlined.getOrDefault(id, List.of())));
        } else if (!partOf.containsKey(id)) {
            create.addAll(renderer.create(object));
        }
        create.addAll(renderer.attach(object));
        steps.put(new Step(Verb.CREATE, id), create);
        List<String> attach = renderer.attachPartition(object);
        if (!attach.isEmpty()) {
            steps.put(new Step(Verb.ATTACH, id), attach);
        }
        List<String> finish = renderer.finish(object);
        if (!finish.isEmpty()) {
            steps.put(new Step(Verb.FINISH, id), finish);
        }
    }

    private void addEdges(TopologicalOrder<Step> order) {
        for (Dependency need : catalog.dependencies().all()) {
            Step dependent = creation(need.dependent());
            Step needed = provision(need.on());
            if (!isOwnership(need)) {
                order.after(dependent, needed);
            }
        }
        for (Step step : steps.keySet()) {
            ObjectId id = step.id();
            order.after(new Step(Verb.CREATE, id), provision(ObjectId.global(ObjectKind.SCHEMA, id.schema())));
            order.after(step, new Step(Verb.CREATE, id));
            catalog.find(id).ifPresent(object -> addEdges(order, object));
        }
    }

    /** A sequence that belongs to a column is made before it, for its default. */
    private boolean isOwnership(Dependency need) {
        return need.dependent().kind() == ObjectKind.SEQUENCE
                && (need.on().kind() == ObjectKind.COLUMN || need.on().kind() == ObjectKind.TABLE);
    }

    private void addEdges(TopologicalOrder<Step> order, CatalogObject object) {
        ObjectId id = object.id();
        if (partOf.containsKey(id)) {
            order.after(new Step(Verb.CREATE, id), new Step(Verb.CREATE, partOf.get(id)));
        }
        if (object instanceof ExtensionMember member) {
            order.after(new Step(Verb.CREATE, id), provision(member.member()));
        }
        if (object instanceof Table table) {
            table.parents().forEach(parent -> addParent(order, table.id(), parent, table.isPartition()));
        }
        if (object instanceof ForeignTable table) {
            table.parents().forEach(parent -> addParent(order, table.id(), parent, table.partitionBound() != null));
        }
        if (object instanceof Index index) {
            Step create = new Step(Verb.CREATE, id);
            order.after(create, new Step(Verb.CREATE, index.table()));
            if (index.constraint() == null) {
                partitions
                        .getOrDefault(index.table(), List.of())
                        .forEach(partition -> order.after(create, new Step(Verb.ATTACH, partition)));
                order.after(create, new Step(Verb.ATTACH, index.table()));
            }
            if (index.parent() != null) {
                order.after(new Step(Verb.ATTACH, id), new Step(Verb.CREATE, index.parent()));
            }
            order.after(new Step(Verb.FINISH, index.table()), create);
        }
        if (object instanceof Sequence sequence && sequence.ownedBy() != null) {
            order.after(new Step(Verb.FINISH, id), creation(sequence.ownedBy()));
        }
        if (object instanceof Constraint constraint && constraint.type() == Constraint.Type.FOREIGN_KEY) {
            steps.keySet().stream()
                    .filter(step -> step.verb() == Verb.ATTACH)
                    .forEach(step -> order.after(new Step(Verb.CREATE, id), step));
        }
    }

    private static void addParent(TopologicalOrder<Step> order, ObjectId table, ObjectId parent, boolean isPartition) {
        Step parentMade = new Step(Verb.CREATE, parent);
        order.after(new Step(isPartition ? Verb.ATTACH : Verb.CREATE, table), parentMade);
    }

    /** The step after which an object is there: for a member of an extension that which makes the extension. */
    private Step provision(ObjectId id) {
        return catalog.find(id)
                .flatMap(CatalogObject::extension)
                .map(extension -> creation(ObjectId.global(ObjectKind.EXTENSION, extension)))
                .orElseGet(() -> creation(id));
    }

    /** The step that makes an object: that of its relation for columns. */
    private Step creation(ObjectId id) {
        if (id.kind() == ObjectKind.COLUMN || id.kind() == ObjectKind.TYPE_ATTRIBUTE) {
            for (ObjectKind kind : List.of(
                    ObjectKind.TABLE,
                    ObjectKind.VIEW,
                    ObjectKind.MATERIALIZED_VIEW,
                    ObjectKind.FOREIGN_TABLE,
                    ObjectKind.COMPOSITE)) {
                Step step = new Step(Verb.CREATE, ObjectId.of(kind, id.schema(), id.parent()));
                if (steps.containsKey(step)) {
                    return step;
                }
            }
        }
        ObjectId within = partOf.get(id);
        return new Step(Verb.CREATE, within == null ? id : within);
    }

    private List<Step> sorted(TopologicalOrder<Step> order) {
        TopologicalOrder.Result<Step> result = order.sort();
        var hints = catalog.dependencies().all().stream()
                .filter(need -> need.strength() == Dependency.Strength.HINT)
                .toList();
        if (!result.stuck().isEmpty()) {
            // Hints are guesses from function bodies: the first that give way.
            hints.forEach(need -> order.forget(creation(need.dependent()), creation(need.on())));
            result = order.sort();
        }
        if (!result.stuck().isEmpty()) {
            throw new IllegalStateException("objects need each other in a circle: " + new HashSet<>(result.stuck()));
        }
        return result.sorted();
    }

    private Comparator<Step> choice() {
        return Comparator.<Step>comparingInt(step -> readingRank(step.id()))
                .thenComparing(step -> step.id().schema())
                .thenComparing(step -> group(step.id()))
                .thenComparing(Step::verb)
                .thenComparing(Step::id);
    }

    /** What belongs to a relation stands beside it. */
    private String group(ObjectId id) {
        return catalog.find(id, Index.class)
                .map(index -> index.table().name())
                .orElse(id.parent().isEmpty() ? id.name() : id.parent());
    }

    private static int readingRank(ObjectId id) {
        for (int rank = 0; rank < READING_ORDER.size(); rank++) {
            if (READING_ORDER.get(rank).contains(id.kind())) {
                return rank;
            }
        }
        throw new IllegalArgumentException("no place for a " + id.kind().label());
    }

    private List<Part> assembled(List<Step> sorted) {
        var parts = new ArrayList<Part>();
        for (Step step : sorted) {
            List<String> statements = steps.getOrDefault(step, List.of());
            if (!statements.isEmpty()) {
                parts.add(new Part(step.id(), statements));
            }
        }
        return parts;
    }
}
