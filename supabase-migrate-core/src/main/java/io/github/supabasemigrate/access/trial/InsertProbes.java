package io.github.supabasemigrate.access.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.supabasemigrate.access.model.AccessModel;
import io.github.supabasemigrate.access.model.Membership;
import io.github.supabasemigrate.access.model.Parent;
import io.github.supabasemigrate.access.model.RelationModel.Belonging;
import io.github.supabasemigrate.access.model.StateColumn;
import io.github.supabasemigrate.access.persona.Persona;
import io.github.supabasemigrate.access.persona.User;
import io.github.supabasemigrate.access.probe.Answer;
import io.github.supabasemigrate.access.probe.Command;
import io.github.supabasemigrate.access.probe.Grants;
import io.github.supabasemigrate.access.probe.Probe;
import io.github.supabasemigrate.access.probe.Rounds;
import io.github.supabasemigrate.access.probe.State;
import io.github.supabasemigrate.access.rows.SeededRows;
import io.github.supabasemigrate.access.rows.SpareRow;
import io.github.supabasemigrate.access.table.Attempt;
import io.github.supabasemigrate.access.table.Attempt.Kind;
import io.github.supabasemigrate.access.table.Facts;
import io.github.supabasemigrate.access.table.Reach;
import io.github.supabasemigrate.access.table.StateValues;
import io.github.supabasemigrate.access.table.Subject;
import io.github.supabasemigrate.access.table.SubjectSql;
import io.github.supabasemigrate.catalog.object.ObjectId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What INSERT lets pass: a row of one's own, one in somebody else's name or tenant, one below somebody else's parent. A row counts
 * as forged when the forged value is there afterwards; a trigger may have put it right.
 */
final class InsertProbes {

    private static final int VARIANTS = 8;
    private static final Set<Kind> OWN = Set.of(Kind.INSERT_OWN, Kind.INSERT_TENANT, Kind.INSERT_NOBODY);

    private final Rounds rounds;
    private final Grants grants;
    private final AccessModel model;
    private final SeededRows seeded;
    private final Map<ObjectId, Subject> subjects;
    private final Facts facts;

    InsertProbes(
            Rounds rounds,
            Grants grants,
            AccessModel model,
            SeededRows seeded,
            Map<ObjectId, Subject> subjects,
            Facts facts) {
        this.rounds = rounds;
        this.grants = grants;
        this.model = model;
        this.seeded = seeded;
        this.subjects = subjects;
        this.facts = facts;
    }

    /**
     * @param world the state to try it in, and its name
     * @param forging whether to go on with rows that are not its own
     */
    void ask(State world, Subject subject, Persona persona, boolean forging) {
        if (!grants.allows(persona.role(), subject.id(), "INSERT")) {
            facts.reach(world.name(), subject.id(), persona, Command.INSERT, Reach.DENIED);
            return;
        }
        Optional<Row> own = new Rows(subject, persona).own();
        if (own.isEmpty()) {
            facts.reach(
                    world.name(),
                    subject.id(),
                    persona,
                    Command.INSERT,
                    Reach.untested("no row could be made to insert"));
            return;
        }
        facts.reach(world.name(), subject.id(), persona, Command.INSERT, Reach.of(Set.of()));
        new Asked(world, subject, persona, forging).own(own.get());
    }

    private final class Rows {
        private final Subject subject;
        private final Persona persona;
        private final Identity identity;

        Rows(Subject subject, Persona persona) {
            this.subject = subject;
            this.persona = persona;
            this.identity = new Identity(subject, seeded);
        }

        /** The row that a persona would most naturally insert. */
        Optional<Row> own() {
            User user = persona.user();
            Optional<SpareRow> mine = user == null ? Optional.empty() : seeded.spare(subject.id(), user.name());
            if (mine.isPresent()) {
                return mine.map(spare -> row(ownKind(), List.of(), spare));
            }
            return anySpare().map(spare -> user == null ? nobodys(spare) : adopted(spare, user));
        }

        private Optional<SpareRow> anySpare() {
            return User.OWNERS.stream()
                    .flatMap(user -> seeded.spare(subject.id(), user.name()).stream())
                    .findFirst()
                    .or(() -> seeded.spares().stream()
                            .filter(spare -> spare.relation().equals(subject.id()))
                            .findFirst());
        }

        private Kind ownKind() {
            return switch (subject.model().belonging()) {
                case USER, TENANT_ROOT -> Kind.INSERT_OWN;
                case TENANT -> Kind.INSERT_TENANT;
                case NOBODY -> Kind.INSERT_NOBODY;
            };
        }

        private Row nobodys(SpareRow spare) {
            boolean isNobodys = subject.model().belonging() == Belonging.NOBODY;
            return isNobodys
                    ? row(Kind.INSERT_NOBODY, List.of(), spare)
                    : row(Kind.INSERT_FORGED, List.copyOf(identity.columns()), spare);
        }

        /** Somebody else's row, made this user's where that can be said in columns. */
        private Row adopted(SpareRow spare, User user) {
            Row other = row(ownKind(), List.of(), spare);
            var values = new LinkedHashMap<String, JsonNode>();
            subject.model().owners().forEach(owner -> values.put(owner.column(), Identity.ownerValue(user, owner)));
            values.keySet().retainAll(other.values().keySet());
            Row mine = other.with(other.kind(), values);
            List<String> tenants = subject.model().tenants().stream()
                    .map(tenant -> tenant.column())
                    .toList();
            if (!tenants.isEmpty()) {
                return new Row(Kind.INSERT_FORGED, tenants, mine.values(), mine.replaces());
            }
            List<Parent> parents = identity.otherParents();
            return parents.isEmpty()
                    ? new Row(other.kind(), List.of(), mine.values(), mine.replaces())
                    : new Row(Kind.INSERT_BELOW, parents.get(0).columns(), mine.values(), mine.replaces());
        }

        private Row row(Kind kind, List<String> columns, SpareRow spare) {
            var values = new LinkedHashMap<String, JsonNode>();
            Set<String> settable = grants.columns(persona.role(), subject.id(), "INSERT");
            Subject.parse(spare.json()).properties().forEach(field -> {
                if (settable.contains(field.getKey())) {
                    values.put(field.getKey(), field.getValue());
                }
            });
            return new Row(kind, columns, values, spare.replaces());
        }

        /** The same row with what is not the persona's own to say. */
        List<Row> forged(Row own, User victim) {
            var rows = new ArrayList<Row>();
            Set<String> columns = identity.columns();
            if (identity.isStorage()) {
                storageRow(own, victim).ifPresent(rows::add);
                return rows;
            }
            for (String column : columns) {
                identity.valuesOf(victim, List.of(column))
                        .ifPresent(value -> rows.add(own.with(kindOf(Set.of(column)), value)));
            }
            if (columns.size() > 1) {
                identity.valuesOf(victim, columns).ifPresent(all -> rows.add(own.with(kindOf(columns), all)));
            }
            for (Parent parent : identity.otherParents()) {
                identity.valuesOf(victim, parent.columns())
                        .ifPresent(value -> rows.add(own.with(Kind.INSERT_BELOW, value)));
            }
            seeded.spare(subject.id(), victim.name())
                    .ifPresent(spare -> rows.add(row(kindOf(columns), List.copyOf(columns), spare)));
            var standing = new ArrayList<Row>();
            if (subject.model().asMembership().isPresent()) {
                rows.stream()
                        .filter(row -> row.kind() != Kind.INSERT_INVITING)
                        .forEach(row -> standing.addAll(raised(row)));
            }
            rows.addAll(standing);
            rows.removeIf(
                    row -> row.columns().isEmpty() || !row.values().keySet().containsAll(row.columns()));
            return rows;
        }

        /** A membership that one gives oneself is given with the best standing there is. */
        private List<Row> raised(Row row) {
            return subject.model().states().stream()
                    .filter(StateColumn::isStanding)
                    .flatMap(state -> state.values().stream()
                            .filter(value -> value != null)
                            .limit(4)
                            .map(value -> new Row(row.kind(), row.columns(), plus(row, state, value), row.replaces())))
                    .toList();
        }

        private Kind kindOf(Set<String> columns) {
            Optional<Membership> membership = subject.model().asMembership();
            boolean invites = membership.isPresent()
                    && columns.equals(Set.of(membership.get().userColumn()));
            return invites ? Kind.INSERT_INVITING : Kind.INSERT_FORGED;
        }

        private Optional<Row> storageRow(Row own, User victim) {
            User user = persona.user();
            JsonNode name = own.values().get("name");
            if (user == null || name == null) {
                return Optional.empty();
            }
            String forged =
                    name.asText().replace(user.id().toString(), victim.id().toString());
            return forged.equals(name.asText())
                    ? Optional.empty()
                    : Optional.of(
                            own.with(Kind.INSERT_FORGED, Map.of("name", JsonNodeFactory.instance.textNode(forged))));
        }
    }

    private static Map<String, JsonNode> plus(Row row, StateColumn state, @Nullable String value) {
        var values = new LinkedHashMap<>(row.values());
        values.put(state.column(), StateValues.node(value));
        return values;
    }

    private final class Asked {
        private final State world;
        private final Subject subject;
        private final SubjectSql sql;
        private final Persona persona;
        private final boolean forging;
        private final User victim;

        Asked(State world, Subject subject, Persona persona, boolean forging) {
            this.world = world;
            this.subject = subject;
            this.sql = subject.sql();
            this.persona = persona;
            this.forging = forging;
            this.victim = persona.user() != null && persona.user().name().equals(User.B.name()) ? User.A1 : User.B;
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
                        var changed = new Row(own.kind(), own.columns(), plus(own, state, value), own.replaces());
                        variants.add(new Variant(changed, StateValues.condition(state.column(), value)));
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
            return facts.reach(world.name(), subject.id(), persona, Command.INSERT)
                            .map(Reach::problem)
                            .orElse(null)
                    != null;
        }

        private void forge(Variant form) {
            for (Row row : new Rows(subject, persona).forged(form.row(), victim)) {
                send(row, form.state(), isAccepted -> {});
            }
        }

        private void send(Row row, String state, Consumer<Boolean> next) {
            String statement = sql.insert(row.values());
            boolean isOwn = OWN.contains(row.kind());
            Persona other = model.persona(victim.name()).orElse(null);
            var winnings = new Winnings(subject, persona, other, subjects, model, grants, facts);
            Probe plain = Probe.change(persona, statement, sql.look()).after(sql.remove(row.replaces()));
            Probe probe = isOwn ? plain : plain.followedBy(winnings.queries());
            if (isOwn && world.name().isEmpty()) {
                facts.sent(subject.id(), persona, Command.INSERT, statement);
            }
            ask(probe, row, state, winnings, next);
        }

        private void ask(Probe probe, Row row, String state, Winnings winnings, Consumer<Boolean> next) {
            rounds.ask(world.setup(), probe, answer -> {
                if (!answer.worked() && !ReachProbes.isRefusal(answer)) {
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
                    facts.add(new Attempt(
                            subject.id(),
                            persona,
                            row.kind(),
                            row.columns(),
                            condition,
                            false,
                            result.won(),
                            result.isSeen(),
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
                facts.reach(
                        world.name(),
                        subject.id(),
                        persona,
                        Command.INSERT,
                        isPolicys ? Reach.error(state, said) : Reach.untested(state + " " + said));
            }
        }

        private boolean hasNewRow(Answer answer, Row row) {
            for (var entry : answer.after().properties()) {
                if (!answer.before().has(entry.getKey())) {
                    JsonNode watched = entry.getValue().path(2);
                    boolean isAsSent = row.columns().stream()
                            .allMatch(column -> !watched.has(column)
                                    || StateValues.same(
                                            watched.path(column), row.values().get(column)));
                    if (isAsSent) {
                        return true;
                    }
                }
            }
            return false;
        }

        private void returning(Row row) {
            String statement = sql.insert(row.values()) + " RETURNING *";
            if (grants.columns(persona.role(), subject.id(), "SELECT").size()
                    < subject.table().columns().size()) {
                return;
            }
            Probe probe = Probe.change(persona, statement, sql.look()).after(sql.remove(row.replaces()));
            rounds.ask(world.setup(), probe, answer -> {
                if (answer.isDenied()) {
                    facts.cannotReturn(subject.id(), persona, statement);
                }
            });
        }
    }
}
