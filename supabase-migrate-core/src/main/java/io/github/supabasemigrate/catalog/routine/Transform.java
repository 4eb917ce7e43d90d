package io.github.supabasemigrate.catalog.routine;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * A transform between a type and a language.
 *
 * @param type as SQL
 * @param fromSql function as SQL, or null
 * @param toSql function as SQL, or null
 */
public record Transform(
        ObjectId id,
        Attachments attachments,
        String type,
        String language,
        @Nullable String fromSql,
        @Nullable String toSql)
        implements CatalogObject {}
