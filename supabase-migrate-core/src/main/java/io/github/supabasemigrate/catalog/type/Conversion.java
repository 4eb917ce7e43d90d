package io.github.supabasemigrate.catalog.type;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;

/**
 * A conversion between encodings.
 *
 * @param source name of an encoding
 * @param target name of an encoding
 * @param function as SQL
 */
public record Conversion(
        ObjectId id, Attachments attachments, String source, String target, String function, boolean isDefault)
        implements CatalogObject {}
