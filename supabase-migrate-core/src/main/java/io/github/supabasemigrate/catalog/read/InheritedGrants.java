package io.github.supabasemigrate.catalog.read;

import io.github.supabasemigrate.catalog.database.DefaultPrivileges;
import io.github.supabasemigrate.catalog.database.ExtensionMember;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.object.Privileges;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells which changed privileges of extension members are nobody's decision: {@code ALTER DEFAULT PRIVILEGES} of whoever made
 * the extension gave them, as with every extension in the platform's schema {@code extensions}.
 */
final class InheritedGrants {

    private final Map<ObjectId, Privileges> defaults = new HashMap<>();

    InheritedGrants(List<CatalogObject> objects) {
        for (CatalogObject object : objects) {
            if (object instanceof DefaultPrivileges) {
                defaults.put(object.id(), object.privileges());
            }
        }
    }

    boolean explain(CatalogObject object) {
        if (!(object instanceof ExtensionMember member)) {
            return false;
        }
        String objects = objects(member.member().kind());
        String owner = member.owner().orElse("");
        Privileges given = defaults.getOrDefault(
                new ObjectId(ObjectKind.DEFAULT_PRIVILEGES, member.schema(), owner, objects, ""), Privileges.NONE);
        var expected = new ArrayList<>(member.initialPrivileges().grants());
        expected.addAll(given.grants());
        return new Privileges(expected).equals(member.privileges());
    }

    private static String objects(ObjectKind kind) {
        return switch (kind) {
            case TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE -> "tables";
            case SEQUENCE -> "sequences";
            case FUNCTION, PROCEDURE, AGGREGATE -> "functions";
            case ENUM, DOMAIN, COMPOSITE, RANGE, BASE_TYPE -> "types";
            default -> "";
        };
    }
}
