package io.github.supabasemigrate.access.reading;

import io.github.supabasemigrate.access.condition.Branch;
import io.github.supabasemigrate.access.condition.Branches;
import io.github.supabasemigrate.access.condition.Operand;
import java.util.List;

/**
 * An operand, and what has to be true for it to be there: the WHERE of the query that it comes from.
 *
 * @param where {@link Branches#ALWAYS} for what comes from no query
 */
record Value(Operand operand, List<Branch> where) {

    static final Value UNKNOWN = of(Operand.unknown());

    Value {
        where = List.copyOf(where);
    }

    static Value of(Operand operand) {
        return new Value(operand, Branches.ALWAYS);
    }

    Value with(Operand other) {
        return new Value(other, where);
    }

    boolean asksCaller() {
        boolean isCaller = operand instanceof Operand.CallerId
                || operand instanceof Operand.CallerEmail
                || operand instanceof Operand.OfContext;
        return isCaller || where.stream().anyMatch(Branch::asksCaller);
    }
}
