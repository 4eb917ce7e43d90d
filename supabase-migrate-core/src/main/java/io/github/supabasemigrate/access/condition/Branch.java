package io.github.supabasemigrate.access.condition;

import java.util.ArrayList;
import java.util.List;

/**
 * One way in which a condition can be true: all of these comparisons hold.
 *
 * @param asksCaller whether it depends on who asks
 * @param isWhole false when there is a part that could not be told as a comparison
 */
public record Branch(List<Comparison> comparisons, boolean asksCaller, boolean isWhole) {

    /** True without a condition. */
    public static final Branch ALWAYS = new Branch(List.of(), false, true);

    public Branch {
        comparisons = List.copyOf(comparisons);
    }

    public static Branch of(Comparison comparison) {
        return new Branch(List.of(comparison), comparison.asksCaller(), true);
    }

    /** Something that is not understood. */
    public static Branch opaque(boolean asksCaller) {
        return new Branch(List.of(), asksCaller, false);
    }

    Branch and(Branch other) {
        List<Comparison> all = new ArrayList<>(comparisons);
        other.comparisons.stream().filter(more -> !all.contains(more)).forEach(all::add);
        return new Branch(all, asksCaller || other.asksCaller, isWhole && other.isWhole);
    }
}
