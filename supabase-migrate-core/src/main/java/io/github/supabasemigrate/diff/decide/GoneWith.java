package io.github.supabasemigrate.diff.decide;

import io.github.supabasemigrate.catalog.Dependencies;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.Dependency;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.relation.Constraint;
import io.github.supabasemigrate.catalog.relation.Index;
import io.github.supabasemigrate.catalog.relation.Relation;
import io.github.supabasemigrate.catalog.relation.Sequence;
import io.github.supabasemigrate.catalog.relation.Table;
import io.github.supabasemigrate.catalog.routine.Routine;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The object whose end is the end of another. */
public final class GoneWith {

    private GoneWith() {}

    public static Optional<ObjectId> of(Decisions decisions, ObjectId id) {
        if (decisions.isExplicit(id)) {
            return Optional.empty();
        }
        CatalogObject object = decisions.from().catalog().find(id).orElse(null);
        Optional<ObjectId> maker = decisions.from().comesWith(id).filter(of -> isGone(decisions, of));
        if (maker.isPresent()) {
            // A child goes before its parent, and takes what it inherited with it.
            return object instanceof Constraint ? owner(decisions, id, object).or(() -> maker) : maker;
        }
        if (id.kind() == ObjectKind.DEFAULT_PRIVILEGES && !id.schema().isEmpty()) {
            return Optional.of(ObjectId.global(ObjectKind.SCHEMA, id.schema()))
                    .filter(schema -> decisions.is(schema, Decisions.Fate.DROPPED));
        }
        if (object instanceof Routine) {
            return typeOf(decisions, id);
        }
        if (object instanceof Table table && table.isPartition()) {
            return tableAbove(decisions, table);
        }
        Optional<ObjectId> above = partAbove(decisions, object);
        if (above.isPresent()) {
            return above;
        }
        Optional<ObjectId> owner = owner(decisions, id, object);
        if (owner.isEmpty() && object instanceof Index index && index.parent() != null) {
            return Optional.of(index.parent())
                    .filter(parent -> decisions.goes(parent) && !leaves(decisions, index.table()));
        }
        if (owner.isEmpty()
                && object instanceof Constraint constraint
                && constraint.type().isKey()) {
            return keyAbove(decisions, constraint);
        }
        return owner;
    }

    /** A partition stays where it is until its rows have moved to the successor of the table that it is part of. */
    private static Optional<ObjectId> tableAbove(Decisions decisions, Table partition) {
        return partition
                .partitionOf()
                .filter(above -> decisions.is(partition.id(), Decisions.Fate.DROPPED))
                .filter(above -> decisions.isAside(above) || isGoneWithTable(decisions, above));
    }

    /** The index or key above one of such a partition, which goes before the tables. */
    private static Optional<ObjectId> partAbove(Decisions decisions, @Nullable CatalogObject object) {
        if (object instanceof Index index && index.parent() != null && isGoneWithTable(decisions, index.table())) {
            return Optional.of(index.parent()).filter(decisions::goes);
        }
        return object instanceof Constraint constraint
                        && constraint.type().isKey()
                        && isGoneWithTable(decisions, constraint.table())
                ? keyAbove(decisions, constraint)
                : Optional.empty();
    }

    private static boolean isGoneWithTable(Decisions decisions, ObjectId table) {
        return decisions
                .from()
                .catalog()
                .find(table, Table.class)
                .flatMap(above -> tableAbove(decisions, above))
                .isPresent();
    }

    /** A base type and its functions need each other: they go together. */
    private static Optional<ObjectId> typeOf(Decisions decisions, ObjectId function) {
        Dependencies dependencies = decisions.from().catalog().dependencies();
        return dependencies.of(function).stream()
                .map(Dependency::on)
                .filter(type -> type.kind() == ObjectKind.BASE_TYPE && takesItsFunctions(decisions, type))
                .filter(type -> dependencies.of(type).stream()
                        .anyMatch(need -> need.on().equals(function)))
                .findFirst();
    }

    /** True for a base type that is dropped with its functions; not while the column of a table that stays has values of it. */
    public static boolean takesItsFunctions(Decisions decisions, ObjectId type) {
        Dependencies dependencies = decisions.from().catalog().dependencies();
        return decisions.goes(type)
                && dependencies.of(type).stream().anyMatch(need -> need.on().kind() == ObjectKind.FUNCTION)
                && (decisions.is(type, Decisions.Fate.DROPPED)
                        || decisions.isAside(type)
                        || dependencies.on(type).stream()
                                .noneMatch(need -> need.dependent().kind() == ObjectKind.COLUMN));
    }

    /** A partition that is detached keeps what it had from its parent. */
    private static boolean leaves(Decisions decisions, ObjectId table) {
        return decisions.isDetached(table)
                || decisions.departure(table).isPresent()
                || (!decisions.goes(table)
                        && decisions.to().catalog().contains(table)
                        && !(decisions
                                        .to()
                                        .parents(table)
                                        .equals(decisions.from().parents(table))
                                && decisions
                                        .to()
                                        .bound(table)
                                        .equals(decisions.from().bound(table))));
    }

    /** The key of a partitioned table takes those of its partitions with it. */
    private static Optional<ObjectId> keyAbove(Decisions decisions, Constraint constraint) {
        String index = constraint.index();
        return index == null || leaves(decisions, constraint.table())
                ? Optional.empty()
                : decisions
                        .from()
                        .catalog()
                        .find(ObjectId.of(ObjectKind.INDEX, constraint.schema(), index), Index.class)
                        .map(Index::parent)
                        .filter(decisions::goes);
    }

    private static boolean isGone(Decisions decisions, ObjectId maker) {
        return decisions.goes(maker)
                || (maker.kind() == ObjectKind.COLUMN
                        && (decisions.to().column(maker).isEmpty()
                                || decisions.is(maker, Decisions.Fate.ALTERED)
                                || decisions
                                        .from()
                                        .relation(maker)
                                        .map(Relation::id)
                                        .filter(decisions::goes)
                                        .isPresent()));
    }

    private static Optional<ObjectId> owner(Decisions decisions, ObjectId id, @Nullable CatalogObject object) {
        Optional<ObjectId> owner = decisions
                .from()
                .owner(id)
                .filter(of -> !decisions.isAside(of)
                        || (decisions.departure(of).isPresent() && !isNameWanted(decisions, id, object)));
        ObjectId column = object instanceof Sequence sequence ? sequence.ownedBy() : null;
        if (column != null) {
            return decisions.is(id, Decisions.Fate.DROPPED)
                    ? owner.filter(decisions::goes).or(() -> Optional.of(column).filter(decisions::goes))
                    : Optional.empty();
        }
        // The name of an index that comes again must be free before its table is gone.
        return owner.filter(decisions::goes)
                .filter(of -> !(object instanceof Index && decisions.comes(id) && isGoneWithTable(decisions, of)));
    }

    /** Another index has its name from now on, or that of its index. */
    private static boolean isNameWanted(Decisions decisions, ObjectId id, @Nullable CatalogObject object) {
        String index = object instanceof Constraint constraint ? constraint.index() : null;
        return decisions.comes(index == null ? id : ObjectId.of(ObjectKind.INDEX, id.schema(), index));
    }
}
