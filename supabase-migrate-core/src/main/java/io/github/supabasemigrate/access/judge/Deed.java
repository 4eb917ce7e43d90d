package io.github.supabasemigrate.access.judge;

import io.github.supabasemigrate.access.table.Attempt;
import java.util.List;

/**
 * What somebody did, and what it took.
 *
 * @param before what was changed before, as superuser with triggers off
 * @param events what happened before, as superuser
 * @param withoutTriggers whether triggers were off while it was done
 */
public record Deed(List<String> before, List<String> events, boolean withoutTriggers, String statement) {

    public Deed {
        before = List.copyOf(before);
        events = List.copyOf(events);
    }

    public static Deed of(String statement) {
        return new Deed(List.of(), List.of(), false, statement);
    }

    public static Deed of(Attempt attempt) {
        return new Deed(attempt.setup(), List.of(), attempt.withoutTriggers(), attempt.statement());
    }

    /** The same in another state of the database. */
    public Deed after(List<String> statements) {
        return new Deed(statements, events, withoutTriggers, statement);
    }

    /** The same with something that happened before. */
    public Deed following(List<String> statements) {
        return new Deed(before, statements, withoutTriggers, statement);
    }

    /** The same with nothing but row level security in its way. */
    public Deed withTriggersOff() {
        return new Deed(before, events, true, statement);
    }
}
