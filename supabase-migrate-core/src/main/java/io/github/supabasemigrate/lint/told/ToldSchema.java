package io.github.supabasemigrate.lint.told;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.database.Extension;
import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.relation.Constraint;
import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.lint.schema.KnownTable;
import io.github.supabasemigrate.lint.schema.Moment;
import io.github.supabasemigrate.lint.schema.ObjectName;
import io.github.supabasemigrate.lint.schema.SchemaBefore;
import io.github.supabasemigrate.lint.schema.SchemaEvent;
import io.github.supabasemigrate.lint.schema.SchemaEvent.Act;
import io.github.supabasemigrate.lint.schema.SchemaHistory;
import io.github.supabasemigrate.replay.Origin;
import io.github.supabasemigrate.replay.Origins;
import io.github.supabasemigrate.replay.ReplayedSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A catalog of the tables, constraints, indexes, policies, triggers and routines that statements make, by reading them. A table that gets a part
 * of its shape from elsewhere is not in it, and nothing that hangs on such a table: what is in it is whole.
 */
public final class ToldSchema {

    private static final ObjectId USERS = ObjectId.table("auth", "users");

    private final SchemaBefore end;
    private final ToldPrivileges privileges;
    private final Function<Moment, Location> locations;
    private final Map<ObjectId, KnownTable> tables = new LinkedHashMap<>();
    private final Map<ObjectId, CatalogObject> objects = new LinkedHashMap<>();
    private final List<Origin> origins = new ArrayList<>();

    private ToldSchema(SchemaBefore end, ToldPrivileges privileges, Function<Moment, Location> locations) {
        this.end = end;
        this.privileges = privileges;
        this.locations = locations;
    }

    /**
     * Reads the end of a history.
     *
     * @param major of the server that they are written for
     * @param exposedSchemas the schemas that the API serves
     * @param exposesNewTables whether the platform grants its API's roles what is made in {@code public}
     * @param locations where the statement of a moment stands
     */
    public static ReplayedSchema read(
            SchemaHistory history,
            int major,
            List<String> exposedSchemas,
            boolean exposesNewTables,
            Function<Moment, Location> locations) {
        ToldSchema told = new ToldSchema(
                history.atEnd(), new ToldPrivileges(history.privileges(), major, exposesNewTables), locations);
        history.all("TABLE").forEach(told::addTable);
        told.tables.forEach(told::addParts);
        history.all("POLICY").forEach(told::addPolicy);
        history.all("TRIGGER").forEach(told::addTrigger);
        told.addRoutines(new ToldRoutines(history));
        Catalog users = new Catalog(major, told.objects.values(), List.of());
        told.addPlatform();
        history.all("EXTENSION").forEach(told::addExtension);
        Catalog all = new Catalog(major, told.objects.values(), List.of());
        return new ReplayedSchema(all, users, exposedSchemas, new Origins(told.origins));
    }

    private void addTable(ObjectName name) {
        Optional<KnownTable> known = end.table(name)
                .filter(KnownTable::isWhole)
                .filter(table -> !table.definition().isTemporary());
        ObjectId id = id(name);
        if (known.isPresent() && !isGoneWithSchema(id.schema(), known.get().created())) {
            tables.put(id, known.get());
            ToldGrants grants = privileges.of(name, known.get().created(), end);
            put(ToldTable.of(id, known.get(), grants), known.get().created());
        }
    }

    private boolean isGoneWithSchema(String schema, Moment created) {
        return end.events(new ObjectName("SCHEMA", schema)).stream()
                .anyMatch(event -> event.act() == Act.DROPPED && event.moment().compareTo(created) > 0);
    }

    private static ObjectId id(ObjectName table) {
        int dot = table.name().indexOf('.');
        return ObjectId.table(table.name().substring(0, dot), table.name().substring(dot + 1));
    }

    private void addParts(ObjectId id, KnownTable table) {
        for (KnownTable.Constraint each : table.constraints()) {
            ToldConstraint.of(id, each, this::primaryKey).forEach(made -> put(made, table.created()));
        }
        for (var index : table.indexes()) {
            put(ToldIndex.of(id, index), table.created());
        }
    }

    /** The columns that a foreign key without columns points at; empty where the table is not known. */
    private List<String> primaryKey(ObjectId table) {
        if (table.equals(USERS)) {
            return List.of("id");
        }
        return Optional.ofNullable(tables.get(table)).stream()
                .flatMap(known -> known.constraints().stream())
                .filter(each -> ToldConstraint.type(each).equals(Optional.of(Constraint.Type.PRIMARY_KEY)))
                .flatMap(each -> each.columns().stream())
                .toList();
    }

    private void addPolicy(ObjectName name) {
        addPart(name, ObjectKind.POLICY, (id, making) -> ToldPolicy.of(id, tableOf(id), making));
    }

    private void addTrigger(ObjectName name) {
        addPart(name, ObjectKind.TRIGGER, (id, making) -> ToldTrigger.of(id, tableOf(id), making));
    }

    private static ObjectId tableOf(ObjectId part) {
        return ObjectId.table(part.schema(), part.parent());
    }

    @FunctionalInterface
    private interface Maker {
        Optional<? extends CatalogObject> make(ObjectId id, List<SchemaEvent> making);
    }

    private void addPart(ObjectName name, ObjectKind kind, Maker maker) {
        List<SchemaEvent> making = end.making(name);
        String[] words = name.name().split("\\.", 3);
        ObjectId table = ObjectId.table(words[0], words[1]);
        if (!making.isEmpty() && tables.containsKey(table)) {
            Moment made = making.get(0).moment();
            boolean isOfFormerTable = made.compareTo(tables.get(table).created()) < 0;
            if (!isOfFormerTable) {
                maker.make(table.child(kind, words[2]), making).ifPresent(object -> put(object, made));
            }
        }
    }

    private void put(CatalogObject object, Moment made) {
        ObjectId id = object.id();
        if (objects.putIfAbsent(id, object) == null) {
            origins.add(new Origin(
                    Origin.Act.CREATED, id.kind(), id.schema(), id.parent(), id.name(), locations.apply(made)));
        }
    }

    private void addRoutines(ToldRoutines routines) {
        routines.all().forEach(made -> put(made.routine(), made.moment()));
        routines.gone().forEach(event -> {
            ObjectId id = id(event.object());
            ObjectKind kind = ObjectKind.valueOf(event.object().kind().replace(' ', '_'));
            origins.add(
                    new Origin(Origin.Act.DROPPED, kind, id.schema(), "", id.name(), locations.apply(event.moment())));
        });
    }

    private void addExtension(ObjectName name) {
        if (end.isKnown(name)) {
            ObjectId id = ObjectId.global(ObjectKind.EXTENSION, name.name());
            objects.putIfAbsent(id, new Extension(id, Attachments.NONE, "", "", true));
        }
    }

    /** The one table of the platform that nearly every project points at. */
    private void addPlatform() {
        objects.putIfAbsent(USERS, ToldTable.users(USERS));
        ToldConstraint.primaryKey(USERS, "users_pkey", List.of("id"))
                .forEach(each -> objects.putIfAbsent(each.id(), each));
    }
}
