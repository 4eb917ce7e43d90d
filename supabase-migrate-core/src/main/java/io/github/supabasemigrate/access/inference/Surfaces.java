package io.github.supabasemigrate.access.inference;

import io.github.supabasemigrate.access.model.Surface;
import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.PlatformBoundary;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.MaterializedView;
import io.github.supabasemigrate.catalog.relation.Policy;
import io.github.supabasemigrate.catalog.relation.Table;
import io.github.supabasemigrate.catalog.routine.Routine;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What clients can name, and which tables rows are wanted in. */
final class Surfaces {

    private static final ObjectId OBJECTS = ObjectId.table("storage", "objects");
    static final ObjectId BUCKETS = ObjectId.table("storage", "buckets");

    private final Catalog catalog;
    private final List<String> exposed;
    private final PlatformBoundary boundary = PlatformBoundary.supabase();
    private final Set<ObjectId> withPolicies;

    Surfaces(Catalog catalog, List<String> exposed) {
        this.catalog = catalog;
        this.exposed = exposed;
        withPolicies = catalog.policies().stream().map(Policy::table).collect(Collectors.toSet());
    }

    /** The user's own tables, exposed or not, and those of the platform that policies of the user's guard. */
    List<Table> tables() {
        return catalog.tables().stream().filter(this::isWanted).toList();
    }

    private boolean isWanted(Table table) {
        ObjectId id = table.id();
        boolean guarded = withPolicies.contains(OBJECTS);
        return boundary.isUsers(table)
                || belongsToClients(table)
                || (id.equals(OBJECTS) && guarded)
                || (id.equals(BUCKETS) && (guarded || withPolicies.contains(BUCKETS)));
    }

    /** A table that was handed to an API role is no part of the platform, though the role is. */
    private boolean belongsToClients(Table table) {
        return exposed.contains(table.id().schema())
                && List.of("anon", "authenticated")
                        .contains(String.valueOf(table.attachments().owner()));
    }

    Surface surface() {
        List<ObjectId> tables = tables().stream()
                .map(Table::id)
                .filter(id -> exposed.contains(id.schema()) || (withPolicies.contains(id) && isPlatforms(id)))
                .toList();
        List<ObjectId> views = new ArrayList<>();
        catalog.views().stream().filter(this::isExposed).forEach(view -> views.add(view.id()));
        catalog.all(MaterializedView.class).stream().filter(this::isExposed).forEach(view -> views.add(view.id()));
        List<ObjectId> functions = catalog.routines().stream()
                .filter(this::isExposed)
                .filter(routine -> !isHandler(routine))
                .map(Routine::id)
                .toList();
        return new Surface(tables, views, functions);
    }

    private static boolean isPlatforms(ObjectId id) {
        return id.equals(OBJECTS) || id.equals(BUCKETS);
    }

    private boolean isExposed(CatalogObject object) {
        return exposed.contains(object.id().schema()) && boundary.isUsers(object);
    }

    private static boolean isHandler(Routine routine) {
        return routine.isTriggerFunction()
                || (routine.result() != null && routine.result().name().equals("event_trigger"));
    }
}
