package io.github.supabasemigrate.lint.schema;

import io.github.supabasemigrate.lint.schema.SchemaEvent.Act;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.statement.CreateObject;
import io.github.supabasemigrate.sql.statement.Drop;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import io.github.supabasemigrate.sql.statement.Rename;
import io.github.supabasemigrate.sql.statement.table.AlterTable;
import io.github.supabasemigrate.sql.statement.table.CreateIndex;
import io.github.supabasemigrate.sql.statement.table.CreatePolicy;
import io.github.supabasemigrate.sql.statement.table.CreateTrigger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What all statements of all files do to which objects, in the order in which they run. Filled by one thread; when it is whole, any
 * number of threads may ask for the state {@link #before} a statement.
 */
public final class SchemaHistory {

    private final Map<ObjectName, List<SchemaEvent>> byObject = new HashMap<>();

    /**
     * Adds a statement.
     *
     * @param defaultSchema where names without a schema are made
     * @param isGuarded whether it runs only if its object is not there yet
     */
    public void add(Moment moment, SyntaxNode node, String defaultSchema, boolean isGuarded) {
        CreatePolicy.of(node)
                .ifPresent(policy -> note(
                        moment,
                        policy.isAlter() ? Act.ALTERED : Act.CREATED,
                        ObjectName.part("POLICY", policy.table(), policy.name(), defaultSchema),
                        isGuarded,
                        node));
        CreateTrigger.of(node)
                .ifPresent(trigger -> note(
                        moment,
                        Act.CREATED,
                        ObjectName.part("TRIGGER", trigger.table(), trigger.name(), defaultSchema),
                        isGuarded || trigger.orReplace(),
                        node));
        CreateIndex.of(node)
                .ifPresent(index -> note(
                        moment, Act.ALTERED, ObjectName.of("TABLE", index.table(), defaultSchema), isGuarded, node));
        AlterTable.of(node)
                .ifPresent(alter -> note(
                        moment,
                        Act.ALTERED,
                        ObjectName.of(alter.kind(), alter.name(), defaultSchema),
                        alter.ifExists(),
                        node));
        Drop.of(node).ifPresent(drop -> addDrop(moment, drop, defaultSchema));
        Rename.of(node).ifPresent(rename -> addRename(moment, rename, defaultSchema));
        addCreated(moment, node, defaultSchema, isGuarded);
    }

    private void addCreated(Moment moment, SyntaxNode node, String defaultSchema, boolean isGuarded) {
        if (node.is("CreatePolicyStmt") || node.is("CreateTrigStmt")) {
            return;
        }
        String schema = CreateIndex.of(node)
                .map(index -> index.table().schemaOr(defaultSchema))
                .orElse(defaultSchema);
        CreateObject.of(node)
                .ifPresent(create -> create.name()
                        .ifPresent(name -> note(
                                moment,
                                Act.CREATED,
                                object(tableKind(create.kind()), name, schema),
                                isGuarded || create.ifNotExists() || create.orReplace(),
                                node)));
    }

    private void addDrop(Moment moment, Drop drop, String defaultSchema) {
        for (QualifiedName name : drop.names()) {
            ObjectName object = drop.table()
                    .map(table -> ObjectName.part(drop.kind(), table, name.name(), defaultSchema))
                    .orElseGet(() -> object(drop.kind(), name, defaultSchema));
            note(moment, Act.DROPPED, object, drop.ifExists(), drop.node());
        }
    }

    private void addRename(Moment moment, Rename rename, String defaultSchema) {
        if (rename.kind().equals("TABLE")) {
            QualifiedName old = rename.object();
            note(moment, Act.DROPPED, ObjectName.of("TABLE", old, defaultSchema), false, rename.node());
            note(
                    moment,
                    Act.CREATED,
                    ObjectName.of("TABLE", new QualifiedName(old.schema(), rename.to()), defaultSchema),
                    false,
                    rename.node());
        }
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

    private void note(Moment moment, Act act, ObjectName object, boolean conditional, SyntaxNode node) {
        byObject.computeIfAbsent(object, missing -> new ArrayList<>(2))
                .add(new SchemaEvent(moment, act, object, conditional, node));
    }

    /** Everything that happens to an object, in order; also what comes later. */
    public List<SchemaEvent> of(ObjectName object) {
        return byObject.getOrDefault(object, List.of());
    }

    /** The state that a statement finds. */
    public SchemaBefore before(Moment moment) {
        return new SchemaBefore(this, moment);
    }
}
