package io.github.supabasemigrate.verify.state;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.diff.DiffOptions;
import io.github.supabasemigrate.diff.SchemaDiff;
import io.github.supabasemigrate.replay.ReplayedSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;

/**
 * The SQL that would end a drift, either way. Nothing of it was run.
 *
 * @param ofTarget makes the target what the migrations make
 * @param ofMigrations a migration that makes what the target has
 */
public record DriftRepair(String ofTarget, String ofMigrations) {

    /** The two ways between what the migrations make and what a target has. */
    public static DriftRepair between(ReplayedSchema schema, Catalog target) {
        Set<ObjectId> compared = Drift.compared(schema, target);
        return new DriftRepair(
                "-- Makes the target what the migrations make.\n\n" + way(target, schema.catalog(), compared),
                "-- Makes what the target has, as the next migration.\n\n" + way(schema.catalog(), target, compared));
    }

    /** What is not compared stays as it is where the way begins. */
    private static String way(Catalog from, Catalog to, Set<ObjectId> compared) {
        var end = new ArrayList<CatalogObject>();
        from.stream().filter(object -> !compared.contains(object.id())).forEach(end::add);
        to.stream().filter(object -> compared.contains(object.id())).forEach(end::add);
        var dependencies = new HashSet<>(from.dependencies().all());
        dependencies.addAll(to.dependencies().all());
        Catalog goal = new Catalog(from.major(), end, dependencies);
        return SchemaDiff.between(schemaOf(from), schemaOf(goal), DiffOptions.standard())
                .sql();
    }

    private static Catalog schemaOf(Catalog catalog) {
        return catalog.only((CatalogObject object) ->
                object.id().kind() != ObjectKind.DATABASE && !object.id().kind().isClusterWide());
    }
}
