package io.github.supabasemigrate.access.inference;

import io.github.supabasemigrate.access.condition.Branch;
import io.github.supabasemigrate.access.condition.Comparison;
import io.github.supabasemigrate.access.condition.Operand;
import io.github.supabasemigrate.catalog.relation.Policy;
import org.jspecify.annotations.Nullable;

/**
 * A comparison of a column, and where it was found.
 *
 * @param policy null when it stands in a function that no policy calls
 */
record Fact(
        Operand.OfColumn column,
        Comparison comparison,
        Branch branch,
        @Nullable Policy policy) {

    /** Whether the column is taken as it is, or but for upper and lower case. */
    boolean isPlain() {
        return column.column().path().isEmpty() && isAsItIs();
    }

    /** The same of what is compared, which may be inside of JSON. */
    boolean isAsItIs() {
        String function = column.function();
        return function == null || function.equals("lower") || function.equals("upper") || function.equals("btrim");
    }

    boolean isEqualTo(Class<? extends Operand> what) {
        return (comparison.operator() == Comparison.Operator.EQUAL
                        || comparison.operator() == Comparison.Operator.CONTAINS)
                && what.isInstance(comparison.right());
    }

    /** Whether it asks if the column is something or is not: either way it holds things of that kind. */
    boolean isCompared(Class<? extends Operand> what) {
        return isEqualTo(what)
                || (comparison.operator() == Comparison.Operator.UNEQUAL && what.isInstance(comparison.right()));
    }
}
