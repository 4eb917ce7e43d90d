package io.github.supabasemigrate.access.inference;

import io.github.supabasemigrate.access.model.AccessModel;
import io.github.supabasemigrate.access.model.ContextPath;
import io.github.supabasemigrate.access.model.OwnerColumn;
import io.github.supabasemigrate.access.model.Parent;
import io.github.supabasemigrate.access.model.RelationModel;
import io.github.supabasemigrate.access.model.RelationModel.Belonging;
import io.github.supabasemigrate.access.model.StateColumn;
import io.github.supabasemigrate.access.model.TenantColumn;
import io.github.supabasemigrate.access.persona.TeamPersona;
import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.database.Role;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Table;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads an {@link AccessModel} out of a catalog. Pure: equal catalogs give equal models. */
public final class AccessInference {

    private final Catalog catalog;
    private final Map<ObjectId, Table> tables = new TreeMap<>();
    private final Surfaces surfaces;
    private final Keys keys;
    private final Facts facts;
    private final Owners owners;
    private final Tenants tenants;
    private final States states;

    private AccessInference(Catalog catalog, List<String> exposedSchemas) {
        this.catalog = catalog;
        surfaces = new Surfaces(catalog, exposedSchemas);
        surfaces.tables().forEach(table -> tables.put(table.id(), table));
        keys = new Keys(catalog);
        facts = new Facts(catalog);
        owners = new Owners(tables.values(), keys, facts);
        tenants = new Tenants(tables, keys, facts, owners);
        states = new States(
                facts, new ColumnDomains(catalog), this::isIdentity, table -> tenants.membership(table) != null);
    }

    /**
     * Looks at everything that policies look at.
     *
     * @param catalog all of the database, the platform's part included
     * @param exposedSchemas those that the API serves
     */
    public static AccessModel of(Catalog catalog, List<String> exposedSchemas) {
        return of(catalog, exposedSchemas, List.of());
    }

    /** The same with personas of the team's own. */
    public static AccessModel of(Catalog catalog, List<String> exposedSchemas, List<TeamPersona> team) {
        return new AccessInference(catalog, exposedSchemas).model(team);
    }

    private AccessModel model(List<TeamPersona> team) {
        SortedMap<ObjectId, RelationModel> relations = new TreeMap<>();
        Map<ContextPath, Boolean> tenantPaths = new TreeMap<>();
        for (Table table : tables.values()) {
            RelationModel relation = relation(table);
            relations.put(table.id(), relation);
            relation.tenants().forEach(column -> addPath(column, table, tenantPaths));
        }
        List<String> roles =
                catalog.all(Role.class).stream().map(role -> role.id().name()).toList();
        SortedMap<ContextPath, Set<String>> context = facts.all().context();
        return new AccessModel(
                surfaces.surface(),
                relations,
                new Personas(context, tenantPaths, roles).all(team),
                new Readers(catalog, facts).closure(),
                new Combinations(facts, relations, tables).all(),
                facts.all().excluding(),
                context);
    }

    private static void addPath(TenantColumn column, Table table, Map<ContextPath, Boolean> paths) {
        ContextPath path = column.context();
        if (path != null) {
            boolean isNumber = table.column(column.column())
                    .filter(found -> found.type().name().startsWith("int"))
                    .isPresent();
            paths.putIfAbsent(path, isNumber);
        }
    }

    private RelationModel relation(Table table) {
        List<StateColumn> stateColumns = states.of(table);
        Set<String> privileged = new TreeSet<>();
        stateColumns.stream().filter(StateColumn::isStanding).forEach(state -> privileged.add(state.column()));
        return new RelationModel(
                table.id(),
                belonging(table, new HashSet<>()),
                keys.identity(table),
                owners.of(table),
                tenants.of(table),
                stateColumns,
                privileged,
                facts.consulted(table.id()),
                keys.parents(table.id()),
                tenants.membership(table.id()));
    }

    private boolean isIdentity(ObjectId table, String column) {
        return owners.isOwner(table, column)
                || Optional.ofNullable(tables.get(table)).stream()
                        .flatMap(found -> tenants.of(found).stream())
                        .anyMatch(tenant -> tenant.column().equals(column));
    }

    private Belonging belonging(Table table, Set<ObjectId> seen) {
        if (table.id().equals(Surfaces.BUCKETS)) {
            return Belonging.NOBODY;
        }
        if (tenants.isRoot(table.id())) {
            return Belonging.TENANT_ROOT;
        }
        List<OwnerColumn> users = owners.of(table);
        boolean isTenants = !tenants.of(table).isEmpty();
        if (users.stream().anyMatch(OwnerColumn::isConsulted) || (!users.isEmpty() && !isTenants)) {
            return Belonging.USER;
        }
        if (isTenants) {
            return Belonging.TENANT;
        }
        return ofParents(table, seen);
    }

    private Belonging ofParents(Table table, Set<ObjectId> seen) {
        Belonging found = Belonging.NOBODY;
        if (seen.add(table.id())) {
            for (Parent parent : keys.parents(table.id())) {
                Table above = tables.get(parent.relation());
                Belonging inherited = above == null ? Belonging.NOBODY : belonging(above, seen);
                if (inherited == Belonging.USER) {
                    return Belonging.USER;
                }
                found = inherited == Belonging.NOBODY ? found : Belonging.TENANT;
            }
        }
        return found;
    }
}
