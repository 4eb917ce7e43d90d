package io.github.supabasemigrate.catalog.object;

import java.util.Comparator;

/**
 * One privilege that one role gave another.
 *
 * @param grantee role name, or {@link #PUBLIC}
 * @param privilege what may be done
 * @param grantable given {@code WITH GRANT OPTION}
 * @param grantor role name
 */
public record Grant(String grantee, Privilege privilege, boolean grantable, String grantor)
        implements Comparable<Grant> {

    /** Everybody. No role can have this name: PostgreSQL reserves it. */
    public static final String PUBLIC = "public";

    private static final Comparator<Grant> ORDER = Comparator.comparing(Grant::grantee)
            .thenComparing(Grant::privilege)
            .thenComparing(Grant::grantor)
            .thenComparing(Grant::grantable);

    @Override
    public int compareTo(Grant other) {
        return ORDER.compare(this, other);
    }
}
