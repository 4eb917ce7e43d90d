package io.github.supabasemigrate.access.trial;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.supabasemigrate.access.persona.Persona;
import io.github.supabasemigrate.access.persona.User;
import io.github.supabasemigrate.access.probe.Answer;
import io.github.supabasemigrate.access.probe.Command;
import io.github.supabasemigrate.access.probe.Probe;
import io.github.supabasemigrate.access.table.Attempt;
import io.github.supabasemigrate.access.table.Attempt.Kind;
import io.github.supabasemigrate.access.table.Subject;
import io.github.supabasemigrate.access.table.Whose;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code INSERT … ON CONFLICT DO UPDATE}, as supabase-js sends {@code upsert()}: onto a row of one's own, which takes the policies of
 * SELECT, INSERT and UPDATE together (PostgreSQL manual, CREATE POLICY, table 297), and onto somebody else's, whose key one's own row
 * is given.
 */
final class UpsertProbes {

    private final Trial trial;

    UpsertProbes(Trial trial) {
        this.trial = trial;
    }

    /** Asks in the database as it was seeded, once INSERT and UPDATE have been tried there. */
    void ask(Subject subject, Persona persona) {
        User user = persona.user();
        Set<String> columns = columns(subject, persona);
        if (user != null
                && !subject.model().key().isEmpty()
                && columns.containsAll(subject.model().key())) {
            own(subject, persona, columns);
            others(subject, persona, user, columns);
        }
    }

    /** What may be both inserted and updated, as the API names one list of columns for both. */
    private Set<String> columns(Subject subject, Persona persona) {
        var columns = new TreeSet<>(subject.settable());
        columns.retainAll(trial.grants().columns(persona.role(), subject.id(), "INSERT"));
        columns.retainAll(trial.grants().columns(persona.role(), subject.id(), "UPDATE"));
        return columns;
    }

    private void own(Subject subject, Persona persona, Set<String> columns) {
        boolean inserts = trial.facts().attempts(subject.id(), persona).stream()
                .anyMatch(attempt ->
                        attempt.kind() == Kind.INSERT_OWN && attempt.state().isEmpty());
        Set<String> changed =
                trial.facts().reach(subject.id(), persona, Command.UPDATE).all();
        Optional<String> key = subject.keysOf(persona, EnumSet.of(Whose.OWN)).stream()
                .filter(changed::contains)
                .findFirst();
        if (inserts && key.isPresent()) {
            String statement = subject.sql().upsert(picked(subject.json(key.get()), columns));
            Probe probe = Probe.change(persona, statement, subject.look());
            trial.rounds().ask(List.of(), probe, answer -> {
                if (answer.isDenied() && ReachProbes.isRefusal(answer, subject.id())) {
                    trial.facts().cannotUpsert(subject.id(), persona, probe);
                }
            });
        }
    }

    private void others(Subject subject, Persona persona, User user, Set<String> columns) {
        var identity = trial.identity(subject);
        Set<String> changed =
                trial.facts().reach(subject.id(), persona, Command.UPDATE).all();
        for (String key : subject.keysOf(persona, EnumSet.of(Whose.OTHER))) {
            if (!changed.contains(key)) {
                Set<String> owning = new TreeSet<>(identity.columns());
                owning.retainAll(columns);
                owning.removeAll(subject.model().key());
                var values = new LinkedHashMap<>(picked(subject.json(key), columns));
                identity.valuesOf(user, owning, subject.json(key)).ifPresent(values::putAll);
                take(subject, persona, key, values, owning);
                return;
            }
        }
    }

    private void take(Subject subject, Persona persona, String key, Map<String, JsonNode> values, Set<String> owning) {
        String statement = subject.sql().upsert(values);
        Identity identity = trial.identity(subject);
        trial.rounds().ask(List.of(), Probe.change(persona, statement, subject.look()), answer -> {
            boolean isKnown = trial.facts().attempts(subject.id(), persona).stream()
                    .anyMatch(attempt -> attempt.kind() == Kind.TAKE);
            if (answer.worked() && !isKnown && isTaken(answer, identity, key, values, owning)) {
                trial.facts()
                        .add(new Attempt(
                                subject.id(),
                                persona,
                                Kind.UPSERT,
                                List.copyOf(owning.isEmpty() ? subject.model().key() : owning),
                                "",
                                false,
                                Map.of(),
                                false,
                                List.of(),
                                false,
                                statement));
            }
        });
    }

    private static boolean isTaken(
            Answer answer, Identity identity, String key, Map<String, JsonNode> values, Set<String> owning) {
        return ReachProbes.changed(answer).contains(key)
                && answer.after().properties().stream()
                        .filter(row -> Subject.key(row.getKey()).equals(key))
                        .allMatch(row -> owning.stream()
                                .allMatch(column -> identity.isSame(
                                        column, row.getValue().path(2).path(column), values.get(column))));
    }

    private static Map<String, JsonNode> picked(JsonNode row, Set<String> columns) {
        var values = new LinkedHashMap<String, JsonNode>();
        row.properties().forEach(field -> {
            if (columns.contains(field.getKey())) {
                values.put(field.getKey(), field.getValue());
            }
        });
        return values;
    }
}
