package io.github.supabasemigrate.diff.render;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.database.DefaultPrivileges;
import io.github.supabasemigrate.catalog.object.Grant;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.object.Privilege;
import io.github.supabasemigrate.catalog.object.Privileges;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an object's privileges are the moment it is created: those of its kind (manual, section 5.8, table 5.2) and what
 * {@code ALTER DEFAULT PRIVILEGES} of its creator changes about them. Grants are written relative to these, so that none
 * repeats what the server does by itself.
 */
public final class InitialPrivileges {

    private static final List<Privilege> OF_TABLES = List.of(
            Privilege.SELECT,
            Privilege.INSERT,
            Privilege.UPDATE,
            Privilege.DELETE,
            Privilege.TRUNCATE,
            Privilege.REFERENCES,
            Privilege.TRIGGER);

    private final Catalog catalog;
    private final String creator;

    /**
     * @param catalog whose default privileges are in force
     * @param creator the role that runs the script
     */
    InitialPrivileges(Catalog catalog, String creator) {
        this.catalog = catalog;
        this.creator = creator;
    }

    /** For an object created by the script and then given to {@code owner}. */
    Privileges of(ObjectId id, @Nullable String owner) {
        Privileges created = plus(everywhere(id), inSchema(id));
        return owner == null || owner.equals(creator) ? created : handedOver(created, owner);
    }

    /** {@code ALTER … OWNER TO} puts the new owner in the place of the old, as grantee and as grantor. */
    public static Privileges handedOver(Privileges privileges, String from, String to) {
        return new Privileges(privileges.grants().stream()
                .map(grant -> new Grant(
                        grant.grantee().equals(from) ? to : grant.grantee(),
                        grant.privilege(),
                        grant.grantable(),
                        grant.grantor().equals(from) ? to : grant.grantor()))
                .toList());
    }

    private Privileges handedOver(Privileges privileges, String owner) {
        return handedOver(privileges, creator, owner);
    }

    private Privileges everywhere(ObjectId id) {
        return defaults("", id).map(DefaultPrivileges::privileges).orElseGet(() -> builtIn(id.kind()));
    }

    private Privileges inSchema(ObjectId id) {
        return id.schema().isEmpty()
                ? Privileges.NONE
                : defaults(id.schema(), id).map(DefaultPrivileges::privileges).orElse(Privileges.NONE);
    }

    private Optional<DefaultPrivileges> defaults(String schema, ObjectId id) {
        String objects = objects(id.kind());
        return objects.isEmpty()
                ? Optional.empty()
                : catalog.find(
                        new ObjectId(ObjectKind.DEFAULT_PRIVILEGES, schema, creator, objects, ""),
                        DefaultPrivileges.class);
    }

    private static Privileges plus(Privileges one, Privileges other) {
        var all = new ArrayList<>(one.grants());
        all.addAll(other.grants());
        return new Privileges(all);
    }

    private static String objects(ObjectKind kind) {
        return switch (kind) {
            case TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE -> "tables";
            case SEQUENCE -> "sequences";
            case FUNCTION, PROCEDURE, AGGREGATE -> "functions";
            case ENUM, DOMAIN, COMPOSITE, RANGE, BASE_TYPE -> "types";
            case SCHEMA -> "schemas";
            default -> "";
        };
    }

    /** What {@code acldefault()} says for an object of the creator. */
    Privileges builtIn(ObjectKind kind) {
        return switch (kind) {
            case TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE -> ofTable();
            case SEQUENCE -> grants(creator, Privilege.USAGE, Privilege.SELECT, Privilege.UPDATE);
            case FUNCTION, PROCEDURE, AGGREGATE ->
                plus(grants(creator, Privilege.EXECUTE), grants(Grant.PUBLIC, Privilege.EXECUTE));
            case ENUM, DOMAIN, COMPOSITE, RANGE, BASE_TYPE, LANGUAGE ->
                plus(grants(creator, Privilege.USAGE), grants(Grant.PUBLIC, Privilege.USAGE));
            case SCHEMA -> grants(creator, Privilege.USAGE, Privilege.CREATE);
            case FOREIGN_DATA_WRAPPER, SERVER -> grants(creator, Privilege.USAGE);
            default -> Privileges.NONE;
        };
    }

    private Privileges ofTable() {
        Privileges all = grants(creator, OF_TABLES.toArray(Privilege[]::new));
        return catalog.major() >= 17 ? plus(all, grants(creator, Privilege.MAINTAIN)) : all;
    }

    private Privileges grants(String grantee, Privilege... privileges) {
        var grants = new ArrayList<Grant>();
        for (Privilege privilege : privileges) {
            grants.add(new Grant(grantee, privilege, false, creator));
        }
        return new Privileges(grants);
    }
}
