package io.github.supabasemigrate.access.inference;

import io.github.supabasemigrate.access.condition.Operand;
import io.github.supabasemigrate.access.model.ContextPath;
import io.github.supabasemigrate.access.model.Membership;
import io.github.supabasemigrate.access.model.OwnerColumn;
import io.github.supabasemigrate.access.model.Parent;
import io.github.supabasemigrate.access.model.TenantColumn;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.catalog.relation.Table;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which tables hold tenants, which let users into them, and which columns name them. */
final class Tenants {

    private static final Set<String> IDS = Set.of("uuid", "text", "varchar", "int4", "int8", "int2");

    /** Claims that say something else than where one belongs. */
    private static final Set<String> NO_TENANT = Set.of(
            "role", "aal", "session_id", "is_anonymous", "phone", "aud", "iss", "provider", "user_role", "permissions");

    private static final Pattern MEMBERS = Pattern.compile("member|participant|team|role|collaborat|staff|employee");

    private final Map<ObjectId, Table> tables;
    private final Keys keys;
    private final Facts facts;
    private final Owners owners;
    private final Map<ObjectId, Membership> memberships = new TreeMap<>();
    private final Set<ObjectId> roots = new TreeSet<>();
    private final Map<ObjectId, Map<String, TenantColumn>> columns = new HashMap<>();

    Tenants(Map<ObjectId, Table> tables, Keys keys, Facts facts, Owners owners) {
        this.tables = tables;
        this.keys = keys;
        this.facts = facts;
        this.owners = owners;
        tables.values().forEach(this::findMembership);
        tables.values().forEach(this::findContext);
        roots.forEach(this::addRoot);
        boolean isGrowing = true;
        while (isGrowing) {
            isGrowing = tables.values().stream().map(this::fromParents).reduce(false, Boolean::logicalOr);
        }
        facts.stream().forEach(this::fromComparison);
    }

    private void findMembership(Table table) {
        for (OwnerColumn owner : owners.of(table)) {
            if (owner.form() == OwnerColumn.Form.ID && !owner.isInJson()) {
                targets(table)
                        .filter(target -> letsIn(table, owner.column(), target.userColumn()))
                        .findFirst()
                        .ifPresent(target -> {
                            memberships.putIfAbsent(
                                    table.id(), new Membership(owner.column(), target.userColumn(), target.target()));
                            if (target.target() != null) {
                                roots.add(target.target());
                            }
                        });
            }
        }
    }

    /** Columns that may say into what a row lets its user; the column stands where the user's will be put. */
    private Stream<Membership> targets(Table table) {
        Stream<Membership> foreign = keys.parents(table.id()).stream()
                .filter(parent ->
                        parent.columns().size() == 1 && !parent.relation().equals(table.id()))
                .filter(parent -> !owners.isOwner(table.id(), parent.columns().get(0)))
                .filter(parent -> Optional.ofNullable(tables.get(parent.relation()))
                        .filter(target -> !owners.isProfile(target))
                        .isPresent())
                .map(parent ->
                        new Membership(parent.columns().get(0), parent.columns().get(0), parent.relation()));
        Stream<Membership> plain = table.columns().stream()
                .filter(column ->
                        column.type().name().equals("uuid") && !column.type().isArray())
                .map(Column::name)
                .filter(name -> !owners.isOwner(table.id(), name) && !keys.isForeign(table.id(), name))
                .filter(name -> facts.about(table.id()).stream()
                        .anyMatch(fact -> fact.column().column().isOf(table.id(), name)
                                && fact.column().isQueried()
                                && fact.isEqualTo(Operand.OfColumn.class)))
                .map(name -> new Membership(name, name, null));
        return Stream.concat(foreign, plain);
    }

    private boolean letsIn(Table table, String user, String target) {
        boolean isAsked = facts.all().queried().contains(table.id())
                && facts.consulted(table.id()).contains(target)
                && facts.about(table.id()).stream()
                        .anyMatch(fact -> fact.column().column().isOf(table.id(), user)
                                && fact.column().isQueried()
                                && fact.isEqualTo(Operand.CallerId.class));
        boolean isKeyed = keys.unique(table.id()).stream()
                .anyMatch(key -> key.contains(user) && (key.contains(target) || key.size() == 1) && key.size() <= 3);
        boolean isNamed = MEMBERS.matcher(table.id().name()).find();
        boolean isPair = keys.unique(table.id()).stream()
                .anyMatch(key -> key.size() == 2 && key.contains(user) && key.contains(target));
        return (isAsked && (isKeyed || isNamed)) || (isNamed && isPair);
    }

    /** Columns that are compared with a claim or setting. */
    private void findContext(Table table) {
        for (Fact fact : facts.about(table.id())) {
            String name = fact.column().column().column();
            Optional<Column> column = table.column(name)
                    .filter(found -> fact.isPlain() && !fact.column().isQueried())
                    .filter(found ->
                            IDS.contains(found.type().name()) && !found.type().isArray())
                    .filter(found -> !owners.isOwner(table.id(), name));
            if (column.isPresent() && fact.isEqualTo(Operand.OfContext.class)) {
                ContextPath path = ((Operand.OfContext) fact.comparison().right()).path();
                if (!path.keys().isEmpty()
                        && !NO_TENANT.contains(path.keys().get(path.keys().size() - 1))) {
                    ObjectId root = root(table.id(), name);
                    set(table.id(), new TenantColumn(name, root, path));
                    if (root != null) {
                        roots.add(root);
                    } else if (keys.identity(table).equals(List.of(name))) {
                        roots.add(table.id());
                    }
                }
            }
        }
    }

    private @Nullable ObjectId root(ObjectId table, String column) {
        return keys.parents(table).stream()
                .filter(parent -> parent.columns().equals(List.of(column)) && tables.containsKey(parent.relation()))
                .map(Parent::relation)
                .findFirst()
                .orElse(null);
    }

    private boolean set(ObjectId table, TenantColumn column) {
        return columns.computeIfAbsent(table, key -> new LinkedHashMap<>()).putIfAbsent(column.column(), column)
                == null;
    }

    private void addRoot(ObjectId root) {
        Table table = tables.get(root);
        if (table != null) {
            keys.identity(table).stream()
                    .filter(name -> !owners.isOwner(root, name) && !keys.isForeign(root, name))
                    .forEach(name -> set(root, new TenantColumn(name, root, null)));
        }
    }

    /** A foreign key to a column that names tenants is one itself. */
    private boolean fromParents(Table table) {
        boolean found = false;
        for (Parent parent : keys.parents(table.id())) {
            for (int i = 0; i < parent.columns().size(); i++) {
                String column = parent.columns().get(i);
                TenantColumn above = columns.getOrDefault(parent.relation(), Map.of())
                        .get(parent.parentColumns().get(i));
                if (above != null
                        && !owners.isOwner(table.id(), column)
                        && !parent.relation().equals(table.id())) {
                    found |= set(table.id(), new TenantColumn(column, above.root(), null));
                }
            }
        }
        return found;
    }

    /** A column that is compared with what a membership lets into names tenants. */
    private void fromComparison(Fact fact) {
        if (!(fact.comparison().right() instanceof Operand.OfColumn other)
                || !fact.isPlain()
                || !fact.isEqualTo(Operand.OfColumn.class)) {
            return;
        }
        Membership membership = memberships.get(other.column().relation());
        if (membership == null
                || !membership.targetColumn().equals(other.column().column())) {
            return;
        }
        ObjectId table = fact.column().column().relation();
        String column = fact.column().column().column();
        if (tables.containsKey(table) && !owners.isOwner(table, column) && !keys.isForeign(table, column)) {
            set(table, new TenantColumn(column, membership.target(), null));
            if (membership.target() == null) {
                set(other.column().relation(), new TenantColumn(membership.targetColumn(), null, null));
            }
        }
    }

    List<TenantColumn> of(Table table) {
        Map<String, TenantColumn> found = columns.getOrDefault(table.id(), Map.of());
        return table.columns().stream()
                .map(Column::name)
                .filter(found::containsKey)
                .map(found::get)
                .toList();
    }

    @Nullable Membership membership(ObjectId table) {
        return memberships.get(table);
    }

    boolean isRoot(ObjectId table) {
        return roots.contains(table);
    }
}
