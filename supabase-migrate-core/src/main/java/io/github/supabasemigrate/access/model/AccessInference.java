package io.github.supabasemigrate.access.model;

import io.github.supabasemigrate.catalog.Catalog;
import java.util.List;

/** Reads an {@link AccessModel} out of a catalog. Pure: equal catalogs give equal models. */
public final class AccessInference {

    private AccessInference() {}

    /**
     * Looks at everything that policies look at.
     *
     * @param catalog all of the database, the platform's part included
     * @param exposedSchemas those that the API serves
     */
    public static AccessModel of(Catalog catalog, List<String> exposedSchemas) {
        throw new UnsupportedOperationException("follows");
    }
}
