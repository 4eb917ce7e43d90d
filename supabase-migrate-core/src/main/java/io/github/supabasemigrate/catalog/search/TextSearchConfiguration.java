package io.github.supabasemigrate.catalog.search;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.QualifiedName;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A text search configuration.
 *
 * @param mappings dictionaries to ask, in order, by token type
 */
public record TextSearchConfiguration(
        ObjectId id, Attachments attachments, QualifiedName parser, SortedMap<String, List<QualifiedName>> mappings)
        implements CatalogObject {

    public TextSearchConfiguration {
        mappings = Collections.unmodifiableSortedMap(new TreeMap<>(mappings));
    }
}
