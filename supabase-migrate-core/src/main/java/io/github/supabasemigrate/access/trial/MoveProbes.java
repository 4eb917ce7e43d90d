package io.github.supabasemigrate.access.trial;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.supabasemigrate.access.model.Parent;
import io.github.supabasemigrate.access.model.StateColumn;
import io.github.supabasemigrate.access.persona.Persona;
import io.github.supabasemigrate.access.persona.User;
import io.github.supabasemigrate.access.probe.Answer;
import io.github.supabasemigrate.access.probe.Command;
import io.github.supabasemigrate.access.probe.Probe;
import io.github.supabasemigrate.access.probe.State;
import io.github.supabasemigrate.access.table.Attempt;
import io.github.supabasemigrate.access.table.Attempt.Kind;
import io.github.supabasemigrate.access.table.Reach;
import io.github.supabasemigrate.access.table.StateValues;
import io.github.supabasemigrate.access.table.Subject;
import io.github.supabasemigrate.access.table.SubjectSql;
import io.github.supabasemigrate.access.table.Whose;
import io.github.supabasemigrate.catalog.relation.Column;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What UPDATE lets a persona make of whose a row is: hand over its own, take another's, hang it elsewhere, raise its own standing.
 * Each is tried on one row, and where that is refused on all of them by a statement that reads no column, for which SELECT policies do
 * not apply; both are read back.
 */
final class MoveProbes {

    private static final int VALUES = 6;

    private final Trial trial;

    MoveProbes(Trial trial) {
        this.trial = trial;
    }

    /** @param asSeeded whether the rows are as they were seeded; what its own rows can be made is asked only then */
    void ask(State world, Subject subject, Persona persona, boolean asSeeded) {
        User user = persona.user();
        Set<String> settable = subject.settable();
        settable.retainAll(trial.grants().columns(persona.role(), subject.id(), "UPDATE"));
        if (user == null || settable.isEmpty()) {
            return;
        }
        new Asked(world, subject, persona, user, settable).all(asSeeded);
    }

    private final class Asked {
        private final State world;
        private final Subject subject;
        private final SubjectSql sql;
        private final Persona persona;
        private final User user;
        private final User victim;
        private final Set<String> settable;
        private final Identity identity;

        Asked(State world, Subject subject, Persona persona, User user, Set<String> settable) {
            this.world = world;
            this.subject = subject;
            this.sql = subject.sql();
            this.persona = persona;
            this.user = user;
            this.victim = Trial.victim(persona);
            this.settable = settable;
            this.identity = trial.identity(subject);
        }

        void all(boolean asSeeded) {
            if (identity.isStorage()) {
                return;
            }
            if (asSeeded) {
                ownRows().forEach(this::moves);
            }
            take();
        }

        /** One that is its own, one that is its tenant's. */
        private List<String> ownRows() {
            return Stream.of(Whose.OWN, Whose.TENANT)
                    .flatMap(whose ->
                            subject.keysOf(persona, EnumSet.of(whose)).stream().limit(1))
                    .toList();
        }

        private void moves(String key) {
            boolean isOwn = subject.whose(persona, key) == Whose.OWN;
            for (String column : identity.columns()) {
                identity.valuesOf(victim, List.of(column), subject.json(key))
                        .ifPresent(value -> change(Kind.MOVE, key, value, Blind.ALLOWED));
            }
            for (Parent parent : identity.otherParents()) {
                identity.valuesOf(victim, parent.columns(), subject.json(key))
                        .ifPresent(value -> change(Kind.MOVE_BELOW, key, value, Blind.ALLOWED));
            }
            if (isOwn || subject.model().asMembership().isPresent()) {
                raises(key);
            }
        }

        private void raises(String key) {
            JsonNode row = subject.json(key);
            var columns = new LinkedHashSet<>(subject.model().privileged());
            subject.model().states().stream().filter(StateColumn::isStanding).forEach(s -> columns.add(s.column()));
            columns.removeAll(identity.columns());
            for (String column : columns) {
                for (JsonNode value : values(column, row)) {
                    if (!StateValues.same(value, row.path(column))) {
                        change(Kind.RAISE, key, Map.of(column, value), Blind.FORBIDDEN);
                    }
                }
            }
        }

        private List<JsonNode> values(String name, JsonNode row) {
            Column column = subject.table().column(name).orElseThrow();
            var values = new ArrayList<JsonNode>();
            subject.model()
                    .state(name)
                    .ifPresent(state -> state.values().stream()
                            .filter(value -> value != null)
                            .limit(VALUES)
                            .forEach(value -> values.add(StateValues.put(column, row.path(name), value))));
            if (values.isEmpty()) {
                values.addAll(StateValues.likely(column));
            }
            return values;
        }

        /** Somebody else's row, which it cannot change as it is, made its own. */
        private void take() {
            Set<String> columns = new LinkedHashSet<>(identity.columns());
            columns.retainAll(settable);
            Set<String> reached = trial.facts()
                    .reach(world.name(), subject.id(), persona, Command.UPDATE)
                    .map(Reach::all)
                    .orElse(Set.of());
            subject.keysOf(persona, EnumSet.of(Whose.OTHER)).stream()
                    .filter(key -> !reached.contains(key))
                    .limit(1)
                    .forEach(key -> identity.valuesOf(user, columns, subject.json(key))
                            .filter(values -> !values.isEmpty())
                            .ifPresent(values -> change(Kind.TAKE, key, values, Blind.ALLOWED)));
        }

        private void change(Kind kind, String key, Map<String, JsonNode> values, Blind blind) {
            if (!settable.containsAll(values.keySet())) {
                return;
            }
            Winnings winnings = trial.winnings(subject, persona);
            Probe one = Probe.change(persona, sql.update(values, sql.at(key)), sql.look())
                    .followedBy(winnings.queries());
            trial.rounds().ask(world.setup(), one, answer -> {
                if (isThere(answer, values, key)) {
                    add(kind, values, false, winnings.result(answer, List.of()), one.statement());
                } else if (blind == Blind.ALLOWED && (answer.isDenied() || answer.count() == 0)) {
                    blindly(kind, key, values, winnings);
                }
            });
        }

        private void blindly(Kind kind, String key, Map<String, JsonNode> values, Winnings winnings) {
            Probe all =
                    Probe.change(persona, sql.update(values, ""), sql.look()).followedBy(winnings.queries());
            trial.rounds().ask(world.setup(), all, answer -> {
                if (isThere(answer, values, key)) {
                    add(kind, values, true, winnings.result(answer, List.of()), all.statement());
                }
            });
        }

        /** Whether the row has the new values, under its old key or under a new one. */
        private boolean isThere(Answer answer, Map<String, JsonNode> values, String key) {
            for (var row : answer.after().properties()) {
                JsonNode was = answer.before().path(row.getKey());
                boolean isMeant =
                        was.isMissingNode() || Subject.key(row.getKey()).equals(key);
                boolean isNew = !was.path(1).equals(row.getValue().path(1)) || was.isMissingNode();
                boolean has = values.entrySet().stream()
                        .allMatch(value -> identity.isSame(
                                value.getKey(), row.getValue().path(2).path(value.getKey()), value.getValue()));
                if (isMeant && isNew && has) {
                    return true;
                }
            }
            return false;
        }

        private void add(
                Kind kind, Map<String, JsonNode> values, boolean isBlind, Winnings.Result result, String statement) {
            trial.facts()
                    .add(new Attempt(
                            subject.id(),
                            persona,
                            kind,
                            List.copyOf(new LinkedHashMap<>(values).keySet()),
                            world.name(),
                            isBlind,
                            result.won(),
                            result.isSeen(),
                            world.setup(),
                            false,
                            statement));
        }
    }

    /** Whether a statement without a condition is tried too. */
    private enum Blind {
        ALLOWED,
        FORBIDDEN
    }
}
