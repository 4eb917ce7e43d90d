package io.github.supabasemigrate.access.trial;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.supabasemigrate.access.persona.Persona;
import io.github.supabasemigrate.access.persona.User;
import io.github.supabasemigrate.access.probe.Command;
import io.github.supabasemigrate.access.rows.SeededRow;
import io.github.supabasemigrate.access.rows.SeededRows;
import io.github.supabasemigrate.access.table.Facts;
import io.github.supabasemigrate.access.table.Subject;
import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.catalog.relation.Index;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An INSERT of one's own row under a key that a hidden row has: whether it collides tells that the row is there. */
public record Collision(Subject subject, SeededRows seeded) {

    /** The statement; nothing where the key cannot be guessed, says whose the row is, or belongs to a row that is no secret. */
    public Optional<String> insert(Persona persona, User victim, Index index, Facts facts) {
        if (!index.isUnique()
                || index.predicate() != null
                || index.keys().stream().anyMatch(key -> key.column() == null)) {
            return Optional.empty();
        }
        Set<String> identity = new Identity(subject, seeded).columns();
        boolean canBeGuessed = index.keys().stream()
                .map(key -> subject.table().column(String.valueOf(key.column())).orElseThrow())
                .noneMatch(column -> isDrawn(column) || identity.contains(column.name()));
        Set<String> seen = facts.reach(subject.id(), persona, Command.SELECT).rows();
        Optional<SeededRow> hidden = subject.rows().entrySet().stream()
                .filter(row -> !seen.contains(row.getKey())
                        && row.getValue()
                                .ownerName()
                                .filter(victim.name()::equals)
                                .isPresent())
                .map(Map.Entry::getValue)
                .findFirst();
        return !canBeGuessed || hidden.isEmpty()
                ? Optional.empty()
                : seeded.spare(subject.id(), persona.name()).map(spare -> {
                    var values = new LinkedHashMap<String, JsonNode>();
                    Subject.parse(spare.json()).properties().forEach(f -> values.put(f.getKey(), f.getValue()));
                    JsonNode theirs = Subject.parse(hidden.get().json());
                    index.keys()
                            .forEach(key -> values.put(
                                    String.valueOf(key.column()), theirs.path(String.valueOf(key.column()))));
                    return subject.sql().insert(values);
                });
    }

    /** A value that nobody chooses. */
    private static boolean isDrawn(Column column) {
        String fallback = String.valueOf(column.defaultExpression());
        return column.type().name().equals("uuid")
                || column.identity() != Column.Identity.NONE
                || fallback.contains("nextval");
    }
}
