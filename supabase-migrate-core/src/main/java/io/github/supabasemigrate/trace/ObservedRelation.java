package io.github.supabasemigrate.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A relation that was there before the file began to run.
 *
 * @param table {@code schema.name} of the table that an index belongs to; null for what is no index
 * @param partitionOf {@code schema.name} of the partitioned tables above it, the nearest first
 */
public record ObservedRelation(
        String schema, String name, Kind kind, @Nullable String table, List<String> partitionOf) {

    /** What kind of relation; {@code relkind} in the catalog. */
    public enum Kind {
        TABLE,
        PARTITIONED_TABLE,
        INDEX,
        VIEW,
        MATERIALIZED_VIEW,
        SEQUENCE,
        FOREIGN_TABLE,
        OTHER;

        static Kind of(String relkind) {
            return switch (relkind) {
                case "r" -> TABLE;
                case "p" -> PARTITIONED_TABLE;
                case "i", "I" -> INDEX;
                case "v" -> VIEW;
                case "m" -> MATERIALIZED_VIEW;
                case "S" -> SEQUENCE;
                case "f" -> FOREIGN_TABLE;
                default -> OTHER;
            };
        }

        /** True for what stores rows that a rewrite would copy. */
        boolean holdsRows() {
            return this == TABLE || this == MATERIALIZED_VIEW;
        }
    }

    public ObservedRelation {
        partitionOf = List.copyOf(partitionOf);
    }

    /** The same, as a partition only of what the other is a partition of too. */
    ObservedRelation partitionOfAlso(ObservedRelation other) {
        return partitionOf.isEmpty()
                ? this
                : new ObservedRelation(
                        schema,
                        name,
                        kind,
                        table,
                        partitionOf.stream().filter(other.partitionOf::contains).toList());
    }

    /** {@code schema.name}, unquoted. */
    public String qualifiedName() {
        return schema + "." + name;
    }

    @Override
    public String toString() {
        return qualifiedName();
    }
}
