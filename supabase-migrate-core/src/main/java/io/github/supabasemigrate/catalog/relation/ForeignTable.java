package io.github.supabasemigrate.catalog.relation;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.Options;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table whose rows another server keeps.
 *
 * @param server name of the server
 * @param options of the foreign table
 * @param parents tables it inherits from or is a partition of, in order
 * @param partitionBound null when it is no partition
 */
public record ForeignTable(
        ObjectId id,
        Attachments attachments,
        List<Column> columns,
        String server,
        Options options,
        List<ObjectId> parents,
        @Nullable String partitionBound)
        implements Relation {

    public ForeignTable {
        columns = List.copyOf(columns);
        parents = List.copyOf(parents);
    }

    @Override
    public CatalogObject canonical() {
        List<Column> byName =
                columns.stream().sorted(Comparator.comparing(Column::name)).toList();
        return new ForeignTable(id, attachments, byName, server, options, parents, partitionBound);
    }
}
