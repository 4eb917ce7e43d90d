package io.github.supabasemigrate.catalog.database;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;

/**
 * An installed extension.
 *
 * @param installedIn the schema of its objects
 * @param isRelocatable true when it can be moved to another schema
 */
public record Extension(ObjectId id, Attachments attachments, String version, String installedIn, boolean isRelocatable)
        implements CatalogObject {}
