package io.github.supabasemigrate.replay;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.PlatformBoundary;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import java.util.List;

/**
 * What the migrations made, and where in the files.
 *
 * @param catalog of the shadow after the last migration
 * @param users the part of it that the migrations made or changed
 * @param exposedSchemas the schemas that the API serves, {@code [api] schemas} of config.toml
 * @param origins which statement made or dropped what
 */
public record ReplayedSchema(Catalog catalog, Catalog users, List<String> exposedSchemas, Origins origins) {

    private static final String HISTORY = "supabase_migrations";

    public ReplayedSchema {
        exposedSchemas = List.copyOf(exposedSchemas);
    }

    /**
     * @param platform the shadow's catalog before the first migration
     */
    public static ReplayedSchema of(Catalog catalog, Catalog platform, List<String> exposedSchemas, Origins origins) {
        return new ReplayedSchema(catalog, usersPart(catalog, platform), exposedSchemas, origins);
    }

    static Catalog usersPart(Catalog catalog, Catalog platform) {
        return PlatformBoundary.beyond(platform)
                .usersPartOf(catalog.only((CatalogObject object) -> !isBookkeeping(object.id())));
    }

    /** What running migrations leaves behind, and what two databases of one server never share. */
    private static boolean isBookkeeping(ObjectId id) {
        return id.schema().equals(HISTORY)
                || id.equals(ObjectId.global(ObjectKind.SCHEMA, HISTORY))
                || id.kind() == ObjectKind.DATABASE
                || id.kind() == ObjectKind.ROLE;
    }

    /** True for a schema that the API serves and that is not the platform's own placeholder. */
    public boolean isExposed(String schema) {
        return exposedSchemas.contains(schema) && !schema.equals("graphql_public");
    }
}
