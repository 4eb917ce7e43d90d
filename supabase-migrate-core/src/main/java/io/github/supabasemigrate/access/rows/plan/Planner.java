package io.github.supabasemigrate.access.rows.plan;

import io.github.supabasemigrate.access.model.AccessModel;
import io.github.supabasemigrate.access.rows.value.ColumnPlanner;
import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.catalog.relation.Table;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Plans how to fill the tables of a model. */
public final class Planner {

    private final Catalog catalog;
    private final AccessModel model;
    private final PartitionBounds bounds;

    public Planner(Catalog catalog, AccessModel model) {
        this.catalog = catalog;
        this.model = model;
        this.bounds = new PartitionBounds(catalog);
    }

    /** A plan for every table that takes rows by itself: partitions get theirs through their parent. */
    public Map<ObjectId, TablePlan> plans() {
        ColumnPlanner planner = new ColumnPlanner(catalog);
        Map<ObjectId, TablePlan> plans = new TreeMap<>();
        model.relations()
                .forEach((id, relation) -> catalog.find(id, Table.class)
                        .filter(table -> !table.isPartition())
                        .ifPresent(table -> plans.put(
                                id,
                                new TablePlan(
                                        table,
                                        relation,
                                        planner.options(table, relation, bounds.of(table)),
                                        types(table)))));
        return plans;
    }

    private static Map<String, String> types(Table table) {
        return table.columns().stream()
                .collect(Collectors.toMap(Column::name, column -> column.type().sql()));
    }

    /** Partitioned tables that no row could go into. */
    public List<Table> withoutPartitions() {
        return model.relations().keySet().stream()
                .flatMap(id -> catalog.find(id, Table.class).stream())
                .filter(table -> table.isPartitioned() && !bounds.hasPartitions(table))
                .toList();
    }
}
