package io.github.supabasemigrate.access.probe;

import java.util.ArrayList;
import java.util.List;

/**
 * A state of the database that things are tried in.
 *
 * @param name {@code chats.sharing = 'public'}; empty for what was seeded
 * @param setup what brings it about
 */
public record State(String name, List<String> setup) {

    /** What was seeded. */
    public static final State BASE = new State("", List.of());

    /** What brings it about, and more. */
    public List<String> and(List<String> more) {
        List<String> all = new ArrayList<>(setup);
        all.addAll(more);
        return all;
    }

    public State {
        setup = List.copyOf(setup);
    }
}
