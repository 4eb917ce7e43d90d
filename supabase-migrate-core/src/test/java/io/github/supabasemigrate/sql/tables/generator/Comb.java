package io.github.supabasemigrate.sql.tables.generator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Many sparse rows laid over each other in one array, each shifted so that no two cells collide: cell (row, column) is at
 * {@code base[row] + column} when {@code check} there says {@code column}. Equal rows share their place. Longest rows first,
 * each at the first place where it fits.
 */
final class Comb {

    /** The base of a row that has no cells but its default. */
    static final int EMPTY = Short.MIN_VALUE;

    private final int[] bases;
    private int[] values = new int[1 << 12];
    private int[] check = new int[1 << 12];
    private final BitSet taken = new BitSet();
    private final BitSet usedBases = new BitSet();

    Comb(List<Row> rows) {
        bases = new int[rows.size()];
        Arrays.fill(check, -1);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingInt((Integer i) -> -rows.get(i).columns().size()));
        Map<List<List<Integer>>, Integer> placed = new HashMap<>();
        for (int index : order) {
            Row row = rows.get(index);
            bases[index] = row.isEmpty()
                    ? EMPTY
                    : placed.computeIfAbsent(List.of(row.columns(), row.values()), key -> place(row));
        }
    }

    int[] bases() {
        return bases.clone();
    }

    int[] values() {
        return Arrays.copyOf(values, taken.length());
    }

    int[] check() {
        return Arrays.copyOf(check, taken.length());
    }

    private int place(Row row) {
        int first = row.columns().get(0);
        int slot = taken.nextClearBit(0);
        // Two rows with one base would read each other's cells.
        while (usedBases.get(slot - first + Short.MAX_VALUE) || !fits(row, slot - first)) {
            slot = taken.nextClearBit(slot + 1);
        }
        int base = slot - first;
        usedBases.set(base + Short.MAX_VALUE);
        for (int i = 0; i < row.columns().size(); i++) {
            put(base + row.columns().get(i), row.columns().get(i), row.values().get(i));
        }
        return base;
    }

    private boolean fits(Row row, int base) {
        for (int column : row.columns()) {
            if (taken.get(base + column)) {
                return false;
            }
        }
        return true;
    }

    private void put(int place, int column, int value) {
        if (place >= values.length) {
            int before = values.length;
            int length = Math.max(place + 1, before * 2);
            values = Arrays.copyOf(values, length);
            check = Arrays.copyOf(check, length);
            Arrays.fill(check, before, length, -1);
        }
        taken.set(place);
        values[place] = value;
        check[place] = column;
    }
}
