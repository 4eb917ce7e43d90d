package io.github.supabasemigrate.access.rows.plan;

import io.github.supabasemigrate.access.model.AccessModel;
import io.github.supabasemigrate.access.model.Parent;
import io.github.supabasemigrate.access.model.RelationModel;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.catalog.relation.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Parents before children. Where foreign keys go round, one that may be NULL is left for later; where none may, the rows
 * have to be inserted before what they point to.
 *
 * @param relations in order
 * @param late foreign keys to fill in when all rows are there, by relation
 * @param blind foreign keys to rows that are not there yet, by relation
 */
public record InsertOrder(List<ObjectId> relations, Map<ObjectId, Set<Parent>> late, Map<ObjectId, Set<Parent>> blind) {

    /** The order for the tables of a model. */
    public static InsertOrder of(AccessModel model, Map<ObjectId, Table> tables) {
        return new Sorter(model, tables).sort();
    }

    boolean isLate(ObjectId relation, Parent parent) {
        return late.getOrDefault(relation, Set.of()).contains(parent);
    }

    boolean isBlind(ObjectId relation, Parent parent) {
        return blind.getOrDefault(relation, Set.of()).contains(parent);
    }

    private static final class Sorter {

        private final AccessModel model;
        private final Map<ObjectId, Table> tables;
        private final List<ObjectId> order = new ArrayList<>();
        private final Map<ObjectId, Set<Parent>> late = new TreeMap<>();
        private final Map<ObjectId, Set<Parent>> blind = new TreeMap<>();

        Sorter(AccessModel model, Map<ObjectId, Table> tables) {
            this.model = model;
            this.tables = tables;
        }

        InsertOrder sort() {
            Set<ObjectId> open = new TreeSet<>(model.relations().keySet());
            while (!open.isEmpty()) {
                ObjectId next = first(open, id -> missing(id, open).isEmpty())
                        .or(() -> first(open, id -> missing(id, open).stream().allMatch(key -> mayBeNull(id, key))))
                        .orElseGet(() -> open.iterator().next());
                for (Parent parent : missing(next, open)) {
                    (mayBeNull(next, parent) ? late : blind)
                            .computeIfAbsent(next, key -> new HashSet<>())
                            .add(parent);
                }
                open.remove(next);
                order.add(next);
            }
            return new InsertOrder(order, late, blind);
        }

        private static Optional<ObjectId> first(Set<ObjectId> open, Predicate<ObjectId> claim) {
            return open.stream().filter(claim).findFirst();
        }

        private List<Parent> missing(ObjectId id, Set<ObjectId> open) {
            RelationModel relation = model.relations().get(id);
            return relation == null
                    ? List.of()
                    : relation.parents().stream()
                            .filter(parent -> !parent.relation().equals(id) && open.contains(parent.relation()))
                            .toList();
        }

        private boolean mayBeNull(ObjectId id, Parent parent) {
            Table table = tables.get(id);
            return table != null
                    && parent.columns().stream()
                            .map(table::column)
                            .flatMap(Optional::stream)
                            .anyMatch(column -> isNullable(column, id));
        }

        /** A column that says whose the row is has to be filled at once. */
        private boolean isNullable(Column column, ObjectId id) {
            RelationModel relation = model.relations().get(id);
            return !column.notNull()
                    && relation != null
                    && relation.owner(column.name()).isEmpty();
        }
    }
}
