package io.github.supabasemigrate.catalog.database;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.Options;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A role. Roles belong to the server, not to the database.
 *
 * @param attributes those that are set, by the words of {@code CREATE ROLE}: {@code SUPERUSER}, {@code INHERIT} …
 * @param connectionLimit -1 for none
 * @param validUntil of its password, or null
 * @param memberships sorted
 * @param settings of {@code ALTER ROLE … SET}
 */
public record Role(
        ObjectId id,
        Attachments attachments,
        Set<String> attributes,
        int connectionLimit,
        @Nullable String validUntil,
        List<Membership> memberships,
        Options settings)
        implements CatalogObject {

    /**
     * One {@code GRANT role TO role}.
     *
     * @param role the role it is a member of
     * @param inherits its privileges without {@code SET ROLE}; before PostgreSQL 16 the member's own attribute decides
     * @param canSet may {@code SET ROLE} to it; always before PostgreSQL 16
     */
    public record Membership(String role, boolean isAdmin, boolean inherits, boolean canSet, String grantor) {}

    public Role {
        attributes = Collections.unmodifiableSet(new TreeSet<>(attributes));
        memberships = List.copyOf(memberships);
    }

    public boolean isSuperuser() {
        return attributes.contains("SUPERUSER");
    }

    /** Policies do not apply to it. */
    public boolean bypassesRowSecurity() {
        return isSuperuser() || attributes.contains("BYPASSRLS");
    }
}
