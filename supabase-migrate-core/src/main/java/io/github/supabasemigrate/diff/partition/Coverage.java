package io.github.supabasemigrate.diff.partition;

import io.github.supabasemigrate.diff.partition.PartitionBound.Default;
import io.github.supabasemigrate.diff.partition.PartitionBound.Hash;
import io.github.supabasemigrate.diff.partition.PartitionBound.Range;
import io.github.supabasemigrate.diff.partition.PartitionBound.Values;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How many of the rows of one bound others take.
 *
 * @param extent all of them, some, or none
 * @param rest which are left, as far as that can be said: "with 'b'"; else empty
 */
public record Coverage(Extent extent, String rest) {

    /** How much of it. */
    public enum Extent {
        ALL,
        /** Or maybe: what cannot be told counts as this. */
        SOME,
        NONE
    }

    private static final Coverage ALL = new Coverage(Extent.ALL, "");
    private static final Coverage NONE = new Coverage(Extent.NONE, "");

    public boolean is(Extent other) {
        return extent == other;
    }

    /**
     * What the takers take.
     *
     * @param rows the bound that rows are in
     * @param takers bounds that do not overlap
     */
    public static Coverage of(PartitionBound rows, Collection<PartitionBound> takers, BoundOrder order) {
        if (takers.isEmpty()) {
            return NONE;
        }
        if (takers.stream().anyMatch(Default.class::isInstance)) {
            return ALL;
        }
        if (rows instanceof Values values) {
            return values(values, only(takers, Values.class));
        }
        if (rows instanceof Hash hash) {
            return hash(hash, only(takers, Hash.class));
        }
        return rows instanceof Range range
                ? range(range, only(takers, Range.class), order)
                : new Coverage(Extent.SOME, "");
    }

    private static <T extends PartitionBound> List<T> only(Collection<PartitionBound> takers, Class<T> type) {
        return takers.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static Coverage values(Values rows, List<Values> takers) {
        List<String> left = rows.values().stream()
                .filter(value ->
                        takers.stream().noneMatch(taker -> taker.values().contains(value)))
                .toList();
        return of(rows.values().size(), left.size(), "with " + String.join(", ", left));
    }

    /** By the remainders modulo the largest modulus, of which all others are factors (manual, CREATE TABLE). */
    private static Coverage hash(Hash rows, List<Hash> takers) {
        int modulus = IntStream.concat(
                        IntStream.of(rows.modulus()), takers.stream().mapToInt(Hash::modulus))
                .max()
                .orElseThrow();
        List<Integer> all = IntStream.range(0, modulus)
                .filter(remainder -> remainder % rows.modulus() == rows.remainder())
                .boxed()
                .toList();
        List<Integer> left = all.stream()
                .filter(remainder ->
                        takers.stream().noneMatch(taker -> remainder % taker.modulus() == taker.remainder()))
                .toList();
        String words = left.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return of(all.size(), left.size(), "with remainder " + words + " by " + modulus);
    }

    private static Coverage of(int all, int left, String rest) {
        if (left == 0) {
            return ALL;
        }
        return left == all ? NONE : new Coverage(Extent.SOME, rest);
    }

    /** Goes from the beginning of the rows to their end, as far as takers reach. */
    private static Coverage range(Range rows, List<Range> takers, BoundOrder order) {
        if (takers.stream().allMatch(taker -> isBefore(taker, rows, order) || isBefore(rows, taker, order))) {
            return NONE;
        }
        List<String> reached = rows.from();
        while (!isAtLeast(reached, rows.to(), order)) {
            List<String> from = reached;
            Optional<Range> next = takers.stream()
                    .filter(taker -> isAtLeast(from, taker.from(), order) && isAfter(taker.to(), from, order))
                    .findFirst();
            if (next.isEmpty()) {
                return new Coverage(Extent.SOME, "from (" + String.join(", ", from) + ") on");
            }
            reached = next.get().to();
        }
        return ALL;
    }

    private static boolean isBefore(Range one, Range other, BoundOrder order) {
        return isAtLeast(other.from(), one.to(), order);
    }

    private static boolean isAtLeast(List<String> point, List<String> other, BoundOrder order) {
        OptionalInt compared = order.compare(point, other);
        return compared.isPresent() && compared.getAsInt() >= 0;
    }

    private static boolean isAfter(List<String> point, List<String> other, BoundOrder order) {
        OptionalInt compared = order.compare(point, other);
        return compared.isPresent() && compared.getAsInt() > 0;
    }
}
