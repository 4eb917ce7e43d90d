package io.github.supabasemigrate.catalog.relation;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.Options;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A table, ordinary or partitioned.
 *
 * @param isUnlogged {@code CREATE UNLOGGED TABLE}
 * @param options storage parameters
 * @param toastOptions storage parameters of its TOAST table, without the {@code toast.} prefix
 * @param accessMethod null for partitioned tables that name none
 * @param tablespace null for the database's own
 * @param hasRowSecurity row level security is enabled
 * @param forcesRowSecurity its owner is subject to the policies too
 * @param replicaIdentityIndex name of the index of {@link ReplicaIdentity#INDEX}
 * @param clusteredOn name of the index that {@code CLUSTER} uses
 * @param ofType the composite type of {@code CREATE TABLE … OF}, as SQL
 * @param parents tables it inherits from or is a partition of, in order
 * @param partitionKey {@code RANGE (at)}, for partitioned tables
 * @param partitionBound {@code FOR VALUES …} or {@code DEFAULT}, for partitions
 */
public record Table(
        ObjectId id,
        Attachments attachments,
        List<Column> columns,
        boolean isUnlogged,
        Options options,
        Options toastOptions,
        @Nullable String accessMethod,
        @Nullable String tablespace,
        boolean hasRowSecurity,
        boolean forcesRowSecurity,
        ReplicaIdentity replicaIdentity,
        @Nullable String replicaIdentityIndex,
        @Nullable String clusteredOn,
        @Nullable String ofType,
        List<ObjectId> parents,
        @Nullable String partitionKey,
        @Nullable String partitionBound)
        implements Relation {

    /** What the old row is known by in logical replication. */
    public enum ReplicaIdentity {
        /** The primary key. */
        DEFAULT,
        NOTHING,
        FULL,
        INDEX;

        /** Reads {@code relreplident}. */
        public static ReplicaIdentity ofLetter(String letter) {
            return switch (letter) {
                case "n" -> NOTHING;
                case "f" -> FULL;
                case "i" -> INDEX;
                default -> DEFAULT;
            };
        }
    }

    public Table {
        columns = List.copyOf(columns);
        parents = List.copyOf(parents);
    }

    public boolean isPartitioned() {
        return partitionKey != null;
    }

    public boolean isPartition() {
        return partitionBound != null;
    }

    /** The partitioned table that this is a partition of. */
    public Optional<ObjectId> partitionOf() {
        return isPartition() ? Optional.of(parents.get(0)) : Optional.empty();
    }

    /** Whether the other has the same columns by name and type, in the same order, as a table's type asks for. */
    public boolean hasColumnsOf(Table other) {
        return columns.size() == other.columns.size()
                && IntStream.range(0, columns.size())
                        .allMatch(i -> columns.get(i)
                                        .name()
                                        .equals(other.columns.get(i).name())
                                && columns.get(i)
                                        .type()
                                        .equals(other.columns.get(i).type()));
    }

    /** {@code ALTER TABLE … ADD COLUMN} can only append, so the order of columns is no difference between schemas. */
    @Override
    public CatalogObject canonical() {
        List<Column> byName =
                columns.stream().sorted(Comparator.comparing(Column::name)).toList();
        return withColumns(byName);
    }

    public Table withColumns(List<Column> newColumns) {
        return new Table(
                id,
                attachments,
                Objects.requireNonNull(newColumns, "newColumns"),
                isUnlogged,
                options,
                toastOptions,
                accessMethod,
                tablespace,
                hasRowSecurity,
                forcesRowSecurity,
                replicaIdentity,
                replicaIdentityIndex,
                clusteredOn,
                ofType,
                parents,
                partitionKey,
                partitionBound);
    }
}
