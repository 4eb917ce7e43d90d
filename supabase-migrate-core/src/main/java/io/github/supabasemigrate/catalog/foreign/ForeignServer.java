package io.github.supabasemigrate.catalog.foreign;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.Options;
import org.jspecify.annotations.Nullable;

/**
 * A foreign server.
 *
 * @param wrapper name of its foreign-data wrapper
 */
public record ForeignServer(
        ObjectId id,
        Attachments attachments,
        String wrapper,
        @Nullable String type,
        @Nullable String version,
        Options options)
        implements CatalogObject {}
