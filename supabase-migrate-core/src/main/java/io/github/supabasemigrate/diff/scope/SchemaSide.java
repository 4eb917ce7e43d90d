package io.github.supabasemigrate.diff.scope;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.PlatformBoundary;
import io.github.supabasemigrate.catalog.database.Role;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One of two databases to compare.
 *
 * @param name for messages: {@code the migrations}, {@code postgres on db.example:5432}
 * @param catalog everything that is in it, but what is no part of a schema: roles, the database's own properties, the history
 *     of migrations
 * @param roles of its server, which no plan touches
 * @param own the objects that are the user's, or the platform's as the user changed or dropped them
 * @param isLive a database whose platform is not the one that throw-away databases have
 */
public record SchemaSide(String name, Catalog catalog, List<Role> roles, Set<ObjectId> own, boolean isLive) {

    private static final String HISTORY = "supabase_migrations";

    public SchemaSide {
        roles = List.copyOf(roles);
        own = Collections.unmodifiableSet(new TreeSet<>(own));
    }

    /**
     * A throw-away database, whose platform is known to the last grant.
     *
     * @param platform the catalog of such a database before anything ran in it
     */
    public static SchemaSide ofShadow(String name, Catalog catalog, Catalog platform) {
        Catalog schema = schemaOf(catalog);
        var own = new TreeSet<ObjectId>();
        PlatformBoundary.beyond(platform).usersPartOf(schema).objects().forEach(object -> own.add(object.id()));
        schemaOf(platform).objects().stream()
                .filter(object -> object.extension().isEmpty() && !schema.contains(object.id()))
                .forEach(dropped -> own.add(dropped.id()));
        return new SchemaSide(name, schema, catalog.all(Role.class), own, false);
    }

    /** Any other database: one of Supabase's, where names and owners tell what is the platform's, or a plain PostgreSQL. */
    public static SchemaSide ofLive(String name, Catalog catalog) {
        Catalog schema = schemaOf(catalog);
        PlatformBoundary boundary = isSupabase(catalog) ? PlatformBoundary.supabase() : PlatformBoundary.none();
        var own = new TreeSet<ObjectId>();
        boundary.usersPartOf(schema).objects().forEach(object -> own.add(object.id()));
        return new SchemaSide(name, schema, catalog.all(Role.class), own, true);
    }

    /** True for a database that the platform has made its roles and schemas for. */
    public static boolean isSupabase(Catalog catalog) {
        return catalog.contains(ObjectId.global(ObjectKind.ROLE, "supabase_admin"))
                && catalog.contains(ObjectId.global(ObjectKind.SCHEMA, "auth"));
    }

    /** A catalog without what is no part of a schema. */
    public static Catalog schemaOf(Catalog catalog) {
        return PlatformBoundary.withoutPartsOfMembers(catalog)
                .only((CatalogObject object) -> isPartOfSchema(object.id()));
    }

    private static boolean isPartOfSchema(ObjectId id) {
        return id.kind() != ObjectKind.DATABASE
                && !id.kind().isClusterWide()
                && !id.schema().equals(HISTORY)
                && !id.equals(ObjectId.global(ObjectKind.SCHEMA, HISTORY));
    }
}
