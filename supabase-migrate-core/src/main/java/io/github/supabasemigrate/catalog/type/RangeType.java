package io.github.supabasemigrate.catalog.type;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.QualifiedName;
import io.github.supabasemigrate.catalog.object.TypeReference;
import org.jspecify.annotations.Nullable;

/**
 * A range type together with its multirange.
 *
 * @param subtype what it ranges over
 * @param collation of the subtype, or null
 * @param canonicalFunction as SQL, or null
 * @param subtypeDifference as SQL, or null
 * @param multirange name of the multirange type
 */
public record RangeType(
        ObjectId id,
        Attachments attachments,
        TypeReference subtype,
        QualifiedName operatorClass,
        @Nullable QualifiedName collation,
        @Nullable String canonicalFunction,
        @Nullable String subtypeDifference,
        QualifiedName multirange)
        implements CatalogObject {}
