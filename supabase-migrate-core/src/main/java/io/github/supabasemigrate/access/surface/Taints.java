package io.github.supabasemigrate.access.surface;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.supabasemigrate.access.judge.Court;
import io.github.supabasemigrate.access.persona.Persona;
import io.github.supabasemigrate.access.probe.Command;
import io.github.supabasemigrate.access.rows.SeededRow;
import io.github.supabasemigrate.access.table.Subject;
import io.github.supabasemigrate.access.table.Whose;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Values by which a row is known wherever it turns up: texts that only rows hidden from a persona hold. Where it meets one, it has
 * seen such a row.
 */
final class Taints {

    private static final int SHORTEST = 8;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Court court;
    private final Map<String, Set<String>> byPersona = new HashMap<>();

    Taints(Court court) {
        this.court = court;
    }

    /** The values that a persona must not meet. */
    Set<String> of(Persona persona) {
        return byPersona.computeIfAbsent(persona.name(), missing -> find(persona));
    }

    /** Those of them that a text holds, without those that were handed in. */
    Set<String> in(Persona persona, String text, Set<String> given) {
        var met = new TreeSet<String>();
        for (String value : of(persona)) {
            if (text.contains(value) && given.stream().noneMatch(known -> known.contains(value))) {
                met.add(value);
            }
        }
        return met;
    }

    private Set<String> find(Persona persona) {
        var holders = new HashMap<String, Set<String>>();
        var known = new TreeSet<String>();
        persona.account().ifPresent(user -> {
            known.add(user.id().toString());
            known.add(user.email());
        });
        for (Subject subject : court.subjects().values()) {
            Set<String> readable =
                    court.facts().reach(subject.id(), persona, Command.SELECT).rows();
            subject.rows().forEach((key, row) -> {
                boolean isForeign = subject.whose(persona, key) == Whose.OTHER && !readable.contains(key);
                boolean isNobodys = subject.whose(persona, key) == Whose.NOBODY;
                if (isForeign) {
                    String owner = row.ownerName().or(row::tenantName).orElse("");
                    texts(
                            row.json(),
                            text -> holders.computeIfAbsent(text, missing -> new TreeSet<>())
                                    .add(owner));
                } else if (!isNobodys || (readable.contains(key) && !looksCopied(subject))) {
                    texts(row.json(), known::add);
                }
            });
        }
        // What several people have says of none of them that it was seen.
        var hidden = new TreeSet<String>();
        holders.forEach((text, owners) -> {
            if (owners.size() == 1) {
                hidden.add(text);
            }
        });
        hidden.removeAll(known);
        hidden.removeIf(value -> known.stream().anyMatch(other -> other.contains(value)));
        return hidden;
    }

    /** A log may hold anything; that it is readable does not make what it holds public. */
    private static boolean looksCopied(Subject subject) {
        return subject.rows().values().stream().anyMatch(row -> row.origin() == SeededRow.Origin.TRIGGER);
    }

    private static void texts(String json, Consumer<String> sink) {
        try {
            leaves(JSON.readTree(json), sink);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the server prints JSON", e);
        }
    }

    private static void leaves(JsonNode node, Consumer<String> sink) {
        if (node.isTextual()) {
            String text = node.asText();
            boolean isMoment = text.matches("\\d{4}-\\d\\d-\\d\\d.*|00000000-0000-0000-0000-000000000000");
            if (text.length() >= SHORTEST && !isMoment) {
                sink.accept(text);
            }
        } else {
            node.forEach(child -> leaves(child, sink));
        }
    }
}
