package io.github.supabasemigrate.diff.decide;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.Dependency;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.catalog.relation.Constraint;
import io.github.supabasemigrate.catalog.relation.ForeignTable;
import io.github.supabasemigrate.catalog.relation.Index;
import io.github.supabasemigrate.catalog.relation.Relation;
import io.github.supabasemigrate.catalog.relation.Sequence;
import io.github.supabasemigrate.catalog.relation.Table;
import io.github.supabasemigrate.catalog.relation.Trigger;
import io.github.supabasemigrate.catalog.routine.Routine;
import io.github.supabasemigrate.catalog.type.Cast;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One catalog, with what belongs to what in it: columns to relations, partitions to parents, what comes with what. */
public final class Relations {

    private static final List<ObjectKind> KINDS =
            List.of(ObjectKind.TABLE, ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW, ObjectKind.FOREIGN_TABLE);

    private final Catalog catalog;
    private final Map<ObjectId, List<ObjectId>> children = new HashMap<>();
    private final Map<ObjectId, Map<String, Column>> columns = new HashMap<>();
    private final Map<ObjectId, Sequence> identities = new HashMap<>();
    private final Map<ObjectId, List<ObjectId>> indexes = new HashMap<>();

    public Relations(Catalog catalog) {
        this.catalog = catalog;
        catalog.tables().forEach(table -> addChild(table.id(), table.parents()));
        catalog.all(ForeignTable.class).forEach(table -> addChild(table.id(), table.parents()));
        for (Sequence sequence : catalog.all(Sequence.class)) {
            ObjectId owner = sequence.ownedBy();
            if (owner != null && sequence.isIdentity()) {
                identities.put(owner, sequence);
            }
        }
        catalog.indexes()
                .forEach(index -> indexes.computeIfAbsent(index.table(), key -> new ArrayList<>())
                        .add(index.id()));
    }

    private void addChild(ObjectId child, List<ObjectId> parents) {
        parents.forEach(parent ->
                children.computeIfAbsent(parent, key -> new ArrayList<>()).add(child));
    }

    public Catalog catalog() {
        return catalog;
    }

    /** Tables that inherit from a table, or are its partitions. */
    public List<ObjectId> children(ObjectId table) {
        return children.getOrDefault(table, List.of());
    }

    public List<ObjectId> indexes(ObjectId table) {
        return indexes.getOrDefault(table, List.of());
    }

    /** The relation that a column is in. */
    public Optional<Relation> relation(ObjectId column) {
        for (ObjectKind kind : KINDS) {
            Optional<Relation> found =
                    catalog.find(ObjectId.of(kind, column.schema(), column.parent()), Relation.class);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    public Optional<Column> column(ObjectId id) {
        return relation(id).map(relation -> columns(relation).get(id.name()));
    }

    /** The columns of a relation by name. */
    public Map<String, Column> columns(Relation relation) {
        return columns.computeIfAbsent(relation.id(), key -> {
            var byName = new HashMap<String, Column>();
            relation.columns().forEach(column -> byName.put(column.name(), column));
            return byName;
        });
    }

    public Optional<Sequence> identity(ObjectId column) {
        return Optional.ofNullable(identities.get(column));
    }

    /** The parents of a table. */
    public List<ObjectId> parents(ObjectId table) {
        return catalog.find(table, Table.class)
                .map(Table::parents)
                .or(() -> catalog.find(table, ForeignTable.class).map(ForeignTable::parents))
                .orElse(List.of());
    }

    public boolean isPartition(ObjectId table) {
        return bound(table).isPresent();
    }

    /** The bound of a partition. */
    public Optional<String> bound(ObjectId table) {
        return catalog.find(table, Table.class)
                .map(Table::partitionBound)
                .or(() -> catalog.find(table, ForeignTable.class).map(ForeignTable::partitionBound));
    }

    /** The table or view that a column, constraint, trigger, rule, policy or index is a part of, or a column's sequence. */
    public Optional<ObjectId> owner(ObjectId id) {
        return switch (id.kind()) {
            case INDEX -> catalog.find(id, Index.class).map(Index::table);
            case COLUMN, CONSTRAINT, TRIGGER, RULE, POLICY -> relation(id).map(CatalogObject::id);
            case SEQUENCE ->
                catalog.find(id, Sequence.class)
                        .map(Sequence::ownedBy)
                        .flatMap(this::relation)
                        .map(CatalogObject::id);
            default -> Optional.empty();
        };
    }

    /**
     * The object that this comes and goes with, though it is an object of its own: a key for its index, a column for its
     * identity sequence, the parent's constraint for an inherited one.
     */
    public Optional<ObjectId> comesWith(ObjectId id) {
        CatalogObject object = catalog.find(id).orElse(null);
        if (object instanceof Index index && index.constraint() != null) {
            return Optional.of(index.table().child(ObjectKind.CONSTRAINT, index.constraint()));
        }
        if (object instanceof Sequence sequence && sequence.isIdentity()) {
            return Optional.ofNullable(sequence.ownedBy());
        }
        if (object instanceof Constraint constraint) {
            return constraint.type() == Constraint.Type.NOT_NULL
                    ? Optional.of(constraint
                            .table()
                            .child(ObjectKind.COLUMN, constraint.columns().get(0)))
                    : inheritedFrom(constraint);
        }
        if (object instanceof Trigger trigger) {
            return Optional.ofNullable(trigger.copyOf());
        }
        return object instanceof Cast || object instanceof Routine ? internalTo(id) : Optional.empty();
    }

    /** A parent's check or foreign key reaches its children by itself. */
    private Optional<ObjectId> inheritedFrom(Constraint constraint) {
        if (constraint.isLocal() || constraint.type().isKey()) {
            return Optional.empty();
        }
        return parents(constraint.table()).stream()
                .map(parent -> parent.child(ObjectKind.CONSTRAINT, constraint.name()))
                .filter(catalog::contains)
                .findFirst();
    }

    /** Part of another object's implementation: the constructors of a range type, and the cast to its multirange. */
    private Optional<ObjectId> internalTo(ObjectId id) {
        return catalog.dependencies().of(id).stream()
                .filter(need -> need.strength() == Dependency.Strength.INTERNAL)
                .map(Dependency::on)
                .findFirst();
    }
}
