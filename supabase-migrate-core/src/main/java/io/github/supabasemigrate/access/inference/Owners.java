package io.github.supabasemigrate.access.inference;

import io.github.supabasemigrate.access.condition.Comparison;
import io.github.supabasemigrate.access.condition.Operand;
import io.github.supabasemigrate.access.model.OwnerColumn;
import io.github.supabasemigrate.access.model.OwnerColumn.Form;
import io.github.supabasemigrate.access.model.Parent;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.catalog.relation.Table;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which columns hold users: by foreign keys, by comparisons with the caller, and last by convention. */
final class Owners {

    static final ObjectId ACCOUNTS = ObjectId.table("auth", "users");

    private static final Set<String> IDS = Set.of("uuid", "text", "varchar", "bpchar");

    private static final Set<String> CONVENTIONS = Set.of(
            "user_id",
            "userid",
            "owner_id",
            "owner",
            "author_id",
            "creator_id",
            "created_by",
            "updated_by",
            "profile_id",
            "sender_id",
            "recipient_id",
            "receiver_id",
            "uploaded_by",
            "customer_id",
            "assigned_to",
            "requester_id");

    private final Keys keys;
    private final Facts facts;
    private final Map<ObjectId, Map<String, Form>> forms = new HashMap<>();
    private final Map<ObjectId, Set<OwnerColumn>> inside = new HashMap<>();

    Owners(Collection<Table> tables, Keys keys, Facts facts) {
        this.keys = keys;
        this.facts = facts;
        tables.forEach(this::fromFacts);
        boolean isGrowing = true;
        while (isGrowing) {
            isGrowing = tables.stream().map(this::fromParents).reduce(false, Boolean::logicalOr);
        }
        tables.forEach(this::fromConventions);
    }

    private void fromFacts(Table table) {
        for (Fact fact : facts.about(table.id())) {
            table.column(fact.column().column().column())
                    .filter(Owners::isJson)
                    .flatMap(column -> inJson(fact))
                    .ifPresent(owner -> inside.computeIfAbsent(table.id(), key -> new LinkedHashSet<>())
                            .add(owner));
            Optional<Column> column =
                    table.column(fact.column().column().column()).filter(found -> fact.isPlain());
            if (column.isPresent() && fact.isCompared(Operand.CallerId.class)) {
                if (column.get().type().isArray()) {
                    set(table, column.get(), Form.ID_ARRAY);
                } else if (IDS.contains(column.get().type().name())) {
                    set(table, column.get(), Form.ID);
                }
            } else if (column.isPresent() && fact.isCompared(Operand.CallerEmail.class)) {
                set(table, column.get(), Form.EMAIL);
            }
        }
    }

    private static boolean isJson(Column column) {
        return Set.of("json", "jsonb").contains(column.type().name())
                && !column.type().isArray();
    }

    /** A user inside of JSON: {@code data->>'owner_id'} is compared, or {@code data->'members'} is asked whether it holds one. */
    private static Optional<OwnerColumn> inJson(Fact fact) {
        String column = fact.column().column().column();
        List<String> path = fact.column().column().path();
        boolean holds = fact.comparison().operator() == Comparison.Operator.CONTAINS;
        if (!fact.isAsItIs() || (path.isEmpty() && !holds)) {
            return Optional.empty();
        }
        if (fact.isCompared(Operand.CallerId.class)) {
            return Optional.of(new OwnerColumn(column, holds ? Form.ID_ARRAY : Form.ID, true, path));
        }
        return fact.isCompared(Operand.CallerEmail.class) && !holds
                ? Optional.of(new OwnerColumn(column, Form.EMAIL, true, path))
                : Optional.empty();
    }

    private boolean set(Table table, Column column, Form form) {
        return forms.computeIfAbsent(table.id(), key -> new TreeMap<>()).putIfAbsent(column.name(), form) == null;
    }

    /** A foreign key to a column that holds users is one itself. */
    private boolean fromParents(Table table) {
        boolean found = false;
        for (Parent parent : keys.parents(table.id())) {
            for (int i = 0; i < parent.columns().size(); i++) {
                if (holdsUser(parent.relation(), parent.parentColumns().get(i))) {
                    Optional<Column> column = table.column(parent.columns().get(i));
                    found |= column.isPresent() && set(table, column.get(), Form.ID);
                }
            }
        }
        return found;
    }

    private boolean holdsUser(ObjectId relation, String column) {
        return relation.equals(ACCOUNTS) ? column.equals("id") : form(relation, column) == Form.ID;
    }

    private @Nullable Form form(ObjectId relation, String column) {
        return forms.getOrDefault(relation, Map.of()).get(column);
    }

    private void fromConventions(Table table) {
        for (Column column : table.columns()) {
            boolean isId = column.type().name().equals("uuid") && !column.type().isArray();
            if (isId && CONVENTIONS.contains(column.name()) && !keys.isForeign(table.id(), column.name())) {
                set(table, column, Form.ID);
            }
        }
    }

    /** The columns of a table that hold users, in the table's order. */
    List<OwnerColumn> of(Table table) {
        Map<String, Form> found = forms.getOrDefault(table.id(), Map.of());
        Set<String> consulted = facts.consulted(table.id());
        Set<OwnerColumn> json = inside.getOrDefault(table.id(), Set.of());
        return table.columns().stream()
                .map(Column::name)
                .flatMap(name -> Stream.concat(
                        Stream.ofNullable(found.get(name))
                                .map(form -> new OwnerColumn(name, form, consulted.contains(name))),
                        json.stream().filter(owner -> owner.column().equals(name))))
                .toList();
    }

    /** Whether the column itself is a user; JSON that holds one may hold anything else. */
    boolean isOwner(ObjectId table, String column) {
        return form(table, column) != null;
    }

    /** Whether each row of a table is the profile of a user: its key is the user. */
    boolean isProfile(Table table) {
        List<String> identity = keys.identity(table);
        return identity.size() == 1 && form(table.id(), identity.get(0)) == Form.ID;
    }
}
