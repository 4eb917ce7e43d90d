package io.github.supabasemigrate.access.mutate;

import io.github.supabasemigrate.access.judge.AccessRule;
import io.github.supabasemigrate.access.judge.Court;
import io.github.supabasemigrate.access.persona.Persona;
import io.github.supabasemigrate.access.probe.Command;
import io.github.supabasemigrate.access.probe.ProbeEngine;
import io.github.supabasemigrate.access.probe.Rounds;
import io.github.supabasemigrate.access.probe.State;
import io.github.supabasemigrate.access.rows.World;
import io.github.supabasemigrate.access.table.Facts;
import io.github.supabasemigrate.access.table.Subject;
import io.github.supabasemigrate.access.trial.TableProbes;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Policy;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Changes each policy and tries again what it governs. What nobody notices is tried in further states; what nobody notices there
 * either is redundant if the policy alone would let something pass, else no row or persona ever satisfied it.
 */
public final class Mutation {

    private static final int STATES = 6;

    private final Court court;
    private final TableProbes probes;
    private final ProbeEngine engine;
    private int total;

    public Mutation(Court court, TableProbes probes, ProbeEngine engine) {
        this.court = court;
        this.probes = probes;
        this.engine = engine;
    }

    /** What came of it in one line; findings go to the court. */
    public String run() {
        List<Mutant> mutants = court.subjects().values().stream()
                .filter(subject -> court.seeded().untested(subject.id()).isEmpty())
                .flatMap(subject -> policies(subject.id()).stream())
                .flatMap(policy -> Mutant.of(policy).stream())
                .toList();
        total = mutants.size();
        List<Mutant> unnoticed = unnoticedAsSeeded(mutants);
        unnoticed = unnoticedInStates(unnoticed);
        judge(unnoticed);
        return "%d changes of policies were tried, %d of them change access."
                .formatted(total, total - unnoticed.size());
    }

    private List<Policy> policies(ObjectId table) {
        return court.catalog().partsOf(table, Policy.class);
    }

    private static Set<Command> governed(Policy policy) {
        return switch (policy.command()) {
            case ALL -> EnumSet.allOf(Command.class);
            case SELECT -> EnumSet.of(Command.SELECT, Command.UPDATE, Command.DELETE);
            case INSERT -> EnumSet.of(Command.INSERT);
            case UPDATE -> EnumSet.of(Command.UPDATE);
            case DELETE -> EnumSet.of(Command.DELETE);
        };
    }

    private List<Mutant> unnoticedAsSeeded(List<Mutant> mutants) {
        var facts = new Facts();
        var rounds = new Rounds(engine);
        for (Mutant mutant : mutants) {
            var state = new State(mutant.label(), mutant.ddl());
            ask(rounds, facts, state, mutant.policy());
        }
        rounds.run();
        return mutants.stream()
                .filter(mutant -> isSame(Facts.BASE, facts, mutant.label(), mutant.policy()))
                .toList();
    }

    private void ask(Rounds rounds, Facts facts, State state, Policy policy) {
        Subject own = court.subjects().get(policy.table());
        if (own != null) {
            probes.ask(rounds, facts, state, own, governed(policy));
        }
        for (ObjectId reader : court.model().readersOf(policy.table())) {
            Subject other = court.subjects().get(reader);
            if (other != null
                    && !reader.equals(policy.table())
                    && court.seeded().untested(reader).isEmpty()) {
                probes.ask(rounds, facts, state, other, EnumSet.of(Command.SELECT));
            }
        }
    }

    private boolean isSame(String world, Facts mutated, String label, Policy policy) {
        for (Command command : governed(policy)) {
            boolean isTried = command != Command.INSERT || world.isEmpty();
            if (isTried && !isSame(world, mutated, label, policy.table(), command)) {
                return false;
            }
        }
        return court.model().readersOf(policy.table()).stream()
                .filter(reader -> !reader.equals(policy.table())
                        && court.subjects().containsKey(reader)
                        && court.seeded().untested(reader).isEmpty())
                .allMatch(reader -> isSame(world, mutated, label, reader, Command.SELECT));
    }

    private boolean isSame(String world, Facts mutated, String label, ObjectId relation, Command command) {
        String before = court.facts().digest(world, relation, command);
        String after = mutated.digest(label, relation, command);
        return (before.isEmpty() && !world.isEmpty()) || before.equals(after);
    }

    private List<Mutant> unnoticedInStates(List<Mutant> mutants) {
        var facts = new Facts();
        var rounds = new Rounds(engine);
        Map<Mutant, List<World>> tried = new LinkedHashMap<>();
        for (Mutant mutant : mutants) {
            List<World> worlds = court.seeded().worlds().stream()
                    .filter(world -> world.user() == null
                            && world.concerns().contains(mutant.policy().table()))
                    .limit(STATES)
                    .toList();
            tried.put(mutant, worlds);
            for (World world : worlds) {
                var setup = new ArrayList<>(world.statements());
                setup.addAll(mutant.ddl());
                ask(rounds, facts, new State(label(mutant, world), setup), mutant.policy());
            }
        }
        rounds.run();
        return mutants.stream()
                .filter(mutant -> tried.getOrDefault(mutant, List.of()).stream()
                        .allMatch(world -> isSame(world.name(), facts, label(mutant, world), mutant.policy())))
                .toList();
    }

    private static String label(Mutant mutant, World world) {
        return mutant.label() + " when " + world.name();
    }

    private void judge(List<Mutant> unnoticed) {
        var facts = new Facts();
        var rounds = new Rounds(engine);
        List<Mutant> dropped = unnoticed.stream()
                .filter(mutant ->
                        mutant.change() == Mutant.Change.DROP && mutant.policy().isPermissive())
                .toList();
        for (Mutant mutant : dropped) {
            List<String> alone =
                    Mutant.solo(mutant.policy(), policies(mutant.policy().table()));
            ask(rounds, facts, new State(mutant.label(), alone), mutant.policy());
        }
        rounds.run();
        for (Mutant mutant : unnoticed) {
            boolean isWitnessed = dropped.contains(mutant) && letsPass(facts, mutant);
            charge(mutant, isWitnessed);
        }
    }

    /** Whether something passes by this policy alone. */
    private boolean letsPass(Facts facts, Mutant mutant) {
        Policy policy = mutant.policy();
        return court.model().personas().stream()
                .filter(persona -> !persona.role().equals(Persona.SERVICE_ROLE))
                .anyMatch(persona -> governed(policy).stream()
                        .filter(command -> policy.command() != Policy.Command.SELECT || command == Command.SELECT)
                        .anyMatch(command -> command == Command.INSERT
                                ? !facts.attempts(policy.table(), persona).isEmpty()
                                : facts.reach(mutant.label(), policy.table(), persona, command)
                                        .filter(reach -> !reach.all().isEmpty())
                                        .isPresent()));
    }

    private void charge(Mutant mutant, boolean isWitnessed) {
        Policy policy = mutant.policy();
        String name = "the policy \"%s\" on `%s`"
                .formatted(policy.id().name(), policy.table().display());
        String command = policy.command().name();
        if (isWitnessed) {
            court.charge(
                    AccessRule.REDUNDANT_POLICY,
                    policy.table(),
                    command,
                    "Without %s everything is as it is with it: others let the same pass.".formatted(name),
                    mutant.ddl().get(0));
        } else if (!policy.roles().equals(List.of(Persona.SERVICE_ROLE))) {
            court.charge(
                    AccessRule.INCONCLUSIVE,
                    policy.table(),
                    command,
                    "Changing %s (%s) changes nothing that was tried."
                            .formatted(name, mutant.change().words()),
                    mutant.ddl().get(0));
        }
    }
}
