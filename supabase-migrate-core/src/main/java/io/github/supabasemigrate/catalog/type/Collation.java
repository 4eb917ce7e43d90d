package io.github.supabasemigrate.catalog.type;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * A collation. Its version belongs to the operating system's libraries, not to the schema, and is not read.
 *
 * @param provider {@code libc}, {@code icu} or {@code builtin}
 * @param encoding null for any
 * @param locale of ICU and built-in collations
 * @param rules additional tailoring of ICU collations, PostgreSQL 16
 */
public record Collation(
        ObjectId id,
        Attachments attachments,
        String provider,
        boolean isDeterministic,
        @Nullable String encoding,
        @Nullable String collate,
        @Nullable String ctype,
        @Nullable String locale,
        @Nullable String rules)
        implements CatalogObject {}
