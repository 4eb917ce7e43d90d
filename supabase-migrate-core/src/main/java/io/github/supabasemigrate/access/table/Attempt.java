package io.github.supabasemigrate.access.table;

import io.github.supabasemigrate.access.persona.Persona;
import io.github.supabasemigrate.catalog.object.ObjectId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A write that row level security let pass.
 *
 * @param relation where
 * @param kind what was tried
 * @param columns those with values that are not the persona's own to choose
 * @param state {@code status = 'draft'}: the value without which it is refused; empty when it always passes
 * @param isBlind only a statement that reads no column passes
 * @param won what the persona reads afterwards and did not before: keys by relation
 * @param isSeen the other user reads it
 * @param setup what a superuser changed before
 * @param withoutTriggers whether triggers were off
 * @param statement what was sent
 */
public record Attempt(
        ObjectId relation,
        Persona persona,
        Kind kind,
        List<String> columns,
        String state,
        boolean isBlind,
        Map<ObjectId, Set<String>> won,
        boolean isSeen,
        List<String> setup,
        boolean withoutTriggers,
        String statement) {

    /** What was tried. */
    public enum Kind {
        /** A row of its own. */
        INSERT_OWN,
        /** A row of its tenant. */
        INSERT_TENANT,
        /** A row of nobody. */
        INSERT_NOBODY,
        /** A row in somebody else's name, or in another tenant. */
        INSERT_FORGED,
        /** A membership for somebody else, into what is the persona's own: an invitation. */
        INSERT_INVITING,
        /** A row of its own below somebody else's parent row. */
        INSERT_BELOW,
        /** Its own row, handed to somebody else or another tenant. */
        MOVE,
        /** Its own row, hung below somebody else's parent row. */
        MOVE_BELOW,
        /** Somebody else's row, taken. */
        TAKE,
        /** Somebody else's row, taken by an INSERT with its key that becomes an UPDATE. */
        UPSERT,
        /** A column of its own row on which rights depend. */
        RAISE;

        /** True for an INSERT. */
        public boolean isInsert() {
            return name().startsWith("INSERT");
        }
    }

    public Attempt {
        columns = List.copyOf(columns);
        won = Map.copyOf(won);
        setup = List.copyOf(setup);
    }

    public boolean winsAnything() {
        return !won.isEmpty();
    }
}
