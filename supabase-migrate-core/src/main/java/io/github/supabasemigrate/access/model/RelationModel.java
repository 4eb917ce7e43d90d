package io.github.supabasemigrate.access.model;

import io.github.supabasemigrate.catalog.object.ObjectId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

    public Optional<StateColumn> state(String column) {
        return states.stream().filter(state -> state.column().equals(column)).findFirst();
    }
}
