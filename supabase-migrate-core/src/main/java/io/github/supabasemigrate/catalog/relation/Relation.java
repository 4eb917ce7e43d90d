package io.github.supabasemigrate.catalog.relation;

import io.github.supabasemigrate.catalog.object.CatalogObject;
import java.util.List;
import java.util.Optional;

/** Something with columns that a query can name. */
public interface Relation extends CatalogObject {

    /** In the order of {@code SELECT *}. */
    List<Column> columns();

    default Optional<Column> column(String name) {
        return columns().stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
