package io.github.supabasemigrate.access.model;

import io.github.supabasemigrate.catalog.object.ObjectId;
import java.util.List;

/**
 * A foreign key, seen from the child.
 *
 * @param constraint its name
 * @param columns of the child
 * @param relation the parent
 * @param parentColumns in the same order
 */
public record Parent(String constraint, List<String> columns, ObjectId relation, List<String> parentColumns) {

    public Parent {
        columns = List.copyOf(columns);
        parentColumns = List.copyOf(parentColumns);
    }
}
