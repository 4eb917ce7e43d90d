package io.github.supabasemigrate.catalog.foreign;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.Options;

/**
 * How a role logs in on a foreign server. The value of a password is never read.
 *
 * @param options empty when the reader may not see them
 */
public record UserMapping(ObjectId id, Attachments attachments, Options options) implements CatalogObject {}
