package io.github.supabasemigrate.access.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.supabasemigrate.access.model.Membership;
import io.github.supabasemigrate.access.model.Parent;
import io.github.supabasemigrate.access.model.RelationModel.Belonging;
import io.github.supabasemigrate.access.model.StateColumn;
import io.github.supabasemigrate.access.persona.Persona;
import io.github.supabasemigrate.access.persona.User;
import io.github.supabasemigrate.access.rows.SpareRow;
import io.github.supabasemigrate.access.table.Attempt.Kind;
import io.github.supabasemigrate.access.table.StateValues;
import io.github.supabasemigrate.access.table.Subject;
import io.github.supabasemigrate.catalog.relation.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows that a persona may want to insert: its own, and those that are not its own to make. */
final class InsertRows {

    private final Trial trial;
    private final Subject subject;
    private final Persona persona;
    private final Identity identity;

    InsertRows(Trial trial, Subject subject, Persona persona) {
        this.trial = trial;
        this.subject = subject;
        this.persona = persona;
        this.identity = trial.identity(subject);
    }

    /** The row that a persona would most naturally insert. */
    Optional<Row> own() {
        User user = persona.user();
        Optional<SpareRow> mine =
                user == null ? Optional.empty() : trial.seeded().spare(subject.id(), user.name());
        if (mine.isPresent()) {
            return mine.map(spare -> row(ownKind(), List.of(), spare));
        }
        return anySpare().map(spare -> user == null ? nobodys(spare) : adopted(spare, user));
    }

    private Optional<SpareRow> anySpare() {
        return User.OWNERS.stream()
                .flatMap(user -> trial.seeded().spare(subject.id(), user.name()).stream())
                .findFirst()
                .or(() -> trial.seeded().spares().stream()
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
        other.values()
                .forEach((column, value) ->
                        subject.model().owned(column, user, value).ifPresent(owned -> values.put(column, owned)));
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
        Set<String> settable = trial.grants().columns(persona.role(), subject.id(), "INSERT");
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
            identity.valuesOf(victim, List.of(column), own.json())
                    .ifPresent(value -> rows.add(own.with(kindOf(Set.of(column)), value)));
        }
        if (columns.size() > 1) {
            identity.valuesOf(victim, columns, own.json()).ifPresent(all -> rows.add(own.with(kindOf(columns), all)));
        }
        for (Parent parent : identity.otherParents()) {
            identity.valuesOf(victim, parent.columns(), own.json())
                    .ifPresent(value -> rows.add(own.with(Kind.INSERT_BELOW, value)));
        }
        trial.seeded()
                .spare(subject.id(), victim.name())
                .ifPresent(spare -> rows.add(row(kindOf(columns), List.copyOf(columns), spare)));
        var standing = new ArrayList<Row>();
        if (subject.model().asMembership().isPresent()) {
            rows.stream()
                    .filter(row -> row.kind() != Kind.INSERT_INVITING)
                    .forEach(row -> standing.addAll(raised(row)));
        }
        rows.addAll(standing);
        rows.removeIf(row -> row.columns().isEmpty() || !row.values().keySet().containsAll(row.columns()));
        return rows;
    }

    /** A membership that one gives oneself is given with the best standing there is. */
    private List<Row> raised(Row row) {
        return subject.model().states().stream()
                .filter(StateColumn::isStanding)
                .flatMap(state -> state.values().stream()
                        .filter(value -> value != null)
                        .limit(4)
                        .map(value -> with(row, state, value)))
                .toList();
    }

    /** The same row in a state. */
    Row with(Row row, StateColumn state, @Nullable String value) {
        Column column = subject.table().column(state.column()).orElseThrow();
        var values = new LinkedHashMap<>(row.values());
        values.put(column.name(), StateValues.put(column, row.json().path(column.name()), value));
        return new Row(row.kind(), row.columns(), values, row.replaces());
    }

    private Kind kindOf(Set<String> columns) {
        Optional<Membership> membership = subject.model().asMembership();
        boolean invites =
                membership.isPresent() && columns.equals(Set.of(membership.get().userColumn()));
        return invites ? Kind.INSERT_INVITING : Kind.INSERT_FORGED;
    }

    private Optional<Row> storageRow(Row own, User victim) {
        User user = persona.user();
        JsonNode name = own.values().get("name");
        if (user == null || name == null) {
            return Optional.empty();
        }
        String forged = name.asText().replace(user.id().toString(), victim.id().toString());
        return forged.equals(name.asText())
                ? Optional.empty()
                : Optional.of(own.with(Kind.INSERT_FORGED, Map.of("name", JsonNodeFactory.instance.textNode(forged))));
    }
}
