package io.github.supabasemigrate.access.judge;

import io.github.supabasemigrate.access.persona.Persona;
import io.github.supabasemigrate.access.probe.Command;
import io.github.supabasemigrate.access.table.Reach;
import io.github.supabasemigrate.access.table.Subject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Policy;
import io.github.supabasemigrate.catalog.relation.Table;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Judges a partition or child table that a client names itself: policies of the parent do not count then. Its rows are the parent's,
 * and perhaps none of them lies in it; without row level security that does not matter, for the privilege is all that is asked for.
 */
final class PartitionJudge {

    private static final List<Command> ON_ROWS = List.of(Command.SELECT, Command.UPDATE, Command.DELETE);

    private final Court court;
    private final Subject subject;
    private final Subject parent;

    PartitionJudge(Court court, Subject subject) {
        this.court = court;
        this.subject = subject;
        this.parent = guarded(court, subject);
    }

    static boolean isPartition(Subject subject) {
        return subject.table() instanceof Table table && !table.parents().isEmpty();
    }

    /** The nearest table above that has row level security, else the one directly above. */
    private static Subject guarded(Court court, Subject below) {
        ObjectId id = ((Table) below.table()).parents().get(0);
        Subject above = court.subjects().get(id);
        if (above == null) {
            return below;
        }
        return Court.hasRowSecurity(above) || !isPartition(above) ? above : guarded(court, above);
    }

    /**
     * Whether it needs no row to be judged: without row level security everything in it is open, with it and without a policy
     * nothing is.
     */
    static boolean isPlain(Court court, Subject subject) {
        return isPartition(subject)
                && (!Court.hasRowSecurity(subject)
                        || court.catalog().partsOf(subject.id(), Policy.class).isEmpty());
    }

    void judge() {
        for (Persona persona : court.judged()) {
            for (Command command : ON_ROWS) {
                reached(persona, command);
            }
        }
    }

    /** Compared with what the same persona reaches through the parent. */
    private void reached(Persona persona, Command command) {
        Reach direct = court.facts().reach(subject.id(), persona, command);
        Set<String> foreign = ReachJudge.foreign(subject, persona, direct.all());
        boolean isInIt = !foreign.isEmpty();
        foreign.removeAll(court.facts().reach(parent.id(), persona, command).all());
        boolean isBare = !isInIt
                && direct.problem() != Reach.Problem.DENIED
                && !Court.hasRowSecurity(subject)
                && Court.hasRowSecurity(parent)
                && isKeptOut(persona, command);
        if (!foreign.isEmpty() || isBare) {
            court.charge(
                    AccessRule.PARTITION_BYPASS,
                    subject.id(),
                    persona,
                    command.name(),
                    "%s rows of `%s` by naming it, which `%s` keeps from them."
                            .formatted(
                                    ReachJudge.verb(command),
                                    subject.id().display(),
                                    parent.id().display()),
                    subject.example(command, true));
        }
    }

    private boolean isKeptOut(Persona persona, Command command) {
        Set<String> all = new TreeSet<>(parent.rows().keySet());
        all.removeAll(court.facts().reach(parent.id(), persona, command).all());
        return !ReachJudge.foreign(parent, persona, all).isEmpty();
    }
}
