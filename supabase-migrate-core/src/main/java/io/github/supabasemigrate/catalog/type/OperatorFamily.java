package io.github.supabasemigrate.catalog.type;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import java.util.List;

/**
 * An operator family.
 *
 * @param members operators and functions added to the family itself, not through a class; as {@code ALTER OPERATOR FAMILY …
 *     ADD} takes them, sorted
 */
public record OperatorFamily(ObjectId id, Attachments attachments, String method, List<String> members)
        implements CatalogObject {

    public OperatorFamily {
        members = List.copyOf(members);
    }
}
