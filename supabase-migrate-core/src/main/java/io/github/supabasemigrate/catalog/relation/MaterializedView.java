package io.github.supabasemigrate.catalog.relation;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.Options;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A view whose rows are kept.
 *
 * @param definition its query, qualified and formatted by PostgreSQL, ending with a semicolon
 * @param isPopulated false after {@code WITH NO DATA}: reading it fails until it is refreshed
 * @param clusteredOn name of the index that {@code CLUSTER} uses
 */
public record MaterializedView(
        ObjectId id,
        Attachments attachments,
        List<Column> columns,
        String definition,
        Options options,
        Options toastOptions,
        @Nullable String accessMethod,
        @Nullable String tablespace,
        boolean isPopulated,
        @Nullable String clusteredOn)
        implements Relation {

    public MaterializedView {
        columns = List.copyOf(columns);
    }
}
