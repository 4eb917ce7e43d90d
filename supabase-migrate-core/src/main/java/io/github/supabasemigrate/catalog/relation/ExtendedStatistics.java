package io.github.supabasemigrate.catalog.relation;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An extended statistics object.
 *
 * @param table what it describes
 * @param definition the whole {@code CREATE STATISTICS}, qualified
 * @param columns it covers, sorted; expressions are in the definition
 * @param target null for the server's default
 */
public record ExtendedStatistics(
        ObjectId id,
        Attachments attachments,
        ObjectId table,
        String definition,
        List<String> columns,
        @Nullable Integer target)
        implements CatalogObject {

    public ExtendedStatistics {
        columns = List.copyOf(columns);
    }
}
