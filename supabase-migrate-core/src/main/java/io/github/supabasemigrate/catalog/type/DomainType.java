package io.github.supabasemigrate.catalog.type;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.QualifiedName;
import io.github.supabasemigrate.catalog.object.TypeReference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A domain.
 *
 * @param base the type under it
 * @param collation null when it is that of the base type
 * @param constraints sorted by name
 */
public record DomainType(
        ObjectId id,
        Attachments attachments,
        TypeReference base,
        boolean notNull,
        @Nullable String defaultExpression,
        @Nullable QualifiedName collation,
        List<Check> constraints)
        implements CatalogObject {

    /**
     * A constraint of the domain.
     *
     * @param definition as {@code ADD CONSTRAINT} takes it; {@code NOT NULL} for that of PostgreSQL 17 and later
     * @param isValidated false for {@code NOT VALID}
     */
    public record Check(ObjectId id, Attachments attachments, String definition, boolean isValidated)
            implements CatalogObject {}

    public DomainType {
        constraints = List.copyOf(constraints);
    }
}
