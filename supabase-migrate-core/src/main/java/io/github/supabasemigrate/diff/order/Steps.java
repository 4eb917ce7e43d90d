package io.github.supabasemigrate.diff.order;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.diff.change.Change;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Changes by the step they are part of, while a plan is being made; not thread-safe. */
public final class Steps {

    private final Map<Step, List<Change>> changes = new LinkedHashMap<>();

    public void add(Verb verb, ObjectId id, Change change) {
        changes.computeIfAbsent(new Step(verb, id), key -> new ArrayList<>()).add(change);
    }

    /** A step without a statement of its own, for others to wait for. */
    public void mark(Verb verb, ObjectId id) {
        changes.computeIfAbsent(new Step(verb, id), key -> new ArrayList<>());
    }

    public boolean has(Verb verb, ObjectId id) {
        return changes.containsKey(new Step(verb, id));
    }

    public Set<Step> all() {
        return Collections.unmodifiableSet(changes.keySet());
    }

    public List<Change> of(Step step) {
        return Collections.unmodifiableList(changes.getOrDefault(step, List.of()));
    }
}
