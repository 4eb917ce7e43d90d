package io.github.supabasemigrate.access.rows.plan;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Table;
import io.github.supabasemigrate.sql.SqlScript;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Values that lie within the partitions of a table: rows with others would have nowhere to go. */
final class PartitionBounds {

    private final Map<ObjectId, List<Table>> partitions = new HashMap<>();

    PartitionBounds(Catalog catalog) {
        for (Table table : catalog.tables()) {
            table.partitionOf()
                    .ifPresent(parent -> partitions
                            .computeIfAbsent(parent, key -> new ArrayList<>())
                            .add(table));
        }
    }

    boolean hasPartitions(Table table) {
        return partitions.containsKey(table.id());
    }

    /** By column of the partition key, the values that begin a partition; those of the partitions' partitions too. */
    Map<String, List<String>> of(Table table) {
        Map<String, List<String>> values = new HashMap<>();
        String key = table.partitionKey();
        if (key != null) {
            List<String> columns = columns(key);
            for (Table partition : partitions.getOrDefault(table.id(), List.of())) {
                List<String> lows = lows(String.valueOf(partition.partitionBound()));
                for (int i = 0; i < Math.min(columns.size(), lows.size()); i++) {
                    if (!lows.get(i).isEmpty()) {
                        values.computeIfAbsent(columns.get(i), name -> new ArrayList<>())
                                .add(lows.get(i));
                    }
                }
                of(partition)
                        .forEach((name, more) -> values.computeIfAbsent(name, added -> new ArrayList<>())
                                .addAll(more));
            }
        }
        return values;
    }

    private static List<String> columns(String key) {
        return tree("CREATE TABLE t () PARTITION BY " + key)
                .flatMap(tree -> tree.first("part_params"))
                .map(list -> list.children("part_elem").stream()
                        .filter(element -> element.first("ColId").isPresent())
                        .map(element -> element.first("ColId").orElseThrow().identifier())
                        .toList())
                .orElse(List.of());
    }

    /** The lower bounds of a range, or the first value of a list; empty for what has no lowest value. */
    private static List<String> lows(String bound) {
        return tree("CREATE TABLE p PARTITION OF t " + bound)
                .flatMap(tree -> tree.first("PartitionBoundSpec"))
                .flatMap(spec -> spec.first("expr_list"))
                .map(list -> list.children("a_expr").stream()
                        .map(PartitionBounds::text)
                        .toList())
                .orElse(List.of());
    }

    private static String text(SyntaxNode value) {
        if (value.is("columnref")) {
            return "";
        }
        return value.is("Sconst")
                ? value.literal()
                : value.first("Sconst").map(SyntaxNode::literal).orElse(value.text());
    }

    private static Optional<SyntaxNode> tree(String sql) {
        return SqlScript.parse(sql).statements().stream().findFirst().flatMap(statement -> statement.tree());
    }
}
