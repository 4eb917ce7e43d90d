package io.github.supabasemigrate.catalog.object;

import java.util.Collections;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What PostgreSQL attaches to an object of any kind.
 *
 * @param owner role name; null for kinds that have no owner of their own (columns, constraints, triggers, policies …)
 * @param comment null when there is none
 * @param privileges complete, with what PostgreSQL grants by default written out; empty for kinds without privileges
 * @param securityLabels label by provider
 * @param extension the extension the object is a member of, or null
 */
public record Attachments(
        @Nullable String owner,
        @Nullable String comment,
        Privileges privileges,
        SortedMap<String, String> securityLabels,
        @Nullable String extension) {

    public static final Attachments NONE =
            new Attachments(null, null, Privileges.NONE, Collections.emptySortedMap(), null);

    public Attachments {
        Objects.requireNonNull(privileges, "privileges");
        securityLabels = Collections.unmodifiableSortedMap(new TreeMap<>(securityLabels));
    }

    public Attachments withPrivileges(Privileges newPrivileges) {
        return new Attachments(owner, comment, newPrivileges, securityLabels, extension);
    }

    public Attachments withOwner(String newOwner, Privileges newPrivileges) {
        return new Attachments(newOwner, comment, newPrivileges, securityLabels, extension);
    }
}
