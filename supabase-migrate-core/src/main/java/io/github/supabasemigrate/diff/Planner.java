package io.github.supabasemigrate.diff;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.diff.alter.Alterations;
import io.github.supabasemigrate.diff.alter.Work;
import io.github.supabasemigrate.diff.change.Change;
import io.github.supabasemigrate.diff.decide.Closure;
import io.github.supabasemigrate.diff.decide.Decisions;
import io.github.supabasemigrate.diff.decide.Inlining;
import io.github.supabasemigrate.diff.order.Step;
import io.github.supabasemigrate.diff.order.Steps;
import io.github.supabasemigrate.diff.order.TopologicalOrder;
import io.github.supabasemigrate.diff.render.SqlRenderer;
import java.util.List;

/** Makes one plan: decides, writes, orders. */
final class Planner {

    private final Catalog from;
    private final Catalog to;
    private final DiffOptions options;

    Planner(Catalog from, Catalog to, DiffOptions options) {
        this.from = inSchemas(from, options);
        this.to = inSchemas(to, options);
        this.options = options;
    }

    private static Catalog inSchemas(Catalog catalog, DiffOptions options) {
        return options.schemas().isEmpty()
                ? catalog
                : catalog.only(object -> options.schemas().contains(object.schema())
                        || object.extension().isPresent());
    }

    DiffPlan plan() {
        Decisions decisions = Closure.of(from, to);
        var renderer = new SqlRenderer(to, options.creator(), options.database());
        return new DiffPlan(ordered(decisions, renderer), List.of(), options.lockTimeout());
    }

    private List<Change> ordered(Decisions decisions, SqlRenderer renderer) {
        while (true) {
            var steps = new Steps();
            Inlining inlining = new Alterations(new Work(decisions, renderer, steps, options.database())).write();
            var order = new ChangeOrder(decisions, inlining, steps);
            TopologicalOrder.Result<Step> result = order.sorted();
            if (result.stuck().isEmpty()) {
                return result.sorted().stream()
                        .flatMap(step -> steps.of(step).stream())
                        .toList();
            }
            boolean opened = false;
            for (ObjectId end : order.looseEnds(result.stuck())) {
                opened |= decisions.dropExplicitly(end);
            }
            if (!opened) {
                throw new IllegalStateException("steps wait for each other in a circle: " + result.stuck());
            }
        }
    }
}
