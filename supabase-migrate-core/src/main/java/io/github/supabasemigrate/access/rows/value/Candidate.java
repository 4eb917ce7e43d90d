package io.github.supabasemigrate.access.rows.value;

import org.jspecify.annotations.Nullable;

/**
 * A value that a column may take, or a family of them: one for each row.
 *
 * <p>Values of a family differ in the row's number and tell by the slot's tag whose they are, so that a value found somewhere
 * else leads back to the row that it came from.
 */
@FunctionalInterface
public interface Candidate {

    /** NULL. */
    Candidate NULL = (number, tag) -> null;

    /**
     * The value for one row, as text.
     *
     * @param number different for each row of a table
     * @param tag of the slot: {@code a1}
     */
    @Nullable String text(int number, String tag);

    /** The same for every row. */
    static Candidate of(String text) {
        return (number, tag) -> text;
    }
}
