package io.github.supabasemigrate.verify.manifest;

import io.github.supabasemigrate.catalog.database.Schema;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.relation.Constraint;
import io.github.supabasemigrate.catalog.relation.MaterializedView;
import io.github.supabasemigrate.catalog.relation.Policy;
import io.github.supabasemigrate.catalog.relation.Table;
import io.github.supabasemigrate.catalog.relation.Trigger;
import io.github.supabasemigrate.catalog.relation.View;
import io.github.supabasemigrate.catalog.routine.Routine;
import io.github.supabasemigrate.catalog.type.EnumType;
import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.project.manifest.SchemaManifest.PartSection;
import io.github.supabasemigrate.project.manifest.SchemaManifest.Section;
import io.github.supabasemigrate.replay.ReplayedSchema;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the migrations made, by the names that a manifest uses. */
final class MadeNames {

    private final ReplayedSchema schema;

    MadeNames(ReplayedSchema schema) {
        this.schema = schema;
    }

    private static Set<Class<? extends CatalogObject>> nouns(Section section) {
        return switch (section) {
            case SCHEMAS -> Set.of(Schema.class);
            case TABLES -> Set.of(Table.class);
            case VIEWS -> Set.of(View.class, MaterializedView.class);
            case ENUMS -> Set.of(EnumType.class);
            case FUNCTIONS -> Set.of(Routine.class);
        };
    }

    private static Class<? extends CatalogObject> noun(PartSection section) {
        return switch (section) {
            case CONSTRAINTS -> Constraint.class;
            case POLICIES -> Policy.class;
            case TRIGGERS -> Trigger.class;
        };
    }

    /** By qualified name; schemas by their own. Partitions belong to their table. */
    Map<String, CatalogObject> of(Section section) {
        var names = new TreeMap<String, CatalogObject>();
        for (Class<? extends CatalogObject> noun : nouns(section)) {
            schema.users().all(noun).stream()
                    .filter(object -> !(object instanceof Table table && table.isPartition()))
                    .forEach(object -> names.put(name(object), object));
        }
        names.remove("public");
        return names;
    }

    private static String name(CatalogObject object) {
        return object instanceof Schema ? object.name() : object.schema() + "." + object.name();
    }

    /** By own name. Not-null constraints are part of their column. */
    Map<String, CatalogObject> of(PartSection section, String table) {
        List<? extends CatalogObject> all = schema.users().all(noun(section));
        return all.stream()
                .filter(part -> (part.schema() + "." + part.id().parent()).equals(table))
                .filter(part ->
                        !(part instanceof Constraint constraint && constraint.type() == Constraint.Type.NOT_NULL))
                .collect(Collectors.toMap(CatalogObject::name, part -> part, (a, b) -> a, TreeMap::new));
    }

    Map<String, String> columnTypes(String table) {
        var types = new TreeMap<String, String>();
        schema.catalog()
                .find(id(table), Table.class)
                .ifPresent(found -> found.columns()
                        .forEach(
                                column -> types.put(column.name(), column.type().sql())));
        return types;
    }

    /** The statement that made an object, or the table that it is part of. */
    @Nullable Location where(CatalogObject object) {
        ObjectId id = object.id();
        return schema.origins()
                .creationOf(id)
                .or(() -> schema.origins().creationOf(ObjectId.table(id.schema(), id.parent())))
                .orElse(null);
    }

    @Nullable Location whereTable(String table) {
        return schema.origins().creationOf(id(table)).orElse(null);
    }

    private static ObjectId id(String table) {
        int dot = table.indexOf('.');
        return ObjectId.of(ObjectKind.TABLE, table.substring(0, dot), table.substring(dot + 1));
    }
}
