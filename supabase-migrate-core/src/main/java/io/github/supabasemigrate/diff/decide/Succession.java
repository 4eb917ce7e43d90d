package io.github.supabasemigrate.diff.decide;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.relation.Sequence;
import io.github.supabasemigrate.diff.decide.Decisions.Fate;
import java.util.List;
import java.util.Optional;

/**
 * Which new sequence goes on where which old one left off: {@code serial} that becomes identity, identity that becomes {@code
 * serial}, a column that gets its numbers from another sequence. What the old one gave out is not in the column any more
 * when its rows were deleted, so that only the sequence itself knows.
 */
final class Succession {

    private final Decisions decisions;

    private Succession(Decisions decisions) {
        this.decisions = decisions;
    }

    /** Finds them; an old sequence whose name or end would come too early steps aside. */
    static void decide(Decisions decisions) {
        var succession = new Succession(decisions);
        List.copyOf(decisions.fates().keySet()).stream()
                .filter(id -> id.kind() == ObjectKind.COLUMN && decisions.is(id, Fate.ALTERED))
                .forEach(succession::of);
    }

    private void of(ObjectId column) {
        Sequence old = numbering(decisions.from(), column).orElse(null);
        Sequence successor = numbering(decisions.to(), column).orElse(null);
        if (old == null
                || successor == null
                || !decisions.comes(successor.id())
                || (old.isIdentity() && successor.isIdentity())) {
            return;
        }
        decisions.predecessors.put(successor.id(), old.id());
        if (decisions.goes(old.id()) && !old.isIdentity()) {
            decisions.aside.add(old.id());
            decisions.released.add(column);
        }
    }

    /** The sequence of an identity column, or the one that its default asks. */
    private static Optional<Sequence> numbering(Relations state, ObjectId column) {
        return state.identity(column).or(() -> {
            List<Sequence> asked = state.catalog().dependencies().of(column).stream()
                    .flatMap(need -> state.catalog().find(need.on(), Sequence.class).stream())
                    .toList();
            return asked.size() == 1 ? Optional.of(asked.get(0)) : Optional.empty();
        });
    }
}
