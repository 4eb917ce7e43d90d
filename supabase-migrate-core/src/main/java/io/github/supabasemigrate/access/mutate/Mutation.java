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
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        Stream<ObjectId> tables = court.subjects().keySet().stream()
                .filter(table -> court.seeded().untested(table).isEmpty());
        Stream<ObjectId> all = Stream.concat(tables, probes.topics().map(Subject::id).stream());
        List<Mutant> mutants = all.flatMap(table -> policies(table).stream())
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

    private List<Mutant> unnoticedAsSeeded(List<Mutant> mutants) {
        var facts = new Facts();
        var rounds = new Rounds(engine);
        for (Mutant mutant : mutants) {
            var state = new State(mutant.label(), mutant.ddl());
            ask(rounds, facts, state, mutant, true);
        }
        rounds.run();
        return mutants.stream()
                .filter(mutant -> isSame(Facts.BASE, facts, mutant.label(), mutant))
                .toList();
    }

    /** @param asSeeded whether nothing but the policy is changed */
    private void ask(Rounds rounds, Facts facts, State state, Mutant mutant, boolean asSeeded) {
        Subject own = court.subjects().get(mutant.policy().table());
        if (own != null) {
            probes.ask(rounds, facts, state, own, mutant.commands(), asSeeded);
        } else {
            probes.askTopics(rounds, facts, state, mutant.commands());
        }
        for (ObjectId reader : readers(mutant)) {
            Subject other = Objects.requireNonNull(court.subjects().get(reader));
            probes.ask(rounds, facts, state, other, EnumSet.of(Command.SELECT), asSeeded);
        }
    }

    /** Other tables whose policies read the one that the policy is on; what is not read, no change of it shows in. */
    private List<ObjectId> readers(Mutant mutant) {
        ObjectId table = mutant.policy().table();
        return !mutant.commands().contains(Command.SELECT)
                ? List.of()
                : court.model().readersOf(table).stream()
                        .filter(reader -> !reader.equals(table)
                                && court.subjects().containsKey(reader)
                                && court.seeded().untested(reader).isEmpty())
                        .toList();
    }

    private boolean isSame(String world, Facts mutated, String label, Mutant mutant) {
        for (Command command : mutant.commands()) {
            boolean isTried = command != Command.INSERT || world.isEmpty();
            if (isTried && !isSame(world, mutated, label, mutant.policy().table(), command)) {
                return false;
            }
        }
        return readers(mutant).stream().allMatch(reader -> isSame(world, mutated, label, reader, Command.SELECT));
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
                ask(rounds, facts, new State(label(mutant, world), setup), mutant, false);
            }
        }
        rounds.run();
        return mutants.stream()
                .filter(mutant -> tried.getOrDefault(mutant, List.of()).stream()
                        .allMatch(world -> isSame(world.name(), facts, label(mutant, world), mutant)))
                .toList();
    }

    private static String label(Mutant mutant, World world) {
        return mutant.label() + " when " + world.name();
    }

    /** Of a policy that nothing needs, nothing is to be said of its parts. */
    private void judge(List<Mutant> unnoticed) {
        var facts = new Facts();
        var rounds = new Rounds(engine);
        Set<ObjectId> needless = unnoticed.stream()
                .filter(Mutation::isDropped)
                .map(mutant -> mutant.policy().id())
                .collect(Collectors.toSet());
        List<Mutant> telling = unnoticed.stream()
                .filter(mutant -> !mutant.change().isOfPart()
                        || !needless.contains(mutant.policy().id()))
                .toList();
        for (Mutant mutant : telling) {
            if (isDropped(mutant)) {
                List<String> alone =
                        Mutant.solo(mutant.policy(), policies(mutant.policy().table()));
                ask(rounds, facts, new State(mutant.label(), alone), mutant, true);
            } else if (mutant.change().isOfPart()) {
                ask(rounds, facts, new State(mutant.label(), mutant.opposite()), mutant, true);
            }
        }
        rounds.run();
        telling.forEach(mutant -> judge(mutant, facts));
    }

    private static boolean isDropped(Mutant mutant) {
        return mutant.change() == Mutant.Change.DROP && mutant.policy().isPermissive();
    }

    /** Widened to everybody a policy that asks who it is says the same: nothing is to be learnt of that. */
    private void judge(Mutant mutant, Facts facts) {
        Policy policy = mutant.policy();
        String name = "the policy \"%s\" on `%s`"
                .formatted(policy.id().name(), policy.table().display());
        if (mutant.change() == Mutant.Change.ANYBODY || policy.roles().equals(List.of(Persona.SERVICE_ROLE))) {
            return;
        }
        if (isDropped(mutant) && letsPass(facts, mutant)) {
            charge(
                    mutant,
                    AccessRule.REDUNDANT_POLICY,
                    "Without %s everything is as it is with it: others let the same pass.".formatted(name));
        } else if (mutant.change().isOfPart() && !isSame(Facts.BASE, facts, mutant.label(), mutant)) {
            charge(
                    mutant,
                    AccessRule.REDUNDANT_CONDITION,
                    "In %s `%s` is true wherever the rest of the condition is, in all that was tried."
                            .formatted(name, mutant.part()));
        } else {
            charge(
                    mutant,
                    AccessRule.INCONCLUSIVE,
                    "Changing %s (%s) changes nothing that was tried.".formatted(name, mutant.words()));
        }
    }

    private void charge(Mutant mutant, AccessRule rule, String message) {
        Policy policy = mutant.policy();
        court.charge(
                rule,
                policy.table(),
                policy.command().name(),
                message,
                mutant.ddl().get(0));
    }

    /** Whether something passes by this policy alone. */
    private boolean letsPass(Facts facts, Mutant mutant) {
        Policy policy = mutant.policy();
        return court.model().personas().stream()
                .filter(persona -> !persona.role().equals(Persona.SERVICE_ROLE))
                .anyMatch(persona -> mutant.commands().stream()
                        .filter(command -> policy.command() != Policy.Command.SELECT || command == Command.SELECT)
                        .anyMatch(command -> command == Command.INSERT
                                ? !facts.attempts(policy.table(), persona).isEmpty()
                                : facts.reach(mutant.label(), policy.table(), persona, command)
                                        .filter(reach -> !reach.all().isEmpty())
                                        .isPresent()));
    }
}
