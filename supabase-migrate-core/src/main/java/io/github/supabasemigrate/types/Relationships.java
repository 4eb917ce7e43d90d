package io.github.supabasemigrate.types;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Constraint;
import io.github.supabasemigrate.catalog.relation.MaterializedView;
import io.github.supabasemigrate.catalog.relation.Relation;
import io.github.supabasemigrate.catalog.relation.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Foreign keys, between tables and between the views that show their columns. */
final class Relationships {

    /**
     * One way to embed a relation into another.
     *
     * @param isOneToOne the columns are a key of their table
     */
    record Relationship(
            String foreignKey,
            ObjectId relation,
            List<String> columns,
            ObjectId referenced,
            List<String> referencedColumns,
            boolean isOneToOne) {}

    /** A relation that shows all columns of one side of a key, and what it calls them. */
    private record Side(ObjectId relation, List<String> columns) {}

    private static final Comparator<Relationship> ORDER = Comparator.comparing(
                    Relationship::foreignKey, NameOrder.INSTANCE)
            .thenComparing(relationship -> relationship.referenced().name(), NameOrder.INSTANCE)
            .thenComparing(
                    relationship -> TypeScriptTypes.strings(relationship.referencedColumns()), NameOrder.INSTANCE);

    private final Map<ObjectId, List<Relationship>> byRelation;

    Relationships(Catalog catalog, ViewOrigins origins) {
        List<Relation> views = catalog.stream()
                .filter(object -> object instanceof View || object instanceof MaterializedView)
                .map(Relation.class::cast)
                .toList();
        List<Relationship> all = new ArrayList<>();
        for (Constraint key : catalog.constraints()) {
            if (key.type() == Constraint.Type.FOREIGN_KEY && !key.isInherited() && key.reference() != null) {
                all.addAll(of(catalog, key, views, origins));
            }
        }
        byRelation = all.stream().sorted(ORDER).collect(Collectors.groupingBy(Relationship::relation));
    }

    /** Those to relations of the same schema, ordered by key. */
    List<Relationship> of(Relation relation) {
        return byRelation.getOrDefault(relation.id(), List.of()).stream()
                .filter(relationship ->
                        relationship.referenced().schema().equals(relation.id().schema()))
                .toList();
    }

    private static List<Relationship> of(Catalog catalog, Constraint key, List<Relation> views, ViewOrigins origins) {
        Constraint.Reference reference = Objects.requireNonNull(key.reference());
        boolean isOneToOne = isKey(catalog, key);
        List<Relationship> found = new ArrayList<>();
        for (Side from : sides(key.table(), key.columns(), views, origins)) {
            for (Side to : sides(reference.table(), reference.columns(), views, origins)) {
                found.add(new Relationship(
                        key.name(), from.relation(), from.columns(), to.relation(), to.columns(), isOneToOne));
            }
        }
        return found;
    }

    /** A key lists its columns in the order of the table; so must the foreign key. */
    private static boolean isKey(Catalog catalog, Constraint foreignKey) {
        List<String> order = catalog.find(foreignKey.table(), Relation.class).stream()
                .flatMap(table -> table.columns().stream())
                .map(column -> column.name())
                .toList();
        return catalog.constraints().stream()
                .filter(other -> other.table().equals(foreignKey.table()))
                .filter(other -> other.type() == Constraint.Type.PRIMARY_KEY || other.type() == Constraint.Type.UNIQUE)
                .map(other -> other.columns().stream()
                        .sorted(Comparator.comparingInt(order::indexOf))
                        .toList())
                .anyMatch(foreignKey.columns()::equals);
    }

    private static List<Side> sides(ObjectId table, List<String> columns, List<Relation> views, ViewOrigins origins) {
        List<Side> sides = new ArrayList<>();
        sides.add(new Side(table, columns));
        for (Relation view : views) {
            for (List<String> shown : shown(table, columns, view, origins)) {
                sides.add(new Side(view.id(), shown));
            }
        }
        return sides;
    }

    /** Every way to name the columns by columns of a view; none if it lacks one of them. */
    private static List<List<String>> shown(ObjectId table, List<String> columns, Relation view, ViewOrigins origins) {
        Map<String, ViewOrigins.Origin> of = origins.of(view);
        List<List<String>> ways = List.of(List.of());
        for (String column : columns) {
            List<List<String>> longer = new ArrayList<>();
            for (List<String> way : ways) {
                for (var shownAs : view.columns()) {
                    ViewOrigins.Origin origin = of.get(shownAs.name());
                    if (origin != null
                            && origin.table().equals(table)
                            && origin.column().equals(column)) {
                        List<String> next = new ArrayList<>(way);
                        next.add(shownAs.name());
                        longer.add(next);
                    }
                }
            }
            ways = longer;
        }
        Set<List<String>> distinct = new HashSet<>(ways);
        return ways.stream().filter(distinct::remove).toList();
    }
}
