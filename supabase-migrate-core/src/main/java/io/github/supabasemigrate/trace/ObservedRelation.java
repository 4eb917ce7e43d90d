package io.github.supabasemigrate.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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

    /** The same, as a partition of nothing that lies above one of these tables. */
    ObservedRelation below(Set<String> tops) {
        if (partitionOf.isEmpty()) {
            return this;
        }
        List<String> above = new ArrayList<>();
        for (String at = qualifiedName(); !tops.contains(at) && above.size() < partitionOf.size(); ) {
            at = partitionOf.get(above.size());
            above.add(at);
        }
        return new ObservedRelation(schema, name, kind, table, above);
    }

    /**
     * Whether a change may have given it another name, or other partitions.
     *
     * @param objectType what an event trigger calls the kind of the object that changed
     * @param identity and the object, quoted where it must be
     */
    boolean mayHaveBecome(String objectType, String identity) {
        boolean isPart = objectType.contains("column") || objectType.contains("constraint");
        return !isPart && (kind == Kind.PARTITIONED_TABLE || !identity.equals(qualifiedName()));
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
