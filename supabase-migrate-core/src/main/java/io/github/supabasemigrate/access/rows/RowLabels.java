package io.github.supabasemigrate.access.rows;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.supabasemigrate.access.model.AccessModel;
import io.github.supabasemigrate.access.model.Membership;
import io.github.supabasemigrate.access.model.OwnerColumn;
import io.github.supabasemigrate.access.model.Parent;
import io.github.supabasemigrate.access.model.RelationModel;
import io.github.supabasemigrate.access.model.RelationModel.Belonging;
import io.github.supabasemigrate.access.model.TenantColumn;
import io.github.supabasemigrate.access.persona.Tenant;
import io.github.supabasemigrate.access.persona.User;
import io.github.supabasemigrate.access.rows.SeededRow.Origin;
import io.github.supabasemigrate.catalog.object.ObjectId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Says whose rows are, those that triggers, migrations or the team made too: by the users and tenants in their columns, else by
 * those of the rows that they refer to.
 */
final class RowLabels {

    /** Whose a row is. */
    private record Label(@Nullable String owner, @Nullable String tenant) {

        static final Label NONE = new Label(null, null);

        Label or(Label other) {
            return new Label(owner == null ? other.owner : owner, tenant == null ? other.tenant : tenant);
        }
    }

    private final AccessModel model;
    private final List<User> users;
    private final Map<ObjectId, List<JsonNode>> rows;
    private final Map<ObjectId, Map<JsonNode, Label>> labels = new HashMap<>();
    private final Map<JsonNode, String> belongs = new HashMap<>();

    /** @param order parents before children */
    RowLabels(AccessModel model, List<User> users, Map<ObjectId, List<JsonNode>> rows, List<ObjectId> order) {
        this.model = model;
        this.users = users;
        this.rows = rows;
        labelAll(order);
        labelRoots();
        labelAll(order);
    }

    private void labelAll(List<ObjectId> order) {
        for (ObjectId id : order) {
            RelationModel relation = model.relations().get(id);
            if (relation != null) {
                Map<JsonNode, Label> known = labels.computeIfAbsent(id, key -> new HashMap<>());
                rows.getOrDefault(id, List.of()).forEach(row -> known.put(row, label(relation, row)));
            }
        }
    }

    /** A tenant that a trigger made for somebody belongs to its only member. */
    private void labelRoots() {
        for (RelationModel relation : model.relations().values()) {
            Membership membership = relation.membership();
            ObjectId target = membership == null ? null : membership.target();
            if (membership != null && target != null) {
                Map<JsonNode, Label> members = labels.getOrDefault(relation.id(), Map.of());
                for (JsonNode root : rows.getOrDefault(target, List.of())) {
                    Set<String> owners = new TreeSet<>();
                    relation.parents().stream()
                            .filter(parent -> parent.columns().equals(List.of(membership.targetColumn())))
                            .forEach(parent -> members.forEach((row, label) -> {
                                if (refers(parent, row, root) && label.owner() != null) {
                                    owners.add(label.owner());
                                }
                            }));
                    if (owners.size() == 1) {
                        belongs.put(root, owners.iterator().next());
                    }
                }
            }
        }
    }

    private Label label(RelationModel relation, JsonNode row) {
        Label own = own(relation, row);
        boolean isPersonal = own.tenant() == null && relation.belonging() == Belonging.TENANT_ROOT;
        own = isPersonal ? own.or(new Label(belongs.get(row), null)) : own;
        for (Parent parent : relation.parents()) {
            own = own.or(ofParent(parent, row));
        }
        if (relation.belonging() == Belonging.NOBODY) {
            return Label.NONE;
        }
        boolean namesTenant = relation.tenants().stream()
                .anyMatch(column -> !row.path(column.column()).asText("").isEmpty()
                        && !row.path(column.column()).isNull());
        return namesTenant ? own : own.or(new Label(null, tenantOf(own.owner())));
    }

    private Label own(RelationModel relation, JsonNode row) {
        String owner = null;
        for (boolean consulted : new boolean[] {true, false}) {
            for (OwnerColumn column : relation.owners()) {
                if (owner == null && column.isConsulted() == consulted) {
                    owner = userIn(column.heldIn(row.path(column.column())));
                }
            }
        }
        String tenant = null;
        for (TenantColumn column : relation.tenants()) {
            String value = row.path(column.column()).asText("");
            for (Tenant one : Tenant.ALL) {
                boolean isIt = value.equals(one.id().toString()) || value.equals(Long.toString(one.number()));
                tenant = tenant == null && isIt ? one.name() : tenant;
            }
        }
        return new Label(owner, tenant);
    }

    private @Nullable String userIn(JsonNode value) {
        String text = value.isTextual() ? value.asText() : value.toString();
        return users.stream()
                .filter(user -> text.contains(user.id().toString()) || text.equalsIgnoreCase(user.email()))
                .findFirst()
                .map(User::name)
                .orElse(null);
    }

    private Label ofParent(Parent parent, JsonNode row) {
        Map<JsonNode, Label> above = labels.getOrDefault(parent.relation(), Map.of());
        return rows.getOrDefault(parent.relation(), List.of()).stream()
                .filter(candidate -> refers(parent, row, candidate))
                .findFirst()
                .map(candidate -> above.getOrDefault(candidate, Label.NONE))
                .orElse(Label.NONE);
    }

    private static boolean refers(Parent parent, JsonNode row, JsonNode candidate) {
        for (int i = 0; i < parent.columns().size(); i++) {
            JsonNode value = row.path(parent.columns().get(i));
            if (value.isNull()
                    || value.isMissingNode()
                    || !value.equals(candidate.path(parent.parentColumns().get(i)))) {
                return false;
            }
        }
        return true;
    }

    private @Nullable String tenantOf(@Nullable String owner) {
        boolean hasTenants = model.relations().values().stream()
                .anyMatch(relation -> !relation.tenants().isEmpty());
        return users.stream()
                .filter(user -> hasTenants && user.name().equals(owner))
                .findFirst()
                .flatMap(User::tenantName)
                .orElse(null);
    }

    /** Every row, labelled; by relation, in the order of the keys. */
    List<SeededRow> all(BiFunction<ObjectId, String, Origin> origin) {
        List<SeededRow> all = new ArrayList<>();
        for (Map.Entry<ObjectId, RelationModel> relation : model.relations().entrySet()) {
            ObjectId id = relation.getKey();
            List<SeededRow> own = new ArrayList<>();
            for (JsonNode row : rows.getOrDefault(id, List.of())) {
                Label label = Optional.ofNullable(
                                labels.getOrDefault(id, Map.of()).get(row))
                        .orElse(Label.NONE);
                String key = JsonText.of(row, relation.getValue().key());
                own.add(new SeededRow(id, key, JsonText.of(row), label.owner(), label.tenant(), origin.apply(id, key)));
            }
            own.sort(Comparator.comparing(SeededRow::key));
            all.addAll(own);
        }
        return all;
    }
}
