package io.github.supabasemigrate.catalog.type;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import java.util.List;

/**
 * An enum.
 *
 * @param labels in sort order
 */
public record EnumType(ObjectId id, Attachments attachments, List<String> labels) implements CatalogObject {

    public EnumType {
        labels = List.copyOf(labels);
    }
}
