package io.github.supabasemigrate.access.trial;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.supabasemigrate.access.model.StateColumn;
import io.github.supabasemigrate.access.persona.Persona;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What INSERT lets pass: a row of one's own, one in somebody else's name or tenant, one below somebody else's parent. A row counts
 * as forged when the forged value is there afterwards; a trigger may have put it right.
 */
final class InsertProbes {

    private static final int VARIANTS = 8;
    private static final Set<Kind> OWN = Set.of(Kind.INSERT_OWN, Kind.INSERT_TENANT, Kind.INSERT_NOBODY);

    private final Trial trial;

    InsertProbes(Trial trial) {
        this.trial = trial;
    }

    /**
     * @param world the state to try it in, and its name
     * @param forging whether to go on with rows that are not its own
     */
    void ask(State world, Subject subject, Persona persona, boolean forging) {
        if (!trial.grants().allows(persona.role(), subject.id(), "INSERT")) {
            trial.facts().reach(world.name(), subject.id(), persona, Command.INSERT, Reach.DENIED);
            return;
        }
        Optional<Row> own = new InsertRows(trial, subject, persona).own();
        if (own.isEmpty()) {
            trial.facts()
                    .reach(
                            world.name(),
                            subject.id(),
                            persona,
                            Command.INSERT,
                            Reach.untested("no row could be made to insert"));
            return;
        }
        trial.facts().reach(world.name(), subject.id(), persona, Command.INSERT, Reach.of(Set.of()));
        new Asked(world, subject, persona, forging).own(own.get());
    }

    private final class Asked {
        private final State world;
        private final Subject subject;
        private final SubjectSql sql;
        private final Persona persona;
        private final boolean forging;
        private final InsertRows rows;

        Asked(State world, Subject subject, Persona persona, boolean forging) {
            this.world = world;
            this.subject = subject;
            this.sql = subject.sql();
            this.persona = persona;
            this.forging = forging;
            this.rows = new InsertRows(trial, subject, persona);
        }

        void own(Row own) {
            Set<String> buckets = subject.buckets();
            if (!buckets.isEmpty()) {
                buckets.forEach(bucket -> {
                    var values = new LinkedHashMap<>(own.values());
                    values.put("bucket_id", StateValues.node(bucket));
                    var row = new Row(own.kind(), own.columns(), values, own.replaces());
                    ownFrom(List.of(new Variant(row, Subject.inBucket(bucket))), 0);
                });
                return;
            }
            var variants = new ArrayList<Variant>();
            variants.add(new Variant(own, ""));
            for (StateColumn state : subject.model().states()) {
                for (String value : state.values()) {
                    if (own.values().containsKey(state.column()) || value != null) {
                        variants.add(new Variant(
                                rows.with(own, state, value), StateValues.condition(state.column(), value)));
                    }
                }
            }
            ownFrom(variants.subList(0, Math.min(VARIANTS, variants.size())), 0);
        }

        private record Variant(Row row, String state) {}

        /** One form after the other until one passes; what else is tried, is tried in that form. */
        private void ownFrom(List<Variant> variants, int index) {
            Variant variant = variants.get(index);
            send(variant.row(), variant.state(), isAccepted -> {
                if (!isAccepted && index + 1 < variants.size() && !hasProblem()) {
                    ownFrom(variants, index + 1);
                } else if (forging) {
                    forge(isAccepted ? variant : variants.get(0));
                }
                if (isAccepted && world.name().isEmpty() && variant.row().kind() == Kind.INSERT_OWN) {
                    returning(variant.row());
                }
            });
        }

        private boolean hasProblem() {
            return trial.facts()
                            .reach(world.name(), subject.id(), persona, Command.INSERT)
                            .map(Reach::problem)
                            .orElse(null)
                    != null;
        }

        private void forge(Variant form) {
            for (Row row : rows.forged(form.row(), Trial.victim(persona))) {
                send(row, form.state(), isAccepted -> {});
            }
        }

        private void send(Row row, String state, Consumer<Boolean> next) {
            String statement = sql.insert(row.values());
            boolean isOwn = OWN.contains(row.kind());
            Winnings winnings = trial.winnings(subject, persona);
            Probe plain = Probe.change(persona, statement, sql.look()).after(sql.remove(row.replaces()));
            Probe probe = isOwn ? plain : plain.followedBy(winnings.queries());
            ask(probe, row, state, winnings, next);
        }

        private void ask(Probe probe, Row row, String state, Winnings winnings, Consumer<Boolean> next) {
            trial.rounds().ask(world.setup(), probe, answer -> {
                if (!answer.worked() && !ReachProbes.isRefusal(answer, subject.id())) {
                    if (!probe.withoutTriggers()) {
                        ask(probe.withTriggersOff(), row, state, winnings, next);
                        return;
                    }
                    problem(row, answer);
                }
                boolean isAccepted = answer.worked() && hasNewRow(answer, row);
                if (isAccepted) {
                    Winnings.Result result = winnings.result(answer, row.replaces());
                    String condition = world.name().isEmpty() ? state : world.name();
                    trial.facts()
                            .add(new Attempt(
                                    subject.id(),
                                    persona,
                                    row.kind(),
                                    row.columns(),
                                    condition,
                                    false,
                                    result.won(),
                                    result.isSeen(),
                                    world.and(probe.setup()),
                                    probe.withoutTriggers(),
                                    probe.statement()));
                }
                next.accept(isAccepted);
            });
        }

        /** A policy that fails fails for every row; a value that does not fit says nothing of policies. */
        private void problem(Row row, Answer answer) {
            if (row.columns().isEmpty() || persona.user() == null) {
                String state = String.valueOf(answer.sqlState());
                boolean isPolicys = state.startsWith("42") || state.startsWith("54");
                String said = String.valueOf(answer.error());
                trial.facts()
                        .reach(
                                world.name(),
                                subject.id(),
                                persona,
                                Command.INSERT,
                                isPolicys ? Reach.error(state, said) : Reach.untested(state + " " + said));
            }
        }

        private boolean hasNewRow(Answer answer, Row row) {
            Identity identity = trial.identity(subject);
            for (var entry : answer.after().properties()) {
                if (!answer.before().has(entry.getKey())) {
                    JsonNode watched = entry.getValue().path(2);
                    boolean isAsSent = row.columns().stream()
                            .allMatch(column -> !watched.has(column)
                                    || identity.isSame(
                                            column,
                                            watched.path(column),
                                            row.values().get(column)));
                    if (isAsSent) {
                        return true;
                    }
                }
            }
            return false;
        }

        private void returning(Row row) {
            String statement = sql.insert(row.values()) + " RETURNING *";
            if (trial.grants().columns(persona.role(), subject.id(), "SELECT").size()
                    < subject.table().columns().size()) {
                return;
            }
            Probe probe = Probe.change(persona, statement, sql.look()).after(sql.remove(row.replaces()));
            trial.rounds().ask(world.setup(), probe, answer -> {
                if (answer.isDenied()) {
                    trial.facts().cannotReturn(subject.id(), persona, probe);
                }
            });
        }
    }
}
