package io.github.supabasemigrate.catalog.read;

import org.jspecify.annotations.Nullable;

/**
 * Where an object is in one database: PostgreSQL's {@code ObjectAddress}. Lives no longer than a reading.
 *
 * @param catalog OID of the system catalog that holds it
 * @param object OID in that catalog
 * @param part column number, or 0 for the whole object
 */
public record Address(long catalog, long object, int part) {

    public Address whole() {
        return part == 0 ? this : new Address(catalog, object, 0);
    }

    /** Written out, like the hash: every row looks addresses up, and a record's own are linked by method handles first. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Address that && object == that.object && part == that.part && catalog == that.catalog;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Long.hashCode(catalog) + Long.hashCode(object)) + part;
    }
}
