package io.github.supabasemigrate.access.table;

/** What one can do to rows. */
public enum Command {
    SELECT,
    INSERT,
    UPDATE,
    DELETE
}
