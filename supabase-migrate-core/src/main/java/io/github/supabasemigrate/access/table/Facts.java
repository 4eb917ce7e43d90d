package io.github.supabasemigrate.access.table;

import io.github.supabasemigrate.access.persona.Persona;
import io.github.supabasemigrate.access.probe.Command;
import io.github.supabasemigrate.access.probe.Probe;
import io.github.supabasemigrate.catalog.object.ObjectId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What was found by trying. Filled by the probes of one thread, then only read. */
public final class Facts {

    /** The world as it was seeded. */
    public static final String BASE = "";

    private record Place(ObjectId relation, String persona) {}

    private final Map<String, Map<Place, Map<Command, Reach>>> reaches = new LinkedHashMap<>();
    private final List<Attempt> attempts = new ArrayList<>();
    private final Map<Place, Probe> withoutReturning = new LinkedHashMap<>();
    private final Map<Place, Probe> withoutUpsert = new LinkedHashMap<>();

    public void reach(String world, ObjectId relation, Persona persona, Command command, Reach reach) {
        reaches.computeIfAbsent(world, missing -> new LinkedHashMap<>())
                .computeIfAbsent(new Place(relation, persona.name()), missing -> new EnumMap<>(Command.class))
                .put(command, reach);
    }

    public void add(Attempt attempt) {
        attempts.add(attempt);
    }

    /** Everything about one command on one table in one world, for comparing: equal texts are equal access. */
    public String digest(String world, ObjectId relation, Command command) {
        var lines = new TreeSet<String>();
        if (command == Command.INSERT || command == Command.UPDATE) {
            boolean isInsert = command == Command.INSERT;
            attempts.stream()
                    .filter(attempt -> attempt.relation().equals(relation)
                            && attempt.kind().isInsert() == isInsert
                            && (world.isEmpty()
                                    ? !isInWorld(attempt)
                                    : attempt.state().equals(world)))
                    .forEach(attempt -> lines.add(attempt.persona() + " " + attempt.kind() + " " + attempt.columns()));
        }
        if (command != Command.INSERT || relation.schema().equals("realtime")) {
            reaches.getOrDefault(world, Map.of()).entrySet().stream()
                    .filter(entry -> entry.getKey().relation().equals(relation)
                            && !entry.getKey().persona().equals(Persona.SERVICE_ROLE)
                            && entry.getValue().containsKey(command))
                    .forEach(entry -> lines.add(
                            entry.getKey().persona() + " " + entry.getValue().get(command)));
        }
        return String.join("\n", lines);
    }

    private boolean isInWorld(Attempt attempt) {
        return !attempt.state().isEmpty() && reaches.containsKey(attempt.state());
    }

    /** The persona's INSERT passes, and does not when it asks for the row. */
    public void cannotReturn(ObjectId relation, Persona persona, Probe probe) {
        withoutReturning.put(new Place(relation, persona.name()), probe);
    }

    /** The statement with RETURNING that fails although the INSERT alone passes. */
    public Optional<Probe> failingReturning(ObjectId relation, Persona persona) {
        return Optional.ofNullable(withoutReturning.get(new Place(relation, persona.name())));
    }

    /** The persona inserts and updates its own rows, and may not do both in one statement. */
    public void cannotUpsert(ObjectId relation, Persona persona, Probe probe) {
        withoutUpsert.put(new Place(relation, persona.name()), probe);
    }

    /** The upsert that fails although INSERT and UPDATE pass. */
    public Optional<Probe> failingUpsert(ObjectId relation, Persona persona) {
        return Optional.ofNullable(withoutUpsert.get(new Place(relation, persona.name())));
    }

    /** What a command got at in a world; empty when it was not tried there. */
    public Optional<Reach> reach(String world, ObjectId relation, Persona persona, Command command) {
        return Optional.ofNullable(reaches.getOrDefault(world, Map.of())
                .getOrDefault(new Place(relation, persona.name()), Map.of())
                .get(command));
    }

    /** What a command gets at in the world as seeded. */
    public Reach reach(ObjectId relation, Persona persona, Command command) {
        return reach(BASE, relation, persona, command).orElse(Reach.DENIED);
    }

    /** The writes that passed. */
    public List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    public List<Attempt> attempts(ObjectId relation, Persona persona) {
        return attempts.stream()
                .filter(attempt -> attempt.relation().equals(relation)
                        && attempt.persona().name().equals(persona.name()))
                .toList();
    }
}
