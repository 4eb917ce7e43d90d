package io.github.supabasemigrate.diff.decide;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.catalog.relation.Sequence;
import io.github.supabasemigrate.diff.decide.Decisions.Fate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which new sequence goes on where which old one left off: {@code serial} that becomes identity, identity that becomes {@code
 * serial}, a column that gets its numbers from another sequence, be it one that is there and that others use. What the old one gave out is not in the column any more
 * when its rows were deleted, so that only the sequence itself knows.
 */
final class Succession {

    private static final Set<String> WHOLE_NUMBERS = Set.of("int2", "int4", "int8");

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
        if (old == null && successor != null) {
            begin(column, successor);
        }
        if (old == null || successor == null || (old.isIdentity() && successor.isIdentity())) {
            return;
        }
        if (decisions.comes(successor.id())) {
            decisions.predecessors.put(successor.id(), old.id());
        } else if (old.id().equals(successor.id())) {
            return;
        } else {
            decisions.handovers.put(column, new Decisions.Handover(old.id(), successor.id()));
        }
        if (decisions.goes(old.id()) && !old.isIdentity()) {
            decisions.aside.add(old.id());
            decisions.released.add(column);
        }
    }

    private void begin(ObjectId column, Sequence sequence) {
        boolean isNumber = decisions
                .to()
                .column(column)
                .map(Column::type)
                .filter(type -> type.isBuiltIn() && WHOLE_NUMBERS.contains(type.name()))
                .isPresent();
        if (isNumber && column.equals(sequence.ownedBy()) && !sequence.isIdentity() && decisions.comes(sequence.id())) {
            decisions.firstSequences.put(column, sequence.id());
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
