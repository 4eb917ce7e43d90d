package io.github.supabasemigrate.access.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.supabasemigrate.access.persona.User;
import io.github.supabasemigrate.catalog.object.ObjectId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What access to a table hangs on.
 *
 * @param belonging whose its rows are
 * @param key columns that identify a row: the primary key, else a unique key without nulls; empty when there is none
 * @param owners columns with users
 * @param tenants columns with tenants
 * @param states columns whose values decide
 * @param privileged columns that other rows' access depends on, so that writing them may widen it: roles, plans, flags
 * @param consulted columns that policies or helper functions read
 * @param membership null unless rows let users into something
 */
public record RelationModel(
        ObjectId id,
        Belonging belonging,
        List<String> key,
        List<OwnerColumn> owners,
        List<TenantColumn> tenants,
        List<StateColumn> states,
        Set<String> privileged,
        Set<String> consulted,
        List<Parent> parents,
        @Nullable Membership membership) {

    /** Whose rows a table holds. */
    public enum Belonging {
        /** One user's each. */
        USER,
        /** One tenant's each. */
        TENANT,
        /** A row is a tenant. */
        TENANT_ROOT,
        /** Nobody's: reference data, settings. */
        NOBODY
    }

    public RelationModel {
        key = List.copyOf(key);
        owners = List.copyOf(owners);
        tenants = List.copyOf(tenants);
        states = List.copyOf(states);
        privileged = Collections.unmodifiableSet(new TreeSet<>(privileged));
        consulted = Collections.unmodifiableSet(new TreeSet<>(consulted));
        parents = List.copyOf(parents);
    }

    public Optional<Membership> asMembership() {
        return Optional.ofNullable(membership);
    }

    public Optional<OwnerColumn> owner(String column) {
        return owners.stream().filter(owner -> owner.column().equals(column)).findFirst();
    }

    /**
     * What a column holds in a row of a user's; empty for one that holds no users.
     *
     * @param before what it holds now: of JSON all but the user is kept
     */
    public Optional<JsonNode> owned(String column, User user, JsonNode before) {
        JsonNode value = before;
        List<OwnerColumn> here = in(column).toList();
        for (OwnerColumn owner : here) {
            value = owner.valueFor(user, value);
        }
        return here.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    /** The owners that a column holds: JSON may hold several. */
    public Stream<OwnerColumn> in(String column) {
        return owners.stream().filter(owner -> owner.column().equals(column));
    }

    /** A column as messages name it: {@code user_id}, {@code data->>'owner_id'}. */
    public String display(String column) {
        String names = in(column).map(OwnerColumn::display).collect(Collectors.joining(", "));
        return names.isEmpty() ? column : names;
    }

    public Optional<StateColumn> state(String column) {
        return states.stream().filter(state -> state.column().equals(column)).findFirst();
    }
}
