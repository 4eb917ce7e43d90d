package io.github.supabasemigrate.catalog.read;

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
}
