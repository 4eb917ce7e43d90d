package io.github.supabasemigrate.diff.partition;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which of two bounds of ranges comes first, as far as that can be told without the server: numbers, times and UUIDs by their
 * values, whatever else by what the ranges themselves say, which all begin before they end.
 */
public final class BoundOrder {

    private static final Pattern NUMBER = Pattern.compile("'?(-?\\d+(?:\\.\\d+)?)'?");

    /** As ISO 8601 writes them, in UTC, as catalogs are read: their texts are in the order of the times. */
    private static final Pattern TIME =
            Pattern.compile("'\\d{4}-\\d\\d-\\d\\d(?: \\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:\\+00)?)?'");

    private static final Pattern UUID = Pattern.compile("'[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'");

    private final Map<List<String>, Set<List<String>>> later = new HashMap<>();

    /** @param known the bounds of all partitions of a table, before and after */
    public BoundOrder(Collection<PartitionBound> known) {
        for (PartitionBound bound : known) {
            if (bound instanceof PartitionBound.Range range) {
                later.computeIfAbsent(range.from(), key -> new HashSet<>()).add(range.to());
            }
        }
    }

    /** Less than, equal to or greater than zero; empty if it cannot be told. */
    OptionalInt compare(List<String> one, List<String> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            OptionalInt order = compare(one.get(i), other.get(i));
            if (order.isEmpty()) {
                return byRanges(one, other);
            }
            if (order.getAsInt() != 0) {
                return order;
            }
        }
        return OptionalInt.of(0);
    }

    private OptionalInt byRanges(List<String> one, List<String> other) {
        if (leads(one, other)) {
            return OptionalInt.of(-1);
        }
        return leads(other, one) ? OptionalInt.of(1) : OptionalInt.empty();
    }

    private boolean leads(List<String> from, List<String> to) {
        var seen = new HashSet<List<String>>();
        var open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            for (List<String> next : later.getOrDefault(open.remove(), Set.of())) {
                if (next.equals(to)) {
                    return true;
                }
                if (seen.add(next)) {
                    open.add(next);
                }
            }
        }
        return false;
    }

    private static OptionalInt compare(String one, String other) {
        if (one.equals(other)) {
            return OptionalInt.of(0);
        }
        if (one.equals(PartitionBound.LOWEST) || other.equals(PartitionBound.HIGHEST)) {
            return OptionalInt.of(-1);
        }
        if (one.equals(PartitionBound.HIGHEST) || other.equals(PartitionBound.LOWEST)) {
            return OptionalInt.of(1);
        }
        return isNumber(one, other)
                ? OptionalInt.of(number(one).compareTo(number(other)))
                : isSorted(one, other) ? OptionalInt.of(one.compareTo(other)) : OptionalInt.empty();
    }

    /** Constants of a type of numbers are printed without quotes unless they are negative; those of texts never are. */
    private static boolean isNumber(String one, String other) {
        boolean isBare = one.charAt(0) != '\'' || other.charAt(0) != '\'';
        return isBare && NUMBER.matcher(one).matches() && NUMBER.matcher(other).matches();
    }

    private static boolean isSorted(String one, String other) {
        return (TIME.matcher(one).matches() && TIME.matcher(other).matches())
                || (UUID.matcher(one).matches() && UUID.matcher(other).matches());
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text.replace("'", ""));
    }
}
