package io.github.supabasemigrate.access.trial;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.supabasemigrate.access.model.OwnerColumn;
import io.github.supabasemigrate.access.model.Parent;
import io.github.supabasemigrate.access.model.RelationModel.Belonging;
import io.github.supabasemigrate.access.model.TenantColumn;
import io.github.supabasemigrate.access.persona.User;
import io.github.supabasemigrate.access.rows.SeededRow;
import io.github.supabasemigrate.access.rows.SeededRows;
import io.github.supabasemigrate.access.rows.SpareRow;
import io.github.supabasemigrate.access.table.StateValues;
import io.github.supabasemigrate.access.table.Subject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The columns of a relation that say whose a row is, and what to write there to make it somebody's. */
final class Identity {

    private final Subject subject;
    private final SeededRows seeded;

    Identity(Subject subject, SeededRows seeded) {
        this.subject = subject;
        this.seeded = seeded;
    }

    /** Files of the storage service carry their owner in the path; the owner column is the service's own to write. */
    boolean isStorage() {
        return subject.id().schema().equals("storage") && subject.id().name().equals("objects");
    }

    /** Owners that access hangs on, and tenants. A mere note of who did something is none, unless it is all there is. */
    Set<String> columns() {
        var columns = new LinkedHashSet<String>();
        if (isStorage()) {
            columns.add("name");
            return columns;
        }
        List<OwnerColumn> owners = subject.model().owners();
        owners.stream()
                .filter(owner -> owner.isConsulted() || owners.size() == 1)
                .forEach(o -> columns.add(o.column()));
        subject.model().tenants().stream()
                .map(TenantColumn::column)
                .filter(column -> !isTenantItself(column))
                .forEach(columns::add);
        return columns;
    }

    /** A tenant's own id is nobody's to forge: the tenant that has it is there. */
    private boolean isTenantItself(String column) {
        return subject.model().belonging() == Belonging.TENANT_ROOT
                && subject.model().key().equals(List.of(column));
    }

    /** Foreign keys that say nothing of owner or tenant, to rows that belong to somebody. */
    List<Parent> otherParents() {
        Set<String> identity = columns();
        Set<String> owners = new TreeSet<>();
        subject.model().owners().forEach(owner -> owners.add(owner.column()));
        return isStorage()
                ? List.of()
                : subject.model().parents().stream()
                        .filter(parent -> seeded.of(parent.relation()).stream()
                                .anyMatch(row -> row.owner() != null || row.tenant() != null))
                        .filter(parent -> parent.columns().stream()
                                .noneMatch(column -> identity.contains(column) || owners.contains(column)))
                        .toList();
    }

    /**
     * What these columns hold in a user's rows; nothing when that is unknown for one of them.
     *
     * @param row that is to be made the user's: what is in JSON beside the user stays
     */
    Optional<Map<String, JsonNode>> valuesOf(User user, Collection<String> columns, JsonNode row) {
        var values = new LinkedHashMap<String, JsonNode>();
        for (String column : columns) {
            Optional<JsonNode> value = value(user, column, row);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.put(column, value.get());
        }
        return Optional.of(values);
    }

    private Optional<JsonNode> value(User user, String column, JsonNode row) {
        Optional<JsonNode> owned = subject.model().owned(column, user, row.path(column));
        if (owned.isPresent()) {
            return owned;
        }
        Optional<JsonNode> spare = seeded.spare(subject.id(), user.name())
                .map(SpareRow::json)
                .map(Subject::parse)
                .map(json -> json.path(column))
                .filter(Identity::isValue);
        return spare.or(() -> subject.rows().values().stream()
                .filter(known -> isOf(user, known))
                .map(known -> Subject.parse(known.json()).path(column))
                .filter(Identity::isValue)
                .findFirst());
    }

    /** Whether a column holds what was sent: of JSON with a user in it the user counts, the rest is the application's. */
    boolean isSame(String column, JsonNode one, @Nullable JsonNode other) {
        List<OwnerColumn> inside =
                subject.model().in(column).filter(OwnerColumn::isInJson).toList();
        if (other == null || inside.isEmpty()) {
            return StateValues.same(one, other);
        }
        return inside.stream().allMatch(owner -> StateValues.same(owner.heldIn(one), owner.heldIn(other)));
    }

    private static boolean isValue(JsonNode node) {
        return !node.isMissingNode() && !node.isNull();
    }

    private static boolean isOf(User user, SeededRow row) {
        return row.ownerName()
                .map(user.name()::equals)
                .orElseGet(() -> row.tenantName().equals(user.tenantName()));
    }
}
