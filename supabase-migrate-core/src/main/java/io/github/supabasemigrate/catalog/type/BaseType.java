package io.github.supabasemigrate.catalog.type;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A type written in C or another language that sees its bytes, or a shell that waits for its definition.
 *
 * @param isDefined false for a shell
 * @param properties the parameters of {@code CREATE TYPE}, by name, those left at their default too
 */
public record BaseType(ObjectId id, Attachments attachments, boolean isDefined, SortedMap<String, String> properties)
        implements CatalogObject {

    /** The parameters that {@code ALTER TYPE … SET} takes. */
    public static final Set<String> ALTERABLE =
            Set.of("RECEIVE", "SEND", "TYPMOD_IN", "TYPMOD_OUT", "ANALYZE", "SUBSCRIPT", "STORAGE");

    public BaseType {
        properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
    }
}
