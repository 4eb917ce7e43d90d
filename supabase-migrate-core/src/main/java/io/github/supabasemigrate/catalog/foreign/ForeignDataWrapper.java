package io.github.supabasemigrate.catalog.foreign;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.Options;
import org.jspecify.annotations.Nullable;

/**
 * A foreign-data wrapper.
 *
 * @param handler as SQL, or null
 * @param validator as SQL, or null
 */
public record ForeignDataWrapper(
        ObjectId id,
        Attachments attachments,
        @Nullable String handler,
        @Nullable String validator,
        Options options) implements CatalogObject {}
