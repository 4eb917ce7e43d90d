package io.github.supabasemigrate.catalog.relation;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.FiringState;
import io.github.supabasemigrate.catalog.object.ObjectId;

/**
 * A rewrite rule, without those that make a relation a view.
 *
 * @param relation what it rewrites queries on
 * @param definition the whole {@code CREATE RULE}, qualified
 */
public record Rule(
        ObjectId id,
        Attachments attachments,
        ObjectId relation,
        Event event,
        boolean isInstead,
        FiringState state,
        String definition)
        implements CatalogObject {

    /** The command that it rewrites. */
    public enum Event {
        SELECT,
        UPDATE,
        INSERT,
        DELETE;

        /** Reads {@code ev_type}. */
        public static Event ofDigit(String digit) {
            return values()[Integer.parseInt(digit) - 1];
        }
    }
}
