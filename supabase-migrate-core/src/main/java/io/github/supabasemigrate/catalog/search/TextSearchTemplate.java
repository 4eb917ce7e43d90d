package io.github.supabasemigrate.catalog.search;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * A text search template: its functions, as SQL.
 *
 * @param initialize or null
 */
public record TextSearchTemplate(
        ObjectId id, Attachments attachments, @Nullable String initialize, String lexize) implements CatalogObject {}
