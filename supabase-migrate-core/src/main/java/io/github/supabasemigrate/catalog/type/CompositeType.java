package io.github.supabasemigrate.catalog.type;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.QualifiedName;
import io.github.supabasemigrate.catalog.object.TypeReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stand-alone composite type.
 *
 * @param attributes in order, which counts: it is part of every value
 */
public record CompositeType(ObjectId id, Attachments attachments, List<Attribute> attributes) implements CatalogObject {

    /**
     * One attribute.
     *
     * @param collation null when it is that of the type
     */
    public record Attribute(
            ObjectId id,
            Attachments attachments,
            TypeReference type,
            @Nullable QualifiedName collation) implements CatalogObject {}

    public CompositeType {
        attributes = List.copyOf(attributes);
    }
}
