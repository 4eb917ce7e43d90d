package io.github.supabasemigrate.sql.tables.generator;

import java.util.List;
import java.util.SortedMap;

/**
 * One sparse row of a table: ascending columns with their values, and the default for every other column.
 *
 * @param usual the value of every column not listed
 */
record Row(List<Integer> columns, List<Integer> values, int usual) {

    Row {
        columns = List.copyOf(columns);
        values = List.copyOf(values);
    }

    /** The cells whose value is not the default. */
    static Row of(SortedMap<Integer, Integer> cells, int usual) {
        var kept = cells.entrySet().stream()
                .filter(cell -> cell.getValue() != usual)
                .toList();
        return new Row(
                kept.stream().map(cell -> cell.getKey()).toList(),
                kept.stream().map(cell -> cell.getValue()).toList(),
                usual);
    }

    boolean isEmpty() {
        return columns.isEmpty();
    }
}
