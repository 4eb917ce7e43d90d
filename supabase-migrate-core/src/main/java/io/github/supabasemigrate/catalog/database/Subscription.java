package io.github.supabasemigrate.catalog.database;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.Options;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A subscription.
 *
 * @param connection without its password; empty when the reader may not see it
 * @param options as {@code CREATE SUBSCRIPTION … WITH} takes them
 */
public record Subscription(
        ObjectId id,
        Attachments attachments,
        boolean isEnabled,
        List<String> publications,
        Options connection,
        SortedMap<String, String> options)
        implements CatalogObject {

    public Subscription {
        publications = publications.stream().sorted().toList();
        options = Collections.unmodifiableSortedMap(new TreeMap<>(options));
    }
}
