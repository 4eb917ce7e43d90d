package io.github.supabasemigrate.execute;

/** What a run did with a file that is no migration. */
public enum ScriptOutcome {
    /** All its statements ran. */
    RAN,
    /** It ran before, with the same content. */
    UNCHANGED,
    /** It ran before with other content; only the new hash is recorded, as the Supabase CLI does. */
    HASH_UPDATED
}
