package io.github.supabasemigrate.catalog.type;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.QualifiedName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operator class.
 *
 * @param inputType as SQL
 * @param storedType as SQL, null when it is the input type
 * @param isDefault indexes on the type use it unasked
 * @param members operators and functions as {@code CREATE OPERATOR CLASS} takes them, sorted
 */
public record OperatorClass(
        ObjectId id,
        Attachments attachments,
        String method,
        QualifiedName family,
        String inputType,
        @Nullable String storedType,
        boolean isDefault,
        List<String> members)
        implements CatalogObject {

    public OperatorClass {
        members = List.copyOf(members);
    }
}
