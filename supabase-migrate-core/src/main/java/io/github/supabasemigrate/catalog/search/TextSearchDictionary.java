package io.github.supabasemigrate.catalog.search;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.QualifiedName;

/**
 * A text search dictionary.
 *
 * @param options as SQL, {@code name = 'value', …}; empty for none
 */
public record TextSearchDictionary(ObjectId id, Attachments attachments, QualifiedName template, String options)
        implements CatalogObject {}
