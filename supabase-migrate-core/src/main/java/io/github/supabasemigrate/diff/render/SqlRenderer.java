package io.github.supabasemigrate.diff.render;

import io.github.supabasemigrate.catalog.Catalog;
import io.github.supabasemigrate.catalog.database.DatabaseSetting;
import io.github.supabasemigrate.catalog.database.DefaultPrivileges;
import io.github.supabasemigrate.catalog.database.Extension;
import io.github.supabasemigrate.catalog.database.ExtensionMember;
import io.github.supabasemigrate.catalog.database.ParameterPrivileges;
import io.github.supabasemigrate.catalog.database.Publication;
import io.github.supabasemigrate.catalog.database.Schema;
import io.github.supabasemigrate.catalog.database.Subscription;
import io.github.supabasemigrate.catalog.foreign.ForeignDataWrapper;
import io.github.supabasemigrate.catalog.foreign.ForeignServer;
import io.github.supabasemigrate.catalog.foreign.UserMapping;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.object.Privileges;
import io.github.supabasemigrate.catalog.relation.Constraint;
import io.github.supabasemigrate.catalog.relation.ExtendedStatistics;
import io.github.supabasemigrate.catalog.relation.ForeignTable;
import io.github.supabasemigrate.catalog.relation.Index;
import io.github.supabasemigrate.catalog.relation.MaterializedView;
import io.github.supabasemigrate.catalog.relation.Policy;
import io.github.supabasemigrate.catalog.relation.Relation;
import io.github.supabasemigrate.catalog.relation.Rule;
import io.github.supabasemigrate.catalog.relation.Sequence;
import io.github.supabasemigrate.catalog.relation.Table;
import io.github.supabasemigrate.catalog.relation.Trigger;
import io.github.supabasemigrate.catalog.relation.View;
import io.github.supabasemigrate.catalog.routine.Aggregate;
import io.github.supabasemigrate.catalog.routine.EventTrigger;
import io.github.supabasemigrate.catalog.routine.Language;
import io.github.supabasemigrate.catalog.routine.Routine;
import io.github.supabasemigrate.catalog.routine.Transform;
import io.github.supabasemigrate.catalog.search.TextSearchConfiguration;
import io.github.supabasemigrate.catalog.search.TextSearchDictionary;
import io.github.supabasemigrate.catalog.search.TextSearchParser;
import io.github.supabasemigrate.catalog.search.TextSearchTemplate;
import io.github.supabasemigrate.catalog.type.AccessMethod;
import io.github.supabasemigrate.catalog.type.BaseType;
import io.github.supabasemigrate.catalog.type.Cast;
import io.github.supabasemigrate.catalog.type.Collation;
import io.github.supabasemigrate.catalog.type.CompositeType;
import io.github.supabasemigrate.catalog.type.Conversion;
import io.github.supabasemigrate.catalog.type.DomainType;
import io.github.supabasemigrate.catalog.type.EnumType;
import io.github.supabasemigrate.catalog.type.Operator;
import io.github.supabasemigrate.catalog.type.OperatorClass;
import io.github.supabasemigrate.catalog.type.OperatorFamily;
import io.github.supabasemigrate.catalog.type.RangeType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The statements that create the objects of one catalog. What a statement needs beside its own object (the sequence of an
 * identity column, the constraints written inside a table) it finds in that catalog.
 */
public final class SqlRenderer {

    private final Map<Class<?>, Function<CatalogObject, List<String>>> creators = new HashMap<>();
    private final Map<ObjectId, Sequence> sequenceOfColumn = new HashMap<>();
    private final Map<ObjectId, Constraint> notNulls = new HashMap<>();
    private final TableSql tables;
    private final Catalog catalog;
    private final InitialPrivileges initial;
    private final String database;
    private final String creator;

    /**
     * @param catalog the objects to render
     * @param creator the role that will run the statements, and so own what they create
     * @param database the name that {@code ALTER DATABASE} uses
     */
    public SqlRenderer(Catalog catalog, String creator, String database) {
        this.catalog = catalog;
        this.initial = new InitialPrivileges(catalog, creator);
        this.creator = creator;
        this.database = database;
        for (Sequence sequence : catalog.all(Sequence.class)) {
            ObjectId column = sequence.ownedBy();
            if (sequence.isIdentity() && column != null) {
                sequenceOfColumn.put(column, sequence);
            }
        }
        catalog.constraints().stream()
                .filter(constraint -> constraint.type() == Constraint.Type.NOT_NULL)
                .forEach(constraint -> notNulls.put(
                        constraint
                                .table()
                                .child(ObjectKind.COLUMN, constraint.columns().get(0)),
                        constraint));
        this.tables = new TableSql(
                column -> Optional.ofNullable(sequenceOfColumn.get(column.id())),
                column -> Optional.ofNullable(notNulls.get(column.id())),
                (table, column) -> table.parents().stream()
                        .flatMap(parent -> catalog.find(parent, Relation.class).stream())
                        .flatMap(parent -> parent.column(column).stream())
                        .toList());
        registerTypes();
        registerRoutines();
        registerRelations();
        registerDatabase();
    }

    private void registerTypes() {
        one(EnumType.class, TypeSql::create);
        one(CompositeType.class, TypeSql::create);
        many(DomainType.class, TypeSql::create);
        one(RangeType.class, TypeSql::create);
        one(BaseType.class, TypeSql::create);
        one(Collation.class, TypeSql::create);
        one(Operator.class, OperatorSql::create);
        one(OperatorFamily.class, OperatorSql::create);
        one(OperatorClass.class, OperatorSql::create);
        one(Cast.class, OperatorSql::create);
        one(Conversion.class, OperatorSql::create);
        one(AccessMethod.class, OperatorSql::create);
    }

    private void registerRoutines() {
        one(Routine.class, RoutineSql::create);
        one(Aggregate.class, RoutineSql::create);
        one(Language.class, RoutineSql::create);
        one(Transform.class, RoutineSql::create);
        many(Trigger.class, RoutineSql::create);
        many(Rule.class, RoutineSql::create);
        many(EventTrigger.class, RoutineSql::create);
        one(Policy.class, RoutineSql::create);
    }

    private void registerRelations() {
        many(Table.class, table -> tables.create(table, List.of(), false));
        many(ForeignTable.class, table -> tables.createForeign(table, List.of()));
        many(View.class, ViewSql::create);
        many(MaterializedView.class, ViewSql::create);
        many(Index.class, IndexSql::create);
        many(Sequence.class, sequence -> sequence.isIdentity() ? List.of() : List.of(SequenceSql.create(sequence)));
        one(
                Constraint.class,
                constraint -> ConstraintSql.add(constraint, indexOf(constraint).orElse(null)));
        many(ExtendedStatistics.class, SqlRenderer::statistics);
    }

    private void registerDatabase() {
        one(Schema.class, schema -> "CREATE SCHEMA " + Names.of(schema.id()));
        one(Extension.class, DatabaseSql::create);
        many(
                ExtensionMember.class,
                member -> AttachmentSql.privileges(member.member(), member.initialPrivileges(), member.privileges()));
        one(Publication.class, DatabaseSql::create);
        one(Subscription.class, DatabaseSql::create);
        one(DatabaseSetting.class, setting -> DatabaseSql.create(setting, database));
        many(
                ParameterPrivileges.class,
                parameter -> AttachmentSql.privileges(parameter.id(), Privileges.NONE, parameter.privileges()));
        many(
                DefaultPrivileges.class,
                defaults -> AttachmentSql.defaults(defaults.id(), initialDefaults(defaults), defaults.privileges()));
        one(ForeignDataWrapper.class, DatabaseSql::create);
        one(ForeignServer.class, DatabaseSql::create);
        one(UserMapping.class, DatabaseSql::create);
        one(TextSearchParser.class, DatabaseSql::create);
        one(TextSearchTemplate.class, DatabaseSql::create);
        one(TextSearchDictionary.class, DatabaseSql::create);
        many(TextSearchConfiguration.class, DatabaseSql::create);
    }

    private <T extends CatalogObject> void one(Class<T> type, Function<T, String> create) {
        many(type, object -> List.of(create.apply(object)));
    }

    private <T extends CatalogObject> void many(Class<T> type, Function<T, List<String>> create) {
        creators.put(type, object -> create.apply(type.cast(object)));
    }

    /** The object itself, as its creator's, without comment; empty for what comes with something else. */
    public List<String> create(CatalogObject object) {
        Function<CatalogObject, List<String>> found = creators.get(object.getClass());
        if (found == null) {
            throw new IllegalArgumentException(
                    "no statement creates a " + object.id().kind().label());
        }
        return found.apply(object);
    }

    /** A table with those of its constraints that can be part of the statement. */
    public List<String> create(Table table, List<Constraint> constraints, boolean namesAreTaken) {
        return tables.create(table, constraints, namesAreTaken);
    }

    private Optional<Index> indexOf(Constraint constraint) {
        String index = constraint.index();
        return index == null
                ? Optional.empty()
                : catalog.find(ObjectId.of(ObjectKind.INDEX, constraint.schema(), index), Index.class);
    }

    /** Owner, comment, privileges and labels of an object just created; with those of its columns. */
    public List<String> attach(CatalogObject object) {
        var statements = new ArrayList<String>();
        ObjectId id = object.id();
        object.owner()
                .filter(owner -> !owner.equals(creator) && hasOwner(id.kind()))
                .ifPresent(owner -> statements.add(AttachmentSql.owner(id, owner)));
        object.comment().ifPresent(comment -> statements.add(AttachmentSql.comment(id, comment)));
        if (!isNothingButPrivileges(id.kind())) {
            Privileges before = initial.of(id, object.attachments().owner());
            if (!object.privileges().equals(before)) {
                statements.addAll(AttachmentSql.privileges(id, before, object.privileges()));
            }
        }
        statements.addAll(
                AttachmentSql.labels(id, new TreeMap<>(), object.attachments().securityLabels()));
        parts(object).forEach(part -> statements.addAll(attach(part)));
        return statements;
    }

    /** What creates it grants them. */
    private static boolean isNothingButPrivileges(ObjectKind kind) {
        return kind == ObjectKind.DEFAULT_PRIVILEGES
                || kind == ObjectKind.EXTENSION_MEMBER
                || kind == ObjectKind.PARAMETER;
    }

    private static List<? extends CatalogObject> parts(CatalogObject object) {
        if (object instanceof Relation relation) {
            return relation.columns();
        }
        if (object instanceof CompositeType type) {
            return type.attributes();
        }
        return object instanceof DomainType domain ? domain.constraints() : List.of();
    }

    /** What can only follow the indexes of a table, and the owner column of a sequence. */
    public List<String> finish(CatalogObject object) {
        if (object instanceof Table table) {
            return TableSql.afterIndexes(table);
        }
        if (object instanceof MaterializedView view) {
            return ViewSql.afterIndexes(view);
        }
        if (object instanceof OperatorFamily family) {
            return OperatorSql.members(family);
        }
        return object instanceof Sequence sequence && !sequence.isIdentity() && sequence.ownedBy() != null
                ? List.of(SequenceSql.ownedBy(sequence))
                : List.of();
    }

    /** {@code ATTACH PARTITION} of a table or index; empty for what is no partition. */
    public List<String> attachPartition(CatalogObject object) {
        if (object instanceof Table table && table.isPartition()) {
            return List.of(TableSql.attach(table.id(), table.parents().get(0), String.valueOf(table.partitionBound())));
        }
        if (object instanceof ForeignTable table && table.partitionBound() != null) {
            return List.of(TableSql.attach(table.id(), table.parents().get(0), table.partitionBound()));
        }
        if (object instanceof Index index && index.parent() != null) {
            return List.of(IndexSql.attach(index, index.parent()));
        }
        return List.of();
    }

    /** The statements that bring what is attached from one state to another, columns and other parts left out. */
    public List<String> reattach(CatalogObject before, CatalogObject after) {
        var statements = new ArrayList<String>();
        ObjectId id = after.id();
        String owner = after.attachments().owner();
        String oldOwner = before.attachments().owner();
        boolean changesHands = oldOwner != null && !oldOwner.equals(owner) && hasOwner(id.kind());
        if (changesHands && owner != null) {
            statements.add(AttachmentSql.owner(id, owner));
        }
        if (!before.comment().equals(after.comment())) {
            statements.add(AttachmentSql.comment(id, after.attachments().comment()));
        }
        statements.addAll(regrant(before, after, changesHands));
        statements.addAll(AttachmentSql.labels(
                id, before.attachments().securityLabels(), after.attachments().securityLabels()));
        return statements;
    }

    private List<String> regrant(CatalogObject before, CatalogObject after, boolean changesHands) {
        ObjectId id = after.id();
        if (before instanceof DefaultPrivileges) {
            return AttachmentSql.defaults(id, before.privileges(), after.privileges());
        }
        ObjectId on = after instanceof ExtensionMember member ? member.member() : id;
        Privileges held = changesHands
                ? InitialPrivileges.handedOver(
                        before.privileges(),
                        before.owner().orElseThrow(),
                        after.owner().orElseThrow())
                : before.privileges();
        return held.equals(after.privileges()) ? List.of() : AttachmentSql.privileges(on, held, after.privileges());
    }

    /** The statements that take back privileges that hang on nothing else: defaults, those of an extension's member or a parameter. */
    public List<String> detach(CatalogObject object) {
        if (object instanceof DefaultPrivileges defaults) {
            return AttachmentSql.defaults(object.id(), defaults.privileges(), initialDefaults(defaults));
        }
        if (object instanceof ParameterPrivileges) {
            return AttachmentSql.privileges(object.id(), object.privileges(), Privileges.NONE);
        }
        return object instanceof ExtensionMember member
                ? AttachmentSql.privileges(member.member(), member.privileges(), member.initialPrivileges())
                : List.of();
    }

    private Privileges initialDefaults(DefaultPrivileges defaults) {
        if (!defaults.schema().isEmpty()) {
            return Privileges.NONE;
        }
        return new InitialPrivileges(catalog, defaults.creator()).builtIn(kindOf(defaults.objects()));
    }

    private static ObjectKind kindOf(String objects) {
        return switch (objects) {
            case "tables" -> ObjectKind.TABLE;
            case "sequences" -> ObjectKind.SEQUENCE;
            case "functions" -> ObjectKind.FUNCTION;
            case "types" -> ObjectKind.ENUM;
            default -> ObjectKind.SCHEMA;
        };
    }

    private static boolean hasOwner(ObjectKind kind) {
        return switch (kind) {
            // Their owner follows from something else or cannot be told to anybody else.
            case INDEX, EXTENSION, EXTENSION_MEMBER, CAST, TRANSFORM, USER_MAPPING, ACCESS_METHOD, DATABASE_SETTING ->
                false;
            default -> true;
        };
    }

    private static List<String> statistics(ExtendedStatistics statistics) {
        var statements = new ArrayList<String>();
        statements.add(statistics.definition());
        Integer target = statistics.target();
        if (target != null) {
            statements.add("ALTER STATISTICS " + Names.of(statistics.id()) + " SET STATISTICS " + target);
        }
        return statements;
    }
}
