package io.github.supabasemigrate.access.probe;

/** What one can do to rows. */
public enum Command {
    SELECT,
    INSERT,
    UPDATE,
    DELETE
}
