package io.github.supabasemigrate.lint.schema;

import io.github.supabasemigrate.lint.schema.SchemaEvent.Act;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.statement.CreateObject;
import io.github.supabasemigrate.sql.statement.Drop;
import io.github.supabasemigrate.sql.statement.Privileges;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import io.github.supabasemigrate.sql.statement.Rename;
import io.github.supabasemigrate.sql.statement.SetSchema;
import io.github.supabasemigrate.sql.statement.routine.AlterFunction;
import io.github.supabasemigrate.sql.statement.table.AlterTable;
import io.github.supabasemigrate.sql.statement.table.AlterTableCommand.AttachPartition;
import io.github.supabasemigrate.sql.statement.table.CreateIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What all statements of all files do to which objects, in the order in which they run. Filled by one thread; when it is whole, any
 * number of threads may ask for the state {@link #before} a statement, or {@link #atEnd}.
 */
public final class SchemaHistory {

    /** The kind of a bucket of the storage that files declare public. */
    public static final String PUBLIC_BUCKET = "PUBLIC BUCKET";

    /** The kind of a table that a publication names. */
    public static final String PUBLISHED = "PUBLISHED";

    /** The kind of what the API's roles lose: {@code schema.name}, {@code schema.*} or, by default privileges, {@code *}. */
    public static final String REVOKED = "REVOKED";

    /** The kind of a routine or view that gets another name or schema, without its schema, under both names. */
    public static final String MOVED = "MOVED";

    private static final Set<String> API_ROLES = Set.of("anon", "authenticated", "public");
    private static final List<String> PARTS = List.of("POLICY", "TRIGGER");

    private final Map<ObjectName, List<SchemaEvent>> byObject = new HashMap<>();
    private final Map<ObjectName, ObjectName> tableOfIndex = new HashMap<>();
    private final Map<TableState, Optional<KnownTable>> tables = new ConcurrentHashMap<>();
    private final Ignorance ignorance = new Ignorance();
    private final PrivilegeHistory privileges = new PrivilegeHistory();

    /**
     * Adds a statement.
     *
     * @param defaultSchema where names without a schema are made
     * @param isGuarded whether it runs only if its object is not there yet
     */
    public void add(Moment moment, StatementViews statement, String defaultSchema, boolean isGuarded) {
        statement
                .createPolicy()
                .ifPresent(policy -> note(
                        moment,
                        policy.isAlter() ? Act.ALTERED : Act.CREATED,
                        ObjectName.part("POLICY", policy.table(), policy.name(), defaultSchema),
                        isGuarded,
                        statement));
        statement
                .createTrigger()
                .ifPresent(trigger -> note(
                        moment,
                        Act.CREATED,
                        ObjectName.part("TRIGGER", trigger.table(), trigger.name(), defaultSchema),
                        isGuarded || trigger.orReplace(),
                        statement));
        statement.createIndex().ifPresent(index -> addIndex(moment, index, statement, defaultSchema, isGuarded));
        statement.alterTable().ifPresent(alter -> addAlter(moment, alter, statement, defaultSchema));
        statement
                .commentOn()
                .filter(comment -> comment.kind().equals("TABLE"))
                .ifPresent(comment -> note(
                        moment,
                        Act.ALTERED,
                        ObjectName.of("TABLE", QualifiedName.of(comment.object()), defaultSchema),
                        isGuarded,
                        statement));
        statement.drop().ifPresent(drop -> addDrop(moment, drop, statement, defaultSchema));
        statement.rename().ifPresent(rename -> addRename(moment, rename, statement, defaultSchema));
        statement.setSchema().ifPresent(move -> addMove(moment, move, statement, defaultSchema));
        addCreated(moment, statement, defaultSchema, isGuarded);
        addPlatform(moment, statement, defaultSchema);
    }

    private void addPlatform(Moment moment, StatementViews statement, String defaultSchema) {
        SyntaxNode node = statement.node();
        Privileges.of(node).ifPresent(change -> privileges.add(moment, change, defaultSchema));
        if (node.is("InsertStmt")) {
            PublicBuckets.in(node)
                    .forEach(bucket ->
                            note(moment, Act.CREATED, new ObjectName(PUBLIC_BUCKET, bucket), false, statement));
        } else if (node.is("AlterFunctionStmt")) {
            AlterFunction.of(node)
                    .ifPresent(alter -> note(
                            moment,
                            Act.ALTERED,
                            ObjectName.of("FUNCTION", alter.name(), defaultSchema),
                            false,
                            statement));
        } else if (node.is("RevokeStmt") || node.is("AlterDefaultPrivilegesStmt")) {
            Privileges.of(node)
                    .filter(each -> !each.isGrant() && each.roles().stream().anyMatch(API_ROLES::contains))
                    .ifPresent(revoked -> addRevoked(moment, revoked, statement, defaultSchema));
        } else if (node.is("AlterPublicationStmt") || node.is("CreatePublicationStmt")) {
            Stream.concat(node.descendants("relation_expr"), node.descendants("PublicationObjSpec"))
                    .filter(named -> !named.contains("CURRENT_SCHEMA") && !named.contains("TABLES"))
                    .map(named -> named.first("relation_expr").orElse(named))
                    .map(QualifiedName::of)
                    .distinct()
                    .forEach(table -> note(
                            moment,
                            Act.CREATED,
                            new ObjectName(PUBLISHED, table.schemaOr(defaultSchema) + "." + table.name()),
                            false,
                            statement));
        }
    }

    private void addRevoked(Moment moment, Privileges revoked, StatementViews statement, String defaultSchema) {
        boolean isOfSchema = revoked.kind().startsWith("ALL ");
        Stream<String> names = revoked.isDefault()
                ? Stream.of("*")
                : revoked.objects().stream()
                        .map(name ->
                                isOfSchema ? name.name() + ".*" : name.schemaOr(defaultSchema) + "." + name.name());
        names.forEach(name -> note(moment, Act.ALTERED, new ObjectName(REVOKED, name), false, statement));
    }

    /** What is granted and revoked. */
    public PrivilegeHistory privileges() {
        return privileges;
    }

    /** What statements do that no reader can know. */
    public Ignorance ignorance() {
        return ignorance;
    }

    private void addIndex(
            Moment moment, CreateIndex index, StatementViews statement, String defaultSchema, boolean isGuarded) {
        ObjectName table = ObjectName.of("TABLE", index.table(), defaultSchema);
        note(moment, Act.ALTERED, table, isGuarded, statement);
        tableOfIndex.put(
                ObjectName.of(
                        "INDEX",
                        new QualifiedName(Optional.empty(), KnownIndex.of(index).name()),
                        index.table().schemaOr(defaultSchema)),
                table);
    }

    private void addAlter(Moment moment, AlterTable alter, StatementViews statement, String defaultSchema) {
        note(
                moment,
                Act.ALTERED,
                ObjectName.of(alter.kind(), alter.name(), defaultSchema),
                alter.ifExists(),
                statement);
        for (AttachPartition attach : alter.commands(AttachPartition.class)) {
            note(moment, Act.ALTERED, ObjectName.of("TABLE", attach.partition(), defaultSchema), false, statement);
        }
    }

    private void addCreated(Moment moment, StatementViews statement, String defaultSchema, boolean isGuarded) {
        if (statement.createPolicy().isPresent() || statement.createTrigger().isPresent()) {
            return;
        }
        CreateObject create = statement.create().orElse(null);
        if (create != null && create.name().isPresent()) {
            String schema = statement
                    .createIndex()
                    .map(index -> index.table().schemaOr(defaultSchema))
                    .orElse(defaultSchema);
            note(
                    moment,
                    Act.CREATED,
                    object(tableKind(create.kind()), create.name().get(), schema),
                    isGuarded || create.ifNotExists() || create.orReplace(),
                    statement);
        }
    }

    private void addDrop(Moment moment, Drop drop, StatementViews statement, String defaultSchema) {
        for (QualifiedName name : drop.names()) {
            ObjectName object = drop.table()
                    .map(table -> ObjectName.part(drop.kind(), table, name.name(), defaultSchema))
                    .orElseGet(() -> object(drop.kind(), name, defaultSchema));
            note(moment, Act.DROPPED, object, drop.ifExists(), statement);
            Optional.ofNullable(tableOfIndex.get(object))
                    .ifPresent(table -> note(moment, Act.ALTERED, table, drop.ifExists(), statement));
        }
    }

    private void addRename(Moment moment, Rename rename, StatementViews statement, String defaultSchema) {
        QualifiedName old = rename.object();
        switch (rename.kind()) {
            case "TABLE" ->
                move(
                        moment,
                        ObjectName.of("TABLE", old, defaultSchema),
                        ObjectName.of("TABLE", new QualifiedName(old.schema(), rename.to()), defaultSchema),
                        statement);
            case "POLICY", "TRIGGER" ->
                carry(
                        moment,
                        ObjectName.part(rename.kind(), old, rename.from(), defaultSchema),
                        ObjectName.part(rename.kind(), old, rename.to(), defaultSchema),
                        statement);
            case "COLUMN", "CONSTRAINT" ->
                note(moment, Act.ALTERED, ObjectName.of("TABLE", old, defaultSchema), false, statement);
            case "INDEX" -> {
                ObjectName index = ObjectName.of("INDEX", old, defaultSchema);
                ObjectName table = tableOfIndex.remove(index);
                if (table != null) {
                    note(moment, Act.ALTERED, table, false, statement);
                    tableOfIndex.put(
                            ObjectName.of("INDEX", new QualifiedName(old.schema(), rename.to()), defaultSchema), table);
                }
            }
            default -> {
                note(moment, Act.ALTERED, new ObjectName(MOVED, old.name()), false, statement);
                note(moment, Act.ALTERED, new ObjectName(MOVED, rename.to()), false, statement);
            }
        }
    }

    private void addMove(Moment moment, SetSchema move, StatementViews statement, String defaultSchema) {
        if (move.kind().equals("TABLE")) {
            move(
                    moment,
                    ObjectName.of("TABLE", move.object(), defaultSchema),
                    new ObjectName("TABLE", move.schema() + "." + move.object().name()),
                    statement);
        } else {
            note(moment, Act.ALTERED, new ObjectName(MOVED, move.object().name()), false, statement);
        }
    }

    /** A table goes on under another name, and so do its policies and triggers. */
    private void move(Moment moment, ObjectName from, ObjectName to, StatementViews statement) {
        String prefix = from.name() + ".";
        List<ObjectName> parts = byObject.keySet().stream()
                .filter(each -> PARTS.contains(each.kind()) && each.name().startsWith(prefix))
                .toList();
        carry(moment, from, to, statement);
        for (ObjectName part : parts) {
            String name = part.name().substring(prefix.length());
            carry(moment, part, new ObjectName(part.kind(), to.name() + "." + name), statement);
        }
        tableOfIndex.replaceAll((index, table) -> table.equals(from) ? to : table);
    }

    private void carry(Moment moment, ObjectName from, ObjectName to, StatementViews statement) {
        put(new SchemaEvent(moment, Act.DROPPED, from, false, Optional.of(from), statement));
        put(new SchemaEvent(moment, Act.CREATED, to, false, Optional.of(from), statement));
    }

    private static ObjectName object(String kind, QualifiedName name, String defaultSchema) {
        return switch (kind) {
            case "SCHEMA", "EXTENSION", "ROLE", "DATABASE", "PUBLICATION", "SUBSCRIPTION", "EVENT TRIGGER" ->
                new ObjectName(kind, name.name());
            default -> ObjectName.of(kind, name, defaultSchema);
        };
    }

    /** {@code CREATE TABLE … AS} makes a table like any other. */
    private static String tableKind(String kind) {
        return kind.equals("TABLE AS") ? "TABLE" : kind;
    }

    private void note(Moment moment, Act act, ObjectName object, boolean conditional, StatementViews statement) {
        put(new SchemaEvent(moment, act, object, conditional, Optional.empty(), statement));
    }

    private void put(SchemaEvent event) {
        byObject.computeIfAbsent(event.object(), missing -> new ArrayList<>(2)).add(event);
    }

    /** Everything that happens to an object, in order; also what comes later. */
    public List<SchemaEvent> of(ObjectName object) {
        return byObject.getOrDefault(object, List.of());
    }

    /** The table of an index that some statement made. */
    Optional<ObjectName> tableOf(ObjectName index) {
        return Optional.ofNullable(tableOfIndex.get(index));
    }

    /** Every object of a kind that anything happens to, by name. */
    public List<ObjectName> all(String kind) {
        return byObject.keySet().stream()
                .filter(object -> object.kind().equals(kind))
                .sorted(Comparator.comparing(ObjectName::name))
                .toList();
    }

    /** A table as a number of events made it: whole histories are asked for the same states over and over. */
    private record TableState(ObjectName table, int events) {

        /** As records do it, said here for the same reason as in names. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof TableState that && events == that.events && table.equals(that.table);
        }

        @Override
        public int hashCode() {
            return 31 * table.hashCode() + events;
        }
    }

    /** The state that so many events of a table lead to, read once; nobody changes it. */
    Optional<KnownTable> table(ObjectName table, int events, Supplier<Optional<KnownTable>> reading) {
        TableState state = new TableState(table, events);
        Optional<KnownTable> known = tables.get(state);
        if (known == null) {
            known = reading.get();
            tables.put(state, known);
        }
        return known;
    }

    /** The state that a statement finds. */
    public SchemaBefore before(Moment moment) {
        return new SchemaBefore(this, moment);
    }

    /** The state when all have run. */
    public SchemaBefore atEnd() {
        return before(new Moment(Integer.MAX_VALUE, 0));
    }
}
