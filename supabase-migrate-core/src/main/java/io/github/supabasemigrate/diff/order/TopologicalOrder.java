package io.github.supabasemigrate.diff.order;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Sorts nodes so that each comes after all it needs and, where that leaves a choice, the smallest by a comparator comes first:
 * the same nodes and edges give the same order every time. Kahn's algorithm, linear but for the queue.
 *
 * @param <N> nodes with {@code equals}
 */
public final class TopologicalOrder<N> {

    private final Map<N, Set<N>> needs = new HashMap<>();
    private final Map<N, Set<N>> neededBy = new HashMap<>();
    private final Comparator<? super N> choice;

    public TopologicalOrder(Collection<? extends N> nodes, Comparator<? super N> choice) {
        nodes.forEach(node -> needs.put(node, new HashSet<>()));
        this.choice = choice;
    }

    /** Adds the edge if both ends are nodes and differ. */
    public void after(N node, N needed) {
        if (!node.equals(needed)
                && needs.containsKey(node)
                && needs.containsKey(needed)
                && needs.get(node).add(needed)) {
            neededBy.computeIfAbsent(needed, key -> new HashSet<>()).add(node);
        }
    }

    /** Removes an edge, to cut a cycle. */
    public void forget(N node, N needed) {
        Set<N> of = needs.get(node);
        if (of != null && of.remove(needed)) {
            neededBy.getOrDefault(needed, Set.of()).remove(node);
        }
    }

    /**
     * What was ordered, and what could not be because it waits for itself.
     *
     * @param sorted in order
     * @param stuck nodes on cycles or behind them, smallest first
     */
    public record Result<N>(List<N> sorted, List<N> stuck) {}

    public Result<N> sort() {
        var open = new HashMap<N, Integer>();
        var ready = new PriorityQueue<N>(choice);
        needs.forEach((node, needed) -> {
            open.put(node, needed.size());
            if (needed.isEmpty()) {
                ready.add(node);
            }
        });
        var sorted = new ArrayList<N>();
        while (!ready.isEmpty()) {
            N node = ready.remove();
            sorted.add(node);
            open.remove(node);
            for (N waiting : neededBy.getOrDefault(node, Set.of())) {
                int left = open.merge(waiting, -1, Integer::sum);
                if (left == 0) {
                    ready.add(waiting);
                }
            }
        }
        return new Result<>(sorted, open.keySet().stream().sorted(choice).toList());
    }
}
