package io.github.supabasemigrate.catalog.search;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * A text search parser: its functions, as SQL.
 *
 * @param headline or null
 */
public record TextSearchParser(
        ObjectId id,
        Attachments attachments,
        String start,
        String token,
        String end,
        String types,
        @Nullable String headline)
        implements CatalogObject {}
