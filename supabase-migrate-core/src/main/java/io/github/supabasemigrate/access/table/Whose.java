package io.github.supabasemigrate.access.table;

/** Whose a row is, from a persona's point of view, nearest first. */
public enum Whose {
    OWN,
    /** Of the persona's own tenant: a colleague's, or nobody's in particular. */
    TENANT,
    /** Another user's, of no or another tenant. */
    OTHER,
    /** Nobody's: reference data. */
    NOBODY
}
