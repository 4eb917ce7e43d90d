package io.github.supabasemigrate.access.inference;

import io.github.supabasemigrate.access.model.Parent;
import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.catalog.relation.Constraint;
import io.github.supabasemigrate.catalog.relation.Index;
import io.github.supabasemigrate.catalog.relation.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keys and foreign keys of all tables, by table. */
public final class Keys {

    private final Map<ObjectId, List<Parent>> parents = new HashMap<>();
    private final Map<ObjectId, List<List<String>>> unique = new HashMap<>();
    private final Map<ObjectId, List<String>> primary = new HashMap<>();

    public Keys(Catalog catalog) {
        for (Constraint constraint : catalog.constraints()) {
            add(constraint);
        }
        for (Index index : catalog.indexes()) {
            boolean isKey = index.isUnique() && index.constraint() == null && index.predicate() == null;
            List<String> columns = columns(index);
            if (isKey && columns.size() == index.keys().size()) {
                unique.computeIfAbsent(index.table(), key -> new ArrayList<>()).add(columns);
            }
        }
    }

    private void add(Constraint constraint) {
        Constraint.Reference reference = constraint.reference();
        if (reference != null) {
            parents.computeIfAbsent(constraint.table(), key -> new ArrayList<>())
                    .add(new Parent(
                            constraint.id().name(), constraint.columns(), reference.table(), reference.columns()));
        } else if (constraint.type() == Constraint.Type.PRIMARY_KEY || constraint.type() == Constraint.Type.UNIQUE) {
            unique.computeIfAbsent(constraint.table(), key -> new ArrayList<>()).add(constraint.columns());
            if (constraint.type() == Constraint.Type.PRIMARY_KEY) {
                primary.put(constraint.table(), constraint.columns());
            }
        }
    }

    private static List<String> columns(Index index) {
        List<String> columns = new ArrayList<>();
        for (Index.Key key : index.keys()) {
            String column = key.column();
            if (column != null) {
                columns.add(column);
            }
        }
        return columns;
    }

    public List<Parent> parents(ObjectId table) {
        return parents.getOrDefault(table, List.of());
    }

    /** Column sets that no two rows share, the primary key among them. */
    public List<List<String>> unique(ObjectId table) {
        return unique.getOrDefault(table, List.of());
    }

    /** The columns that identify a row: the primary key, else a unique key without nulls; empty if there is none. */
    public List<String> identity(Table table) {
        List<String> key = primary.get(table.id());
        return key != null
                ? key
                : unique(table.id()).stream()
                        .filter(columns -> columns.stream().allMatch(name -> isNotNull(table, name)))
                        .findFirst()
                        .orElse(List.of());
    }

    private static boolean isNotNull(Table table, String name) {
        Optional<Column> column = table.column(name);
        return column.isPresent() && column.get().notNull();
    }

    boolean isUniqueAlone(ObjectId table, String column) {
        return unique(table).contains(List.of(column));
    }

    boolean isForeign(ObjectId table, String column) {
        return parents(table).stream().anyMatch(parent -> parent.columns().contains(column));
    }
}
