package io.github.supabasemigrate.diff;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.diff.alter.Alterations;
import io.github.supabasemigrate.diff.alter.Work;
import io.github.supabasemigrate.diff.arrange.Boundaries;
import io.github.supabasemigrate.diff.arrange.ChangeOrder;
import io.github.supabasemigrate.diff.arrange.Reasons;
import io.github.supabasemigrate.diff.change.Change;
import io.github.supabasemigrate.diff.decide.Closure;
import io.github.supabasemigrate.diff.decide.Decisions;
import io.github.supabasemigrate.diff.decide.Inlining;
import io.github.supabasemigrate.diff.order.Step;
import io.github.supabasemigrate.diff.order.Steps;
import io.github.supabasemigrate.diff.order.TopologicalOrder;
import io.github.supabasemigrate.diff.order.Verb;
import io.github.supabasemigrate.diff.rename.Rename;
import io.github.supabasemigrate.diff.rename.Renames;
import io.github.supabasemigrate.diff.render.SqlRenderer;
import io.github.supabasemigrate.finding.MigrateException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes one plan: decides, writes, orders. */
final class Planner {

    private final Catalog from;
    private final Catalog to;
    private final DiffOptions options;

    Planner(Catalog from, Catalog to, DiffOptions options) {
        this.from = from;
        this.to = options.schemas().isEmpty() ? to : inSchemas(from, to, options.schemas());
        this.options = options;
    }

    /** What is in other schemas stays as it is: default privileges for all schemas say what a new table begins with. */
    private static Catalog inSchemas(Catalog from, Catalog to, Set<String> schemas) {
        var objects = new ArrayList<CatalogObject>();
        from.stream().filter(object -> !isIn(object.id(), schemas)).forEach(objects::add);
        to.stream().filter(object -> isIn(object.id(), schemas)).forEach(objects::add);
        var dependencies = new HashSet<>(from.dependencies().all());
        dependencies.removeIf(need -> isIn(need.dependent(), schemas));
        to.dependencies().all().stream()
                .filter(need -> isIn(need.dependent(), schemas))
                .forEach(dependencies::add);
        return new Catalog(to.major(), objects, dependencies);
    }

    private static boolean isIn(ObjectId id, Set<String> schemas) {
        return schemas.contains(id.kind() == ObjectKind.SCHEMA ? id.name() : id.schema());
    }

    DiffPlan plan() {
        Renames renames = Renames.between(from, to, options.hints(), options.sameObjects());
        Decisions decisions = Closure.of(renames.renamed(), to);
        var renderer = new SqlRenderer(to, options.creator(), options.database());
        return new DiffPlan(ordered(decisions, renames, renderer), renames.questions(), options.lockTimeout());
    }

    private void write(Renames renames, Steps steps) {
        for (Rename rename : renames.all()) {
            rename.statements()
                    .forEach(sql -> steps.add(
                            Verb.RENAME,
                            rename.after(),
                            Change.of(
                                    Change.Kind.RENAMED,
                                    rename.after(),
                                    to.find(rename.after()).isPresent() || rename.isPart()
                                            ? rename.before() + " has another name now"
                                            : rename.before() + " makes room until it is dropped",
                                    sql)));
        }
    }

    private List<Change> ordered(Decisions decisions, Renames renames, SqlRenderer renderer) {
        while (true) {
            var steps = new Steps();
            write(renames, steps);
            Inlining inlining = new Alterations(
                            new Work(decisions, renderer, steps, options.database(), options.isOnline()))
                    .write();
            var order = new ChangeOrder(decisions, inlining, steps);
            TopologicalOrder.Result<Step> result = order.sorted();
            if (result.stuck().isEmpty()) {
                var reasons = new Reasons(decisions);
                List<Change> changes = result.sorted().stream()
                        .flatMap(step -> steps.of(step).stream())
                        .map(reasons::explain)
                        .map(Change::readBack)
                        .toList();
                return Boundaries.set(changes, order.cutsHints());
            }
            if (!order.open(result.stuck())) {
                throw circle(result.stuck());
            }
        }
    }

    private static MigrateException circle(List<Step> stuck) {
        return MigrateException.because(
                        "The changes need each other in a circle that no order of statements can follow.")
                .why(stuck.stream()
                        .map(step -> step.verb().name().toLowerCase(Locale.ROOT) + " " + step.id())
                        .collect(Collectors.joining("; ")))
                .state("Nothing was written.")
                .next("Bring one of these objects to its new state by a migration of its own, then compare again.")
                .build();
    }
}
