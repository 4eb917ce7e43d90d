package io.github.supabasemigrate.diff;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.diff.alter.Alterations;
import io.github.supabasemigrate.diff.alter.Work;
import io.github.supabasemigrate.diff.change.Change;
import io.github.supabasemigrate.diff.decide.Closure;
import io.github.supabasemigrate.diff.decide.Decisions;
import io.github.supabasemigrate.diff.decide.Inlining;
import io.github.supabasemigrate.diff.order.Step;
import io.github.supabasemigrate.diff.order.Steps;
import io.github.supabasemigrate.diff.render.SqlRenderer;
import java.util.ArrayList;
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
        var steps = new Steps();
        var renderer = new SqlRenderer(to, options.creator(), options.database());
        Inlining inlining = new Alterations(new Work(decisions, renderer, steps, options.database())).write();
        var changes = new ArrayList<Change>();
        for (Step step : new ChangeOrder(decisions, inlining, steps).sorted()) {
            changes.addAll(steps.of(step));
        }
        return new DiffPlan(changes, List.of(), options.lockTimeout());
    }
}
