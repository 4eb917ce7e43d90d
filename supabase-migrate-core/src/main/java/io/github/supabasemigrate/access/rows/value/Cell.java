package io.github.supabasemigrate.access.rows.value;

/** What to put into a column. */
public sealed interface Cell {

    /** A value of its own. */
    record Value(Candidate candidate) implements Cell {}

    /** The user whose row it is; or somebody who plays no other part, where a second user is wanted. */
    record Person(boolean isPartner) implements Cell {}

    /** What the parent's row holds, or the tenant's id. */
    record FromParent() implements Cell {}

    /** The column's default: it is left out. */
    record Default() implements Cell {}

    /** NULL. */
    record Null() implements Cell {}
}
