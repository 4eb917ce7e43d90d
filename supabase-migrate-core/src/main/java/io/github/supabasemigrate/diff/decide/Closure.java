package io.github.supabasemigrate.diff.decide;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.CatalogComparison;
import io.github.supabasemigrate.catalog.CatalogComparison.Difference;
import io.github.supabasemigrate.catalog.database.Extension;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.Dependency;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.catalog.relation.Constraint;
import io.github.supabasemigrate.catalog.relation.ExtendedStatistics;
import io.github.supabasemigrate.catalog.relation.ForeignTable;
import io.github.supabasemigrate.catalog.relation.Index;
import io.github.supabasemigrate.catalog.relation.Relation;
import io.github.supabasemigrate.catalog.relation.Sequence;
import io.github.supabasemigrate.catalog.relation.Table;
import io.github.supabasemigrate.catalog.relation.View;
import io.github.supabasemigrate.diff.decide.Decisions.Fate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Finds all that has to go when something goes: from what differs, along the dependencies of the first state, to what PostgreSQL
 * would refuse to leave behind.
 */
public final class Closure {

    private static final Set<ObjectKind> TYPES = EnumSet.of(
            ObjectKind.ENUM,
            ObjectKind.DOMAIN,
            ObjectKind.COMPOSITE,
            ObjectKind.RANGE,
            ObjectKind.BASE_TYPE,
            ObjectKind.COLLATION);

    private final Decisions decisions;
    private final Relations from;
    private final Relations to;
    private final InPlace inPlace;
    private final PartitionIndexes partitions;
    private final Deque<ObjectId> touched = new ArrayDeque<>();

    private Closure(Relations from, Relations to) {
        this.from = from;
        this.to = to;
        this.decisions = new Decisions(from, to);
        this.partitions = new PartitionIndexes(decisions);
        this.inPlace = new InPlace(to.catalog().major());
    }

    /** What has to happen to get from one catalog to the other. */
    public static Decisions of(Catalog from, Catalog to) {
        var closure = new Closure(new Relations(from), new Relations(to));
        CatalogComparison.between(from, to).differences().forEach(closure::begin);
        closure.follow();
        PartitionMoves.decide(closure.decisions, closure::rebuild);
        closure.follow();
        PartitionRows.decide(closure.decisions);
        Succession.decide(closure.decisions);
        return closure.decisions;
    }

    private void begin(Difference difference) {
        ObjectId id = difference.id();
        decisions.note(difference);
        if (difference.isAdded()) {
            decisions.decide(id, Fate.CREATED);
        } else if (difference.isRemoved()) {
            decisions.decide(id, Fate.DROPPED);
            touched.add(id);
        } else if (decisions.goes(id)) {
            return;
        } else if (!partitions.isTornOff(difference)
                && (inPlace.canAlter(difference) || followsItsColumns(difference))) {
            decisions.decide(id, Fate.ALTERED);
            beginColumns(difference);
        } else {
            rebuild(id);
        }
    }

    /** PostgreSQL builds an index anew when a column changes its type; only what the catalog says about its keys is not the same. */
    private boolean followsItsColumns(Difference difference) {
        return difference.before() instanceof Index before
                && difference.after() instanceof Index after
                && before.definition().equals(after.definition())
                && before.keys().size() == after.keys().size()
                && before.table().equals(after.table())
                && Objects.equals(before.constraint(), after.constraint())
                && before.keys().stream()
                        .anyMatch(key -> key.expression() != null
                                || decisions.isRetyped(
                                        before.table().child(ObjectKind.COLUMN, String.valueOf(key.column()))));
    }

    /** No index of a partition can be dropped alone: the one above goes, and comes back with the others. */
    private void above(ObjectId needed) {
        from.catalog()
                .find(needed, Index.class)
                .filter(index -> index.parent() != null && decisions.goes(needed) && partitions.isStill(index.table()))
                .map(Index::parent)
                .filter(parent -> to.catalog().contains(parent))
                .ifPresent(parent -> rebuild(parent, needed));
    }

    /** What the table above would take for its own when the table joins goes, and comes back behind. */
    private void beginJoining(Table before, Table after) {
        if (after.isPartition() && !before.parents().equals(after.parents())) {
            from.indexes(before.id()).stream()
                    .flatMap(id -> to.catalog().find(id, Index.class).stream())
                    .filter(partitions::isLookalike)
                    .forEach(index -> rebuild(index.id(), after.id()));
        }
    }

    private void beginColumns(Difference difference) {
        if (difference.before() instanceof Table before && difference.after() instanceof Table after) {
            beginJoining(before, after);
            // The columns of a typed table change with its type: meanwhile it has none.
            if (before.ofType() != null && !before.hasColumnsOf(after)) {
                decisions.untyped.add(difference.id());
            }
        }
        if (!(difference.before() instanceof Table || difference.before() instanceof ForeignTable)) {
            return;
        }
        Relation before = (Relation) difference.before();
        Relation after = (Relation) Objects.requireNonNull(difference.after());
        for (Column column : before.columns()) {
            Column now = to.columns(after).get(column.name());
            if (now == null) {
                decisions.decide(column.id(), Fate.DROPPED);
                touched.add(column.id());
            } else if (mustBeMadeAgain(column, now)) {
                rebuild(column.id());
            } else if (!column.type().equals(now.type()) || !Objects.equals(column.collation(), now.collation())) {
                retype(column.id());
            } else if (!column.equals(now)) {
                decisions.decide(column.id(), Fate.ALTERED);
            }
        }
        for (Column column : after.columns()) {
            if (!from.columns(before).containsKey(column.name())) {
                decisions.decide(column.id(), Fate.CREATED);
            }
        }
    }

    private boolean mustBeMadeAgain(Column before, Column after) {
        if (before.generated() != after.generated()) {
            return after.isGenerated() || before.generated() == Column.Generated.VIRTUAL;
        }
        boolean expressionChanges = !Objects.equals(before.defaultExpression(), after.defaultExpression());
        return after.isGenerated() && expressionChanges && to.catalog().major() < 17;
    }

    private void retype(ObjectId column) {
        if (decisions.retyped.add(column)) {
            decisions.decide(column, Fate.ALTERED);
            touched.add(column);
            if (isPartOfPartitionKey(column)) {
                from.relation(column).ifPresent(table -> rebuild(table.id(), column));
            }
        }
    }

    private boolean isPartOfPartitionKey(ObjectId column) {
        return from.relation(column)
                .filter(relation -> relation instanceof Table table
                        && table.partitionKey() != null
                        && table.partitionKey().matches(".*\\b\\Q" + column.name() + "\\E\\b.*"))
                .isPresent();
    }

    private void rebuild(ObjectId id, ObjectId cause) {
        if (decisions.goes(id)) {
            return;
        }
        decisions.blame(id, cause);
        rebuild(id);
    }

    private void rebuild(ObjectId id) {
        decisions.decide(id, Fate.REBUILT);
        touched.add(id);
        from.catalog()
                .find(id, Table.class)
                .filter(table -> !table.isPartitioned())
                .ifPresent(table -> {
                    if (to.catalog().find(id, Table.class).isPresent()) {
                        decisions.aside.add(id);
                    }
                });
        from.comesWith(id).filter(to.catalog()::contains).ifPresent(maker -> {
            if (id.kind() != ObjectKind.SEQUENCE && !decisions.goes(maker)) {
                rebuild(maker);
            }
        });
    }

    private void follow() {
        while (!touched.isEmpty()) {
            ObjectId needed = touched.remove();
            above(needed);
            for (Dependency dependency : dependents(needed)) {
                if (dependency.strength() != Dependency.Strength.HINT) {
                    dependent(dependency.dependent(), needed);
                }
            }
        }
    }

    private List<Dependency> dependents(ObjectId needed) {
        var found = new ArrayList<>(from.catalog().dependencies().on(needed));
        from.catalog()
                .find(needed, Relation.class)
                .ifPresent(relation -> relation.columns()
                        .forEach(column ->
                                found.addAll(from.catalog().dependencies().on(column.id()))));
        from.catalog()
                .find(needed, Extension.class)
                .ifPresent(extension -> from.catalog().stream()
                        .filter(object ->
                                object.extension().filter(needed.name()::equals).isPresent())
                        .forEach(member ->
                                found.addAll(from.catalog().dependencies().on(member.id()))));
        return found;
    }

    private void dependent(ObjectId dependent, ObjectId needed) {
        switch (dependent.kind()) {
            case COLUMN -> column(dependent, needed);
            case TYPE_ATTRIBUTE -> attribute(dependent, needed);
            case TABLE, FOREIGN_TABLE -> table(dependent, needed);
            case DOMAIN_CONSTRAINT -> check(dependent);
            case SEQUENCE -> sequence(dependent, needed);
            case INDEX, CONSTRAINT, STATISTICS -> {
                if (!decisions.isRetyped(needed) || hasTarget(dependent) || isRetypedOnBothSides(dependent)) {
                    other(dependent, needed);
                }
            }
            case PUBLICATION -> publication(dependent);
            case DATABASE, ROLE, SCHEMA, EXTENSION, EXTENSION_MEMBER, DEFAULT_PRIVILEGES, SUBSCRIPTION -> {}
            default -> other(dependent, needed);
        }
    }

    /** PostgreSQL tries a foreign key again after each of the two changes; between them its sides may not fit. */
    private boolean isRetypedOnBothSides(ObjectId dependent) {
        return from.catalog()
                .find(dependent, Constraint.class)
                .filter(key -> key.reference() != null
                        && decisions.isAnyRetyped(key.table(), key.columns())
                        && decisions.isAnyRetyped(
                                key.reference().table(), key.reference().columns()))
                .isPresent();
    }

    /** What PostgreSQL makes anew by itself when a column gets another type comes back without its target. */
    private boolean hasTarget(ObjectId dependent) {
        return from.catalog()
                .find(dependent, ExtendedStatistics.class)
                .filter(statistics -> statistics.target() != null)
                .isPresent();
    }

    private void publication(ObjectId id) {
        decisions.republished.add(id);
        if (to.catalog().contains(id) && !decisions.fates().containsKey(id)) {
            decisions.decide(id, Fate.ALTERED);
        }
    }

    private void other(ObjectId dependent, ObjectId needed) {
        CatalogObject before = from.catalog().find(dependent).orElse(null);
        if (before instanceof View view && decisions.is(dependent, Fate.REBUILT) && isSameQuery(view)) {
            decisions.blame(dependent, needed);
        }
        if (before == null
                || before.extension().isPresent()
                || decisions.goes(dependent)
                || !to.catalog().contains(dependent)) {
            return;
        }
        if (decisions.is(dependent, Fate.ALTERED) && !stillNeeds(dependent, needed)) {
            return;
        }
        rebuild(dependent, needed);
    }

    /** Only the types of its columns change, with what is under it. */
    private boolean isSameQuery(View before) {
        return to.catalog()
                .find(before.id(), View.class)
                .filter(after -> after.definition().equals(before.definition()))
                .isPresent();
    }

    private boolean stillNeeds(ObjectId dependent, ObjectId needed) {
        return to.catalog().dependencies().of(dependent).stream()
                .anyMatch(need -> need.on().equals(needed) || need.on().isPartOf(needed));
    }

    private void column(ObjectId id, ObjectId needed) {
        Column before = from.column(id).orElse(null);
        Relation relation = from.relation(id).orElse(null);
        if (before == null || relation == null || decisions.goes(id) || decisions.goes(relation.id())) {
            return;
        }
        if (!(relation instanceof Table || relation instanceof ForeignTable)
                || to.column(id).isEmpty()) {
            return;
        }
        if (isTypeOf(before, needed)) {
            if (decisions.is(needed, Fate.REBUILT) && TYPES.contains(needed.kind())) {
                decisions.aside.add(needed);
                retype(id);
                decisions.blame(id, needed);
            }
            if (before.defaultExpression() != null) {
                decisions.released.add(id);
            }
        } else if (before.isGenerated()) {
            decisions.blame(id, needed);
            rebuild(id);
        } else if (before.defaultExpression() != null && !needed.isPartOf(relation.id())) {
            decisions.released.add(id);
        }
        if (!decisions.fates().containsKey(id)) {
            decisions.decide(id, Fate.ALTERED);
        }
        if (!decisions.fates().containsKey(relation.id())) {
            decisions.decide(relation.id(), Fate.ALTERED);
        }
    }

    private static boolean isTypeOf(Column column, ObjectId needed) {
        if (needed.kind() == ObjectKind.COLLATION) {
            return column.collation() != null
                    && column.collation().name().equals(needed.name())
                    && column.collation().schema().equals(needed.schema());
        }
        return column.type().name().equals(needed.name())
                && column.type().schema().equals(needed.schema());
    }

    /** A constraint of a domain goes and comes back; the domain stays. */
    private void check(ObjectId id) {
        ObjectId domain = ObjectId.of(ObjectKind.DOMAIN, id.schema(), id.parent());
        if (!decisions.goes(domain) && to.catalog().contains(domain) && decisions.released.add(id)) {
            if (!decisions.fates().containsKey(domain)) {
                decisions.decide(domain, Fate.ALTERED);
            }
        }
    }

    /** An attribute of a composite type: its type is rebuilt. */
    private void attribute(ObjectId id, ObjectId needed) {
        other(ObjectId.of(ObjectKind.COMPOSITE, id.schema(), id.parent()), needed);
    }

    private void table(ObjectId id, ObjectId needed) {
        if (decisions.goes(id) || !from.catalog().contains(id)) {
            return;
        }
        if (needed.kind() == ObjectKind.SERVER) {
            other(id, needed);
            return;
        }
        if (from.parents(id).contains(needed) && to.parents(id).contains(needed)) {
            decisions.detached.add(id);
        } else if (TYPES.contains(needed.kind()) && to.catalog().contains(id)) {
            decisions.untyped.add(id);
        } else {
            return;
        }
        if (!decisions.fates().containsKey(id)) {
            decisions.decide(id, Fate.ALTERED);
        }
    }

    private void sequence(ObjectId id, ObjectId needed) {
        Sequence before = from.catalog().find(id, Sequence.class).orElse(null);
        if (before == null || before.isIdentity() || decisions.goes(id) || decisions.isRetyped(needed)) {
            return;
        }
        decisions.released.add(id);
        if (!decisions.fates().containsKey(id)) {
            decisions.decide(id, Fate.ALTERED);
        }
    }
}
