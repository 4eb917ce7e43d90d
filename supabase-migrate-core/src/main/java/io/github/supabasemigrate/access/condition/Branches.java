package io.github.supabasemigrate.access.condition;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The ways in which conditions can be true, put together from those of their parts. */
public final class Branches {

    /** More than this a condition written by people does not need; what is above is merged into what is there. */
    private static final int MOST = 64;

    public static final List<Branch> ALWAYS = List.of(Branch.ALWAYS);

    private Branches() {}

    public static List<Branch> either(List<Branch> left, List<Branch> right) {
        Set<Branch> all = new LinkedHashSet<>(left);
        all.addAll(right);
        return capped(new ArrayList<>(all));
    }

    public static List<Branch> both(List<Branch> left, List<Branch> right) {
        Set<Branch> all = new LinkedHashSet<>();
        for (Branch one : left) {
            for (Branch other : right) {
                all.add(one.and(other));
            }
        }
        return capped(new ArrayList<>(all));
    }

    private static List<Branch> capped(List<Branch> branches) {
        if (branches.size() <= MOST) {
            return branches;
        }
        List<Branch> kept = new ArrayList<>(branches.subList(0, MOST - 1));
        Branch rest = branches.stream().skip(MOST - 1L).reduce(Branch.ALWAYS, Branch::and);
        kept.add(new Branch(rest.comparisons(), rest.asksCaller(), false));
        return kept;
    }
}
