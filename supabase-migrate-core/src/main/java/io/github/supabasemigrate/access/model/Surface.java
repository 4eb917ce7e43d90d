package io.github.supabasemigrate.access.model;

import io.github.supabasemigrate.catalog.object.ObjectId;
import java.util.List;

/**
 * What a client can name in a request.
 *
 * @param tables ordinary, partitioned and partitions, of the exposed schemas, and those of storage that carry policies
 * @param views plain and materialized
 * @param functions that are neither triggers nor members of extensions
 */
public record Surface(List<ObjectId> tables, List<ObjectId> views, List<ObjectId> functions) {

    public Surface {
        tables = List.copyOf(tables);
        views = List.copyOf(views);
        functions = List.copyOf(functions);
    }
}
