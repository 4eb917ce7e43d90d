package io.github.supabasemigrate.catalog.relation;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.Options;
import io.github.supabasemigrate.catalog.object.QualifiedName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An index of a table or materialized view.
 *
 * @param table the relation it indexes
 * @param method access method, such as {@code btree}
 * @param included names of the columns of {@code INCLUDE}
 * @param predicate of a partial index, else null
 * @param options storage parameters
 * @param tablespace null for the database's own
 * @param constraint name of the key constraint that owns it, or null
 * @param parent the index of the partitioned table that it is attached to, or null
 * @param isPartitioned it stands for the indexes of all partitions
 * @param isValid false after a failed {@code CREATE INDEX CONCURRENTLY}, and while a partitioned index lacks a partition's
 * @param isReplicaIdentity the table is known by it in logical replication
 * @param isClustered {@code CLUSTER} orders the table by it
 * @param definition the whole {@code CREATE INDEX}
 */
public record Index(
        ObjectId id,
        Attachments attachments,
        ObjectId table,
        String method,
        List<Key> keys,
        List<String> included,
        boolean isUnique,
        boolean nullsNotDistinct,
        @Nullable String predicate,
        Options options,
        @Nullable String tablespace,
        @Nullable String constraint,
        @Nullable ObjectId parent,
        boolean isPartitioned,
        boolean isValid,
        boolean isReplicaIdentity,
        boolean isClustered,
        String definition)
        implements CatalogObject {

    /**
     * What it is ordered or searched by.
     *
     * @param column name, or null for an expression
     * @param expression or null for a column
     * @param collation null for types that have none
     * @param operatorClassOptions such as {@code siglen}
     * @param statisticsTarget of an expression; null for the server's default
     */
    public record Key(
            @Nullable String column,
            @Nullable String expression,
            QualifiedName operatorClass,
            Options operatorClassOptions,
            @Nullable QualifiedName collation,
            boolean descending,
            boolean nullsFirst,
            @Nullable Integer statisticsTarget) {}

    public Index {
        keys = List.copyOf(keys);
        included = List.copyOf(included);
    }

    /** The definition repeats the other components, and its options are in no fixed order. */
    @Override
    public CatalogObject canonical() {
        return new Index(
                id,
                attachments,
                table,
                method,
                keys,
                included,
                isUnique,
                nullsNotDistinct,
                predicate,
                options,
                tablespace,
                constraint,
                parent,
                isPartitioned,
                isValid,
                isReplicaIdentity,
                isClustered,
                "");
    }
}
