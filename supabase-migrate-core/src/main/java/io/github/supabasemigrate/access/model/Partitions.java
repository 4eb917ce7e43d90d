package io.github.supabasemigrate.access.model;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Table;

/** Partitions and the tables whose rows are theirs. */
public final class Partitions {

    private Partitions() {}

    /** The table that a partition, or a partition of one, is in the end a part of; any other table itself. */
    public static ObjectId root(Catalog catalog, ObjectId table) {
        return catalog.find(table, Table.class)
                .flatMap(Table::partitionOf)
                .map(above -> root(catalog, above))
                .orElse(table);
    }
}
