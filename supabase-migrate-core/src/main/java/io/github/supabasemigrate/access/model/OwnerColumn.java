package io.github.supabasemigrate.access.model;

/**
 * A column that says which user a row belongs to.
 *
 * @param form what of the user it holds
 * @param isConsulted whether a policy or a helper function reads it; if none does, it is a mere note of who did something
 */
public record OwnerColumn(String column, Form form, boolean isConsulted) {

    /** What of the user is in the column. */
    public enum Form {
        /** The id of {@code auth.users}, as uuid or text. */
        ID,
        /** The e-mail address. */
        EMAIL,
        /** An array of ids. */
        ID_ARRAY
    }
}
