package io.github.supabasemigrate.access.probe;

import io.github.supabasemigrate.access.persona.Persona;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement tried as somebody and undone.
 *
 * @param persona who tries it
 * @param statement what; a query's first column of its first row is its answer
 * @param isQuery whether it returns an answer
 * @param setup run before, as superuser with triggers off
 * @param look a query run as superuser before and after; its two answers tell what changed. Null when nobody asks
 * @param then queries run after it, while its effects are there
 * @param withoutTriggers whether triggers and foreign keys are off, so that row level security alone decides
 */
public record Probe(
        Persona persona,
        String statement,
        boolean isQuery,
        List<String> setup,
        @Nullable String look,
        List<Then> then,
        boolean withoutTriggers) {

    /** A query that follows a statement. */
    public record Then(Persona persona, String query) {}

    public Probe {
        setup = List.copyOf(setup);
        then = List.copyOf(then);
    }

    /** A query, whose answer counts. */
    public static Probe query(Persona persona, String statement) {
        return new Probe(persona, statement, true, List.of(), null, List.of(), false);
    }

    /** A change, watched through a query. */
    public static Probe change(Persona persona, String statement, String look) {
        return new Probe(persona, statement, false, List.of(), look, List.of(), false);
    }

    public Probe after(List<String> newSetup) {
        return new Probe(persona, statement, isQuery, newSetup, look, then, withoutTriggers);
    }

    public Probe followedBy(List<Then> newThen) {
        return new Probe(persona, statement, isQuery, setup, look, newThen, withoutTriggers);
    }

    /** The same with nothing but row level security in its way. */
    public Probe withTriggersOff() {
        return new Probe(persona, statement, isQuery, setup, look, then, true);
    }
}
