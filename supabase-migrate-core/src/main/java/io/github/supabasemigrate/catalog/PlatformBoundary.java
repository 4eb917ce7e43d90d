package io.github.supabasemigrate.catalog;

import io.github.supabasemigrate.catalog.database.Schema;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.object.QualifiedName;
import io.github.supabasemigrate.catalog.relation.Index;
import io.github.supabasemigrate.catalog.relation.Relation;
import io.github.supabasemigrate.catalog.relation.Trigger;
import io.github.supabasemigrate.catalog.routine.EventTrigger;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Where the platform ends and the user's schema begins. Members of extensions are never the user's; changes to their
 * privileges are.
 *
 * <ul>
 *   <li>{@link #beyond} is exact: the user's is what differs from the catalog that the platform had before the first
 *       migration. It is for shadows, whose platform is known to the last grant.
 *   <li>{@link #supabase} goes by names and owners. It is for targets, whose platform may be older or newer: what is in the
 *       platform's schemas is the platform's, but for policies and for triggers that call a function of the user's.
 *   <li>{@link #none} is for plain PostgreSQL.
 * </ul>
 */
public final class PlatformBoundary {

    private final Predicate<CatalogObject> isUsers;

    private PlatformBoundary(Predicate<CatalogObject> isUsers) {
        this.isUsers = isUsers;
    }

    /** Nothing but members of extensions is the platform's. */
    public static PlatformBoundary none() {
        return new PlatformBoundary(object -> true);
    }

    /** What the given catalog has, as it has it, is the platform's; a platform object that changed is the user's doing. */
    public static PlatformBoundary beyond(Catalog platform) {
        return new PlatformBoundary(object -> platform.find(object.id())
                .filter(before -> before.canonical().equals(object.canonical()))
                .isEmpty());
    }

    /** What carries the names of the Supabase platform is its own. */
    public static PlatformBoundary supabase() {
        return new PlatformBoundary(object -> !isSupabases(object));
    }

    public boolean isUsers(CatalogObject object) {
        return object.extension().isEmpty() && isUsers.test(object);
    }

    /** The part of a catalog that is the user's. What hangs on a table of an extension came with it. */
    public Catalog usersPartOf(Catalog catalog) {
        Predicate<CatalogObject> isOfMember = isPartOfMember(catalog);
        return catalog.only((CatalogObject object) -> isUsers(object) && !isOfMember.test(object));
    }

    /** A catalog without what hangs on the tables of extensions: PostgreSQL does not count it among their members. */
    public static Catalog withoutPartsOfMembers(Catalog catalog) {
        return catalog.only(isPartOfMember(catalog).negate());
    }

    private static Predicate<CatalogObject> isPartOfMember(Catalog catalog) {
        var brought = new HashSet<QualifiedName>();
        for (CatalogObject object : catalog.objects()) {
            if (object.extension().isPresent() && (object instanceof Relation || object instanceof Schema)) {
                brought.add(new QualifiedName(object.schema(), object.name()));
            }
        }
        return object -> !brought.isEmpty() && brought.contains(place(object));
    }

    /** The relation that an object hangs on; the schema that privileges by default are for. */
    private static QualifiedName place(CatalogObject object) {
        if (object instanceof Index index) {
            return new QualifiedName(index.table().schema(), index.table().name());
        }
        return object.id().kind() == ObjectKind.DEFAULT_PRIVILEGES
                ? new QualifiedName("", object.schema())
                : new QualifiedName(object.schema(), object.id().parent());
    }

    private static boolean isSupabases(CatalogObject object) {
        ObjectId id = object.id();
        return switch (id.kind()) {
            case ROLE -> SupabasePlatform.ROLES.contains(id.name());
            case SCHEMA -> SupabasePlatform.SCHEMAS.contains(id.name());
            case EXTENSION -> SupabasePlatform.EXTENSIONS.contains(id.name());
            case DATABASE -> true;
            case DATABASE_SETTING -> SupabasePlatform.isAdministrator(id.parent());
            case LANGUAGE -> Set.of("internal", "c", "sql", "plpgsql").contains(id.name());
            case DEFAULT_PRIVILEGES -> SupabasePlatform.isAdministrator(id.parent()) || isInPlatformSchema(id);
            case PARAMETER ->
                object.privileges().grants().stream()
                        .allMatch(grant -> SupabasePlatform.ROLES.contains(grant.grantee()));
            case PUBLICATION -> id.name().equals(SupabasePlatform.REALTIME_MESSAGES_PUBLICATION);
            case EVENT_TRIGGER -> object instanceof EventTrigger trigger && isSupabases(trigger);
            case TRIGGER ->
                object instanceof Trigger trigger && isInPlatformSchema(id) && isInPlatformSchema(trigger.function());
            case POLICY -> false;
            case FUNCTION ->
                isInPlatformSchema(id)
                        || isOfAdministrator(object)
                        || id.name().equals(SupabasePlatform.AUTOMATIC_RLS_FUNCTION);
            default -> isInPlatformSchema(id) || isOfAdministrator(object);
        };
    }

    private static boolean isSupabases(EventTrigger trigger) {
        return isInPlatformSchema(trigger.function())
                || isOfAdministrator(trigger)
                || trigger.name().equals(SupabasePlatform.AUTOMATIC_RLS_TRIGGER);
    }

    private static boolean isInPlatformSchema(ObjectId id) {
        return SupabasePlatform.SCHEMAS.contains(id.schema());
    }

    private static boolean isOfAdministrator(CatalogObject object) {
        return object.owner().filter(SupabasePlatform::isAdministrator).isPresent();
    }
}
