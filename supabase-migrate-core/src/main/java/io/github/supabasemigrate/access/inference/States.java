package io.github.supabasemigrate.access.inference;

import io.github.supabasemigrate.access.condition.Branch;
import io.github.supabasemigrate.access.condition.Comparison;
import io.github.supabasemigrate.access.condition.Comparison.Operator;
import io.github.supabasemigrate.access.condition.Operand;
import io.github.supabasemigrate.access.model.StateColumn;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.catalog.relation.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which columns decide by their value, and which values are worth a try. */
final class States {

    private final Facts facts;
    private final Domains domains;
    private final BiPredicate<ObjectId, String> isIdentity;
    private final Predicate<ObjectId> isMembership;

    /**
     * @param isIdentity whether a column holds users or tenants
     * @param isMembership whether rows let users into something
     */
    States(Facts facts, Domains domains, BiPredicate<ObjectId, String> isIdentity, Predicate<ObjectId> isMembership) {
        this.facts = facts;
        this.domains = domains;
        this.isIdentity = isIdentity;
        this.isMembership = isMembership;
    }

    /** The state columns of a table, in the table's order. */
    List<StateColumn> of(Table table) {
        List<StateColumn> found = new ArrayList<>();
        for (Column column : table.columns()) {
            if (!isIdentity.test(table.id(), column.name()) && !column.isGenerated()) {
                List<Fact> about = facts.about(table.id()).stream()
                        .filter(fact -> fact.column().column().isOf(table.id(), column.name()))
                        .filter(this::decides)
                        .toList();
                if (!about.isEmpty()) {
                    found.add(state(column, about, isMembership.test(table.id())));
                }
            }
        }
        return found;
    }

    /** Whether a fact compares with something that is the same for everybody. */
    private boolean decides(Fact fact) {
        Comparison comparison = fact.comparison();
        boolean isFixed = comparison.right() instanceof Operand.Constants || comparison.right() instanceof Operand.Now;
        boolean isUnary = switch (comparison.operator()) {
            case IS_NULL, IS_NOT_NULL, IS_TRUE, IS_NOT_TRUE -> true;
            default -> false;
        };
        boolean isLookedUp = fact.column().isQueried()
                && (comparison.right() instanceof Operand.OfContext || comparison.right() instanceof Operand.Unknown)
                && (comparison.operator() == Operator.EQUAL);
        return isFixed || isUnary || isLookedUp;
    }

    /** In a membership a role is its user's, even where a policy asks for the role of the row that is changed. */
    private StateColumn state(Column column, List<Fact> about, boolean isMembership) {
        Set<@Nullable String> values = new LinkedHashSet<>();
        Set<@Nullable String> opening = new LinkedHashSet<>();
        boolean hidden = false;
        for (Fact fact : about) {
            List<@Nullable String> making = Satisfying.values(fact, column);
            values.addAll(making);
            List<@Nullable String> failing = Satisfying.failing(fact, column);
            failing.stream()
                    .filter(value ->
                            !Satisfying.OTHER.equals(value) || fact.comparison().operator() == Operator.UNEQUAL)
                    .forEach(values::add);
            hidden |= failing.contains(Satisfying.OTHER);
            if (opens(fact)) {
                opening.addAll(making);
            }
        }
        boolean isStanding = about.stream().allMatch(States::isStanding)
                || (isMembership && about.stream().anyMatch(States::isStanding));
        List<String> known = domains.of(column);
        values.addAll(known);
        if (!known.isEmpty()) {
            values.removeIf(value -> value != null && value.equals(Satisfying.OTHER) && !known.contains(value));
            opening.addAll(excluding(about, known));
        }
        List<@Nullable String> closed = new ArrayList<>();
        if (!opening.isEmpty()) {
            values.stream().filter(value -> !opening.contains(value)).forEach(closed::add);
            if (closed.isEmpty() && hidden && known.isEmpty()) {
                closed.add(Satisfying.OTHER);
            }
        }
        return new StateColumn(column.name(), new ArrayList<>(values), isStanding, closed);
    }

    /** The known values that a condition which only excludes some lets in. */
    private static List<String> excluding(List<Fact> about, List<String> known) {
        return about.stream()
                .filter(fact -> fact.comparison().operator() == Operator.UNEQUAL && opens(fact))
                .filter(fact -> fact.comparison().right() instanceof Operand.Constants)
                .flatMap(fact -> known.stream()
                        .filter(value -> !((Operand.Constants) fact.comparison().right())
                                .values()
                                .contains(value)))
                .toList();
    }

    /** Whether a value lets more people in: any user of such standing, or everybody when nothing asks who it is. */
    private static boolean opens(Fact fact) {
        return isStanding(fact) || !fact.branch().asksCaller();
    }

    /** Whether the relation was searched for the caller's own row. */
    static boolean isStanding(Fact fact) {
        return fact.column().isQueried()
                && isSearchedForCaller(fact.column().column().relation(), fact.branch());
    }

    private static boolean isSearchedForCaller(ObjectId relation, Branch branch) {
        return branch.comparisons().stream()
                .anyMatch(comparison -> isCallers(comparison.left(), comparison.right(), relation)
                        || isCallers(comparison.right(), comparison.left(), relation));
    }

    private static boolean isCallers(Operand side, Operand other, ObjectId relation) {
        return side instanceof Operand.OfColumn column
                && column.column().relation().equals(relation)
                && (other instanceof Operand.CallerId || other instanceof Operand.CallerEmail);
    }

    /** The values that a column may hold by its type or a check. */
    interface Domains {
        List<String> of(Column column);

        static Domains all(Domains... some) {
            return column -> Arrays.stream(some)
                    .flatMap(domain -> domain.of(column).stream())
                    .toList();
        }
    }
}
