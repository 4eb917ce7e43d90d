package io.github.supabasemigrate.access.condition;

import io.github.supabasemigrate.catalog.object.ObjectId;
import java.util.List;

/**
 * A column, or a value inside a JSON column.
 *
 * @param path keys down to the value; empty for the column itself
 */
public record ColumnRef(ObjectId relation, String column, List<String> path) {

    public ColumnRef {
        path = List.copyOf(path);
    }

    public boolean isOf(ObjectId table, String name) {
        return relation.equals(table) && column.equals(name);
    }
}
