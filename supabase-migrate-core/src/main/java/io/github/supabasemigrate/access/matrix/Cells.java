package io.github.supabasemigrate.access.matrix;

import io.github.supabasemigrate.access.persona.Persona;
import io.github.supabasemigrate.access.probe.Command;
import io.github.supabasemigrate.access.rows.World;
import io.github.supabasemigrate.access.table.Attempt;
import io.github.supabasemigrate.access.table.Attempt.Kind;
import io.github.supabasemigrate.access.table.Facts;
import io.github.supabasemigrate.access.table.Reach;
import io.github.supabasemigrate.access.table.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Words for what was found on one table. */
final class Cells {

    private final Facts facts;
    private final List<World> worlds;

    Cells(Facts facts, List<World> worlds) {
        this.facts = facts;
        this.worlds = worlds;
    }

    /**
     * What is found in one place.
     *
     * @param form what attempts say who were made there; empty for all
     */
    String text(Subject subject, Persona persona, Command command, String form) {
        boolean isTopics = form.equals(AccessMatrix.TOPICS);
        return command == Command.INSERT && !isTopics
                ? insert(subject, persona, form)
                : reached(subject, persona, command);
    }

    private String reached(Subject subject, Persona persona, Command command) {
        String base = Extent.of(subject, persona, facts.reach(subject.id(), persona, command));
        var parts = new ArrayList<String>();
        parts.add(base);
        if (command == Command.UPDATE) {
            changes(subject, persona, "").forEach(parts::add);
        }
        Map<String, List<String>> elsewhere = new LinkedHashMap<>();
        for (World world : worlds) {
            facts.reach(world.name(), subject.id(), persona, command)
                    .map(reach -> Extent.of(subject, persona, reach))
                    .filter(text -> !text.equals(base))
                    .ifPresent(text -> elsewhere
                            .computeIfAbsent(text, missing -> new ArrayList<>())
                            .add(world.name()));
            if (command == Command.UPDATE) {
                changes(subject, persona, world.name())
                        .forEach(text -> elsewhere
                                .computeIfAbsent(text, missing -> new ArrayList<>())
                                .add(world.name()));
            }
        }
        elsewhere.forEach((text, when) -> parts.add(text + " when " + String.join(" or ", when)));
        return String.join("; ", parts);
    }

    private Stream<String> changes(Subject subject, Persona persona, String world) {
        List<Attempt> passed = facts.attempts(subject.id(), persona).stream()
                .filter(attempt -> attempt.state().equals(world))
                .toList();
        return Stream.of(
                        columns(subject, passed, "gives away ", Kind.MOVE),
                        columns(subject, passed, "takes ", Kind.TAKE),
                        columns(subject, passed, "takes by upsert ", Kind.UPSERT),
                        columns(subject, passed, "hangs below others' by ", Kind.MOVE_BELOW),
                        columns(subject, passed, "raises ", Kind.RAISE))
                .flatMap(Optional::stream);
    }

    private static Optional<String> columns(Subject subject, List<Attempt> passed, String words, Kind kind) {
        var columns = new TreeSet<String>();
        passed.stream()
                .filter(attempt -> attempt.kind() == kind)
                .flatMap(attempt -> attempt.columns().stream())
                .forEach(column -> columns.add(subject.model().display(column)));
        return columns.isEmpty() ? Optional.empty() : Optional.of(words + String.join(", ", columns));
    }

    private String insert(Subject subject, Persona persona, String form) {
        Reach problem = facts.reach(subject.id(), persona, Command.INSERT);
        if (problem.problem() != null) {
            return Extent.of(subject, persona, problem);
        }
        List<Attempt> passed = facts.attempts(subject.id(), persona).stream()
                .filter(attempt -> attempt.kind().isInsert()
                        && (form.isEmpty() || attempt.state().equals(form)))
                .toList();
        var parts = new ArrayList<String>();
        if (persona.role().equals(Persona.SERVICE_ROLE) && !passed.isEmpty()) {
            return "all";
        }
        whose(passed, Kind.INSERT_OWN, "own", form).ifPresent(parts::add);
        whose(passed, Kind.INSERT_TENANT, "tenant", form).ifPresent(parts::add);
        whose(passed, Kind.INSERT_NOBODY, "all", form).ifPresent(parts::add);
        columns(subject, passed, "in others' name by ", Kind.INSERT_FORGED).ifPresent(parts::add);
        columns(subject, passed, "invites by ", Kind.INSERT_INVITING).ifPresent(parts::add);
        columns(subject, passed, "below others' by ", Kind.INSERT_BELOW).ifPresent(parts::add);
        return parts.isEmpty() ? "none" : String.join("; ", parts);
    }

    /** Without a condition if it passes without one. */
    private static Optional<String> whose(List<Attempt> passed, Kind kind, String word, String form) {
        List<String> states = passed.stream()
                .filter(attempt -> attempt.kind() == kind)
                .map(Attempt::state)
                .distinct()
                .toList();
        if (states.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(states.contains(form) ? word : word + " when " + String.join(" or ", states));
    }
}
