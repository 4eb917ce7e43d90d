package io.github.supabasemigrate.types;

/** Which of the two generators the output equals. */
public enum Dialect {
    /** {@code supabase gen types} 2.122 and later: computed fields named, columns of views not null where that can be derived. */
    CLI,
    /** {@code @supabase/postgres-meta}: neither of these. */
    CLASSIC
}
