package io.github.supabasemigrate.replay;

import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.finding.Location;

/**
 * One statement that made, changed or dropped an object.
 *
 * @param table of a policy or trigger; else empty
 * @param where first character of the statement
 */
public record Origin(Act act, ObjectKind kind, String schema, String table, String name, Location where) {

    /** What was done. */
    public enum Act {
        CREATED("created"),
        ALTERED("altered"),
        DROPPED("dropped");

        private final String word;

        Act(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** The object's name as messages show it, {@code "own rows" on public.notes} or {@code public.notes}. */
    public String subject() {
        return table.isEmpty() ? schema + "." + name : "\"" + name + "\" on " + schema + "." + table;
    }
}
