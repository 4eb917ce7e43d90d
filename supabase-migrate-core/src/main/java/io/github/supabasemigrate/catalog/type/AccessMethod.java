package io.github.supabasemigrate.catalog.type;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;

/**
 * An access method.
 *
 * @param isForIndexes else for tables
 * @param handler as SQL
 */
public record AccessMethod(ObjectId id, Attachments attachments, boolean isForIndexes, String handler)
        implements CatalogObject {}
