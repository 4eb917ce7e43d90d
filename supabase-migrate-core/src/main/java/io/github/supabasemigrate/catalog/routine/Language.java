package io.github.supabasemigrate.catalog.routine;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * A procedural language.
 *
 * @param handler as SQL, null for those built in
 * @param inline as SQL, or null
 * @param validator as SQL, or null
 */
public record Language(
        ObjectId id,
        Attachments attachments,
        boolean isTrusted,
        @Nullable String handler,
        @Nullable String inline,
        @Nullable String validator)
        implements CatalogObject {}
