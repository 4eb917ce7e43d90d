package io.github.supabasemigrate.catalog.relation;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * A sequence. Where it stands is data, not schema, and is not read.
 *
 * @param type {@code smallint}, {@code integer} or {@code bigint}
 * @param ownedBy the column it is dropped with, or null
 * @param isIdentity it implements an identity column
 */
public record Sequence(
        ObjectId id,
        Attachments attachments,
        String type,
        long start,
        long increment,
        long minimum,
        long maximum,
        long cache,
        boolean cycles,
        boolean isUnlogged,
        @Nullable ObjectId ownedBy,
        boolean isIdentity)
        implements CatalogObject {}
