package io.github.supabasemigrate.diff.decide;

import io.github.supabasemigrate.catalog.CatalogComparison.Difference;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Index;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How an index of a partition becomes a part of the partitioned table's. PostgreSQL looks for one that fits when a table is
 * attached or a key is added above; where more than one fits it may take the wrong one, and where the index above is there
 * already it does not look.
 */
public final class PartitionIndexes {

    private final Decisions decisions;

    public PartitionIndexes(Decisions decisions) {
        this.decisions = decisions;
    }

    /** True for the index of a partitioned table that is made without its partitions, which then join it one by one. */
    public boolean isAlone(Index index) {
        return index.isPartitioned()
                && (index.constraint() == null
                        || !index.isValid()
                        || parts(index).anyMatch(part -> hasLookalike(part, other -> other.constraint() != null)));
    }

    /**
     * True when a statement has to say that the index is a part of the one above.
     *
     * @param tableJoins its table is attached, and finds the index above if that is there
     */
    public boolean isWritten(Index index, boolean tableJoins) {
        ObjectId parent = index.parent();
        if (parent == null) {
            return false;
        }
        return decisions.comes(parent)
                ? decisions
                        .to()
                        .catalog()
                        .find(parent, Index.class)
                        .filter(this::isAlone)
                        .isPresent()
                : !tableJoins;
    }

    /** True for an index beside one that belongs to the table above: taken for it, if it were there when the table joins. */
    public boolean isLookalike(Index index) {
        return index.parent() == null
                && decisions.to().isPartition(index.table())
                && indexes(decisions.to(), index.table())
                        .anyMatch(other -> other.parent() != null
                                && (other.constraint() == null || index.constraint() != null)
                                && isLike(index, other));
    }

    /** True for an index of a partition that is to be no part of the one above any more, or of another, while its table stays. */
    boolean isTornOff(Difference difference) {
        return difference.before() instanceof Index before
                && difference.after() instanceof Index after
                && before.parent() != null
                && !before.parent().equals(after.parent())
                && isStill(before.table());
    }

    /** True for a table that is a partition as before, and all the while. */
    boolean isStill(ObjectId table) {
        return !decisions.goes(table)
                && !decisions.isDetached(table)
                && decisions.from().parents(table).equals(decisions.to().parents(table))
                && decisions.from().bound(table).equals(decisions.to().bound(table));
    }

    private Stream<Index> parts(Index above) {
        return decisions.to().children(above.table()).stream()
                .flatMap(table -> indexes(decisions.to(), table))
                .filter(index -> above.id().equals(index.parent()));
    }

    private boolean hasLookalike(Index part, Predicate<Index> counts) {
        return Stream.of(decisions.from(), decisions.to())
                .flatMap(side -> indexes(side, part.table()))
                .filter(counts)
                .anyMatch(other -> !other.id().equals(part.id()) && isLike(part, other));
    }

    private static boolean isLike(Index index, Index other) {
        return index.isUnique() == other.isUnique()
                && columns(index).equals(columns(other))
                && Objects.equals(index.predicate(), other.predicate());
    }

    private static List<String> columns(Index index) {
        return index.keys().stream()
                .map(key -> key.column() + " " + key.expression())
                .toList();
    }

    private static Stream<Index> indexes(Relations side, ObjectId table) {
        return side.indexes(table).stream().flatMap(id -> side.catalog().find(id, Index.class).stream());
    }
}
