package io.github.supabasemigrate.access.judge;

import io.github.supabasemigrate.access.persona.Persona;
import io.github.supabasemigrate.access.probe.Command;
import io.github.supabasemigrate.access.table.Attempt;
import io.github.supabasemigrate.access.table.Reach;
import io.github.supabasemigrate.access.table.Subject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Policy;
import io.github.supabasemigrate.catalog.relation.Table;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

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
                court.seeded().worlds().forEach(world -> inState(persona, command, world.name()));
            }
            inserted(persona);
        }
    }

    /** What is open in a state that neither the partition opens always nor its parent in that state. */
    private void inState(Persona persona, Command command, String world) {
        Set<String> foreign = court.facts().reach(world, subject.id(), persona, command).stream()
                .map(reach -> ReachJudge.foreign(subject, persona, reach.all()))
                .collect(TreeSet::new, Set::addAll, Set::addAll);
        foreign.removeAll(court.facts().reach(subject.id(), persona, command).all());
        foreign.removeAll(court.facts()
                .reach(world, parent.id(), persona, command)
                .orElseGet(() -> court.facts().reach(parent.id(), persona, command))
                .all());
        if (!foreign.isEmpty()) {
            charge(persona, command, " when " + world, inWorld(world, persona, command, foreign));
        }
    }

    /** With row level security of its own, what is inserted is judged as in every table. */
    private void inserted(Persona persona) {
        if (Court.hasRowSecurity(subject) || !Court.hasRowSecurity(parent)) {
            return;
        }
        Set<Attempt.Kind> may = court.facts().attempts(parent.id(), persona).stream()
                .map(Attempt::kind)
                .collect(Collectors.toSet());
        court.facts().attempts(subject.id(), persona).stream()
                .filter(attempt -> attempt.kind().isInsert() && !may.contains(attempt.kind()))
                .findFirst()
                .ifPresent(attempt -> court.charge(
                        AccessRule.PARTITION_BYPASS,
                        subject.id(),
                        persona,
                        Command.INSERT.name(),
                        "inserts rows into `%s` by naming it, which `%s` refuses."
                                .formatted(subject.id().display(), parent.id().display()),
                        Deed.of(attempt)));
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
            charge(
                    persona,
                    command,
                    "",
                    Deed.of(
                            foreign.isEmpty()
                                    ? subject.example(command, true)
                                    : court.example(
                                            subject,
                                            persona,
                                            command,
                                            foreign.iterator().next())));
        }
    }

    private Deed inWorld(String world, Persona persona, Command command, Set<String> foreign) {
        return Deed.of(court.example(
                        subject, persona, command, foreign.iterator().next()))
                .after(court.seeded().statementsOf(world));
    }

    private void charge(Persona persona, Command command, String when, Deed deed) {
        court.charge(
                AccessRule.PARTITION_BYPASS,
                subject.id(),
                persona,
                command.name(),
                "%s rows of `%s` by naming it, which `%s` keeps from them%s."
                        .formatted(
                                ReachJudge.verb(command),
                                subject.id().display(),
                                parent.id().display(),
                                when),
                deed);
    }

    private boolean isKeptOut(Persona persona, Command command) {
        Set<String> all = new TreeSet<>(parent.rows().keySet());
        all.removeAll(court.facts().reach(parent.id(), persona, command).all());
        return !ReachJudge.foreign(parent, persona, all).isEmpty();
    }
}
