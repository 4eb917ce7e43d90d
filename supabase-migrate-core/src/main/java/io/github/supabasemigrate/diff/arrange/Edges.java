package io.github.supabasemigrate.diff.arrange;

import io.github.supabasemigrate.diff.order.Step;
import io.github.supabasemigrate.diff.order.TopologicalOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which step waits for which: some must, some should, some are said to by the body of a function. */
final class Edges {

    private record Edge(Step after, Step before) {}

    private final TopologicalOrder<Step> order;
    private final List<Edge> hints = new ArrayList<>();
    /** What is more than a guess stays, also where it is guessed beside. */
    private final Set<Edge> firm = new HashSet<>();

    private final List<Edge> manners = new ArrayList<>();

    Edges(Collection<Step> steps, Comparator<Step> choice) {
        this.order = new TopologicalOrder<>(steps, choice);
    }

    /** Ignores what is no step, and what is one with it. */
    void after(@Nullable Step step, @Nullable Step needed) {
        if (step != null && needed != null && !step.equals(needed)) {
            order.after(step, needed);
            firm.add(new Edge(step, needed));
        }
    }

    /** An edge that gives way first: a body may make its names up. */
    void hint(@Nullable Step step, @Nullable Step needed) {
        keep(hints, step, needed);
    }

    /** An edge that gives way where it closes a circle. */
    void manner(@Nullable Step step, @Nullable Step needed) {
        keep(manners, step, needed);
    }

    private void keep(List<Edge> kept, @Nullable Step step, @Nullable Step needed) {
        if (step != null && needed != null) {
            order.after(step, needed);
            kept.add(new Edge(step, needed));
        }
    }

    TopologicalOrder.Result<Step> sort() {
        return order.sort();
    }

    /** Gives up the hints among steps that wait for each other; true if one of them counts. */
    boolean forgetHints(List<Step> stuck, Predicate<Step> counts) {
        return forget(hints, stuck, counts);
    }

    void forgetManners(List<Step> stuck) {
        forget(manners, stuck, step -> false);
    }

    private boolean forget(List<Edge> edges, List<Step> stuck, Predicate<Step> counts) {
        var waiting = new HashSet<>(stuck);
        boolean found = false;
        for (Edge edge : edges) {
            if (waiting.contains(edge.after()) && waiting.contains(edge.before()) && !firm.contains(edge)) {
                order.forget(edge.after(), edge.before());
                found |= counts.test(edge.after());
            }
        }
        return found;
    }
}
