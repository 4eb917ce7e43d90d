package io.github.supabasemigrate.access.rows.value;

import io.github.supabasemigrate.access.condition.Branch;
import io.github.supabasemigrate.access.condition.Comparison;
import io.github.supabasemigrate.access.condition.Comparison.Operator;
import io.github.supabasemigrate.access.condition.Operand;
import io.github.supabasemigrate.catalog.object.ObjectId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What checks say about one column: constants it is compared with, lengths, patterns, keys of its JSON. Generous: the server
 * decides which candidate fits.
 *
 * @param constants values as they are written
 * @param numbers those among them, and those that lie around bounds, best first
 * @param lengths that texts or arrays may have
 * @param patterns regular expressions that texts match
 * @param keys paths that JSON has, with values where one is asked for
 */
record CheckHints(
        Set<String> constants,
        Set<BigDecimal> numbers,
        Set<Integer> lengths,
        Set<String> patterns,
        Set<JsonSample.Entry> keys) {

    private static final int LONGEST = 5000;

    static CheckHints of(ObjectId table, String column, List<Branch> branches) {
        CheckHints hints = new CheckHints(
                new LinkedHashSet<>(),
                new LinkedHashSet<>(),
                new TreeSet<>(),
                new LinkedHashSet<>(),
                new LinkedHashSet<>());
        for (Branch branch : branches) {
            for (Comparison comparison : branch.comparisons()) {
                boolean isOurs = comparison.left() instanceof Operand.OfColumn left
                        && left.column().isOf(table, column);
                if (isOurs) {
                    hints.add((Operand.OfColumn) comparison.left(), comparison.operator(), comparison.right());
                }
            }
        }
        return hints;
    }

    private void add(Operand.OfColumn left, Operator operator, Operand right) {
        List<String> values = new ArrayList<>();
        if (right instanceof Operand.Constants some) {
            some.values().stream().filter(Objects::nonNull).forEach(values::add);
        }
        if (!left.column().path().isEmpty()) {
            keys.add(new JsonSample.Entry(left.column().path(), values.isEmpty() ? "" : values.get(0)));
            return;
        }
        for (String value : values) {
            add(left.function(), operator, value);
        }
    }

    private void add(@Nullable String function, Operator operator, String value) {
        switch (operator) {
            case MATCHES -> patterns.add(value);
            case LIKE -> constants.add(value.replace("%", "x").replace('_', 'x'));
            case CONTAINS -> keys.add(new JsonSample.Entry(List.of(value), ""));
            case MATCHES_NOT, UNLIKE -> {}
            default -> compare(function, operator, value);
        }
    }

    private void compare(@Nullable String function, Operator operator, String value) {
        BigDecimal number = number(value);
        boolean isMeasure = function != null && (function.contains("length") || function.equals("cardinality"));
        if (isMeasure && number != null) {
            int length = Math.max(0, Math.min(LONGEST, number.intValue()));
            lengths.add(operator == Operator.GREATER ? length + 1 : length);
            lengths.add(operator == Operator.LESS ? Math.max(0, length - 1) : length);
            return;
        }
        if (operator != Operator.UNEQUAL) {
            constants.add(value);
        }
        if (number != null) {
            BigDecimal one = BigDecimal.ONE;
            boolean isLow = operator == Operator.GREATER || operator == Operator.AT_LEAST;
            numbers.add(isLow ? number.add(one) : number.subtract(one));
            numbers.add(number);
            numbers.add(isLow ? number.add(BigDecimal.TEN) : number.divide(BigDecimal.valueOf(2)));
        }
    }

    private static @Nullable BigDecimal number(String value) {
        try {
            return new BigDecimal(value);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
