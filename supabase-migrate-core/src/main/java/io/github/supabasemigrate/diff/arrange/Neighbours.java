package io.github.supabasemigrate.diff.arrange;

import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.catalog.relation.Constraint;
import io.github.supabasemigrate.catalog.relation.Index;
import io.github.supabasemigrate.catalog.relation.Relation;
import io.github.supabasemigrate.catalog.relation.Sequence;
import io.github.supabasemigrate.catalog.relation.Table;
import io.github.supabasemigrate.diff.decide.Decisions;
import io.github.supabasemigrate.diff.decide.PartitionIndexes;
import io.github.supabasemigrate.diff.decide.Relations;
import io.github.supabasemigrate.diff.order.Step;
import io.github.supabasemigrate.diff.order.Verb;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What waits for what though no dependency says so: schemas, parents and partitions, indexes, default privileges. */
final class Neighbours {

    private final Decisions decisions;
    private final StepFinder find;
    private final Edges edges;
    private final PartitionIndexes partitions;

    Neighbours(Decisions decisions, StepFinder find, Edges edges) {
        this.decisions = decisions;
        this.find = find;
        this.edges = edges;
        this.partitions = new PartitionIndexes(decisions);
    }

    void addOwnOrder() {
        for (Step step : find.steps().all()) {
            for (Verb verb : Verb.values()) {
                if (verb.compareTo(step.verb()) < 0) {
                    edges.after(step, new Step(verb, step.id()));
                }
            }
        }
    }

    /** In the order in which they were found, and before all else but new schemas. */
    void addRenames() {
        Step last = null;
        for (Step step : find.steps().all()) {
            if (step.verb() == Verb.RENAME) {
                edges.after(step, last);
                last = step;
            }
        }
        for (Step step : find.steps().all()) {
            boolean isSchema = step.id().kind() == ObjectKind.SCHEMA && step.verb() == Verb.CREATE;
            if (step.verb() != Verb.RENAME && !isSchema) {
                edges.after(step, last);
            }
        }
    }

    /** A name is free when what had it is gone, be it of another kind. */
    void addNames() {
        var gone = new HashMap<String, List<Step>>();
        for (Step step : find.steps().all()) {
            if (step.verb() == Verb.DROP || step.verb() == Verb.ASIDE) {
                gone.computeIfAbsent(nameSpace(step.id()), key -> new ArrayList<>())
                        .add(step);
            }
        }
        for (Step step : find.steps().all()) {
            if (step.verb() == Verb.CREATE) {
                gone.getOrDefault(nameSpace(step.id()), List.of()).forEach(end -> edges.after(step, end));
            }
        }
    }

    /** Relations and types share one set of names in a schema, routines another. */
    private static String nameSpace(ObjectId id) {
        return switch (id.kind()) {
            case TABLE,
                    FOREIGN_TABLE,
                    VIEW,
                    MATERIALIZED_VIEW,
                    SEQUENCE,
                    INDEX,
                    COMPOSITE,
                    ENUM,
                    DOMAIN,
                    RANGE,
                    BASE_TYPE -> "relation " + id.display();
            case FUNCTION, PROCEDURE, AGGREGATE -> "routine " + id.display();
            default -> id.toString();
        };
    }

    void of(ObjectId id) {
        ObjectId schema = ObjectId.global(ObjectKind.SCHEMA, id.schema());
        for (Verb verb : Verb.values()) {
            Step step = find.step(verb, id);
            if (verb.compareTo(Verb.DROP) > 0 || verb == Verb.RENAME) {
                edges.after(step, find.step(Verb.CREATE, schema));
            }
            if (verb != Verb.CREATE && verb != Verb.CHANGE && verb != Verb.ATTACH && verb != Verb.SETTLE) {
                edges.after(find.step(Verb.DROP, schema), step);
            }
        }
        edges.after(find.create(id), find.drop(id));
        decisions.predecessor(id).ifPresent(old -> edges.after(find.create(id), find.step(Verb.ASIDE, old)));
        decisions.handover(id).ifPresent(between -> handOver(id, between));
        relations(id);
        if (id.kind() == ObjectKind.DEFAULT_PRIVILEGES) {
            afterDefaults(id);
        }
    }

    private void relations(ObjectId id) {
        Relations to = decisions.to();
        for (ObjectId parent : to.parents(id)) {
            Step attach = find.step(Verb.ATTACH, id);
            edges.after(attach, find.create(parent));
            settleAfter(attach, parent);
            edges.after(attach, find.step(Verb.CHANGE, parent));
            if (handsDownIdentity(parent)) {
                edges.manner(attach, find.step(Verb.ATTACH, parent));
            }
            if (!to.isPartition(id)) {
                edges.after(find.step(Verb.CREATE, id), find.create(parent));
            }
            to.catalog().find(id, Relation.class).ifPresent(table -> columns(table, parent));
        }
        decisions
                .from()
                .catalog()
                .find(id, Constraint.class)
                .ifPresent(was -> edges.after(find.drop(id), find.step(Verb.RELEASE, was.table())));
        for (ObjectId parent : decisions.from().parents(id)) {
            edges.after(find.drop(parent), find.step(Verb.RELEASE, id));
            edges.after(find.drop(parent), find.drop(id));
            edges.after(find.drop(parent), find.step(Verb.REMOVE, id));
            keepsItsOwn(id, parent);
        }
        CatalogObject object = to.catalog().find(id).orElse(null);
        if (object instanceof Index index) {
            index(index);
        }
        if (object instanceof Sequence sequence && sequence.ownedBy() != null) {
            edges.after(find.step(Verb.SETTLE, id), find.create(sequence.ownedBy()));
            edges.after(find.step(Verb.SETTLE, id), find.step(Verb.CHANGE, sequence.ownedBy()));
            edges.after(find.step(Verb.CHANGE, sequence.ownedBy()), find.step(Verb.ASIDE, id));
            to.owner(id).ifPresent(table -> edges.after(find.step(Verb.CHANGE, id), find.step(Verb.CHANGE, table)));
        }
        if (id.kind() == ObjectKind.TRIGGER) {
            to.owner(id).ifPresent(table -> edges.after(find.step(Verb.CREATE, id), find.step(Verb.SETTLE, table)));
        }
        if (object instanceof Constraint constraint) {
            constraint(constraint);
        }
        if (decisions.isUntyped(id) && object instanceof Relation table) {
            typed(table);
        }
        if (id.kind() == ObjectKind.OPERATOR_CLASS || id.kind() == ObjectKind.OPERATOR_FAMILY) {
            operators(id);
        }
    }

    /** What is done with a table when its partitions are there, rows moved into it among that, waits for theirs too. */
    private void settleAfter(@Nullable Step attach, ObjectId parent) {
        edges.after(find.step(Verb.SETTLE, parent), attach);
        if (decisions.to().isPartition(parent)) {
            settleAfter(attach, decisions.to().parents(parent).get(0));
        }
    }

    /**
     * A partition that leaves keeps its keys and indexes, unless those above went before. Of a foreign key that goes it would keep
     * a copy that is no object of either state.
     */
    private void keepsItsOwn(ObjectId partition, ObjectId parent) {
        Step release = find.step(Verb.RELEASE, partition);
        if (release == null || !decisions.from().isPartition(partition)) {
            return;
        }
        for (CatalogObject part : decisions.from().catalog().parts(parent)) {
            if (part instanceof Constraint constraint && constraint.reference() != null) {
                edges.after(release, find.step(Verb.DROP, part.id()));
            } else {
                edges.after(find.drop(part.id()), release);
            }
        }
        decisions.from().indexes(parent).forEach(index -> edges.after(find.drop(index), release));
    }

    /** A partition that gets an identity column from above passes it on to those tables alone that join it later. */
    private boolean handsDownIdentity(ObjectId partition) {
        Relations to = decisions.to();
        return to.isPartition(partition)
                && to.catalog()
                        .find(partition, Table.class)
                        .filter(table -> table.columns().stream().anyMatch(Column::isIdentity))
                        .isPresent();
    }

    private void handOver(ObjectId column, Decisions.Handover between) {
        Step change = find.step(Verb.CHANGE, column);
        edges.after(change, find.step(Verb.ASIDE, between.from()));
        edges.after(change, find.step(Verb.CHANGE, between.to()));
    }

    /** A table gets its type back when its columns are those of the type. */
    private void typed(Relation table) {
        table.columns().forEach(column -> {
            edges.after(find.step(Verb.SETTLE, table.id()), find.step(Verb.CREATE, column.id()));
            edges.after(find.step(Verb.SETTLE, table.id()), find.step(Verb.CHANGE, column.id()));
        });
    }

    /** What operator classes and families hold is no dependency of their own. */
    private void operators(ObjectId id) {
        for (Step step : find.steps().all()) {
            if (step.id().kind() != ObjectKind.FUNCTION && step.id().kind() != ObjectKind.OPERATOR) {
                continue;
            }
            if (step.verb() == Verb.DROP) {
                edges.manner(step, find.step(Verb.DROP, id));
                edges.manner(step, find.step(Verb.RELEASE, id));
            } else if (step.verb() == Verb.CREATE) {
                edges.manner(find.step(Verb.CREATE, id), step);
                edges.manner(find.step(Verb.SETTLE, id), step);
            }
        }
    }

    /** What a parent's column does to its children happens before they have their own way. */
    private void columns(Relation table, ObjectId parent) {
        Step attach = find.step(Verb.ATTACH, table.id());
        table.columns().forEach(column -> {
            ObjectId above = parent.child(ObjectKind.COLUMN, column.name());
            for (Verb verb : new Verb[] {Verb.DROP, Verb.CREATE, Verb.CHANGE, Verb.SETTLE}) {
                edges.after(find.step(verb, column.id()), find.step(verb, above));
                edges.after(attach, find.step(verb, column.id()));
                edges.after(attach, find.step(verb, above));
            }
            edges.after(find.step(Verb.SETTLE, column.id()), find.step(Verb.CREATE, above));
            if (!decisions.to().isPartition(table.id())) {
                edges.after(find.step(Verb.CREATE, table.id()), find.step(Verb.CREATE, above));
                edges.after(find.step(Verb.CREATE, table.id()), find.step(Verb.CHANGE, above));
            }
        });
    }

    private void index(Index index) {
        Step create = find.create(index.id());
        edges.after(create, find.create(index.table()));
        edges.after(find.step(Verb.SETTLE, index.table()), create);
        edges.after(find.step(Verb.SETTLE, index.table()), find.step(Verb.CHANGE, index.id()));
        if (partitions.isLookalike(index)) {
            edges.after(create, find.step(Verb.ATTACH, index.table()));
        }
        if (index.parent() != null) {
            edges.after(find.step(Verb.ATTACH, index.id()), create);
            edges.after(find.step(Verb.ATTACH, index.table()), create);
            edges.after(find.step(Verb.ATTACH, index.id()), find.create(index.parent()));
            edges.after(find.step(Verb.ATTACH, index.id()), find.step(Verb.ATTACH, index.table()));
        }
        if (partitions.isAlone(index) && !isFoundByPartitions(index)) {
            decisions.to().children(index.table()).forEach(child -> edges.after(create, find.step(Verb.ATTACH, child)));
            whole(index);
        }
        decisions
                .from()
                .catalog()
                .find(index.id(), Index.class)
                .filter(was -> was.parent() != null)
                .ifPresent(was -> edges.after(find.drop(was.id()), find.step(Verb.RELEASE, was.table())));
    }

    /** PostgreSQL passes over an index that is not valid when a table joins: it has all its parts by then. */
    private void whole(Index index) {
        Step attach = find.step(Verb.ATTACH, index.table());
        for (ObjectId child : decisions.to().children(index.table())) {
            for (Index part : indexesOf(child)) {
                if (index.id().equals(part.parent())) {
                    edges.after(attach, find.step(Verb.ATTACH, part.id()));
                }
            }
        }
    }

    private List<Index> indexesOf(ObjectId table) {
        Relations to = decisions.to();
        return to.indexes(table).stream()
                .flatMap(id -> to.catalog().find(id, Index.class).stream())
                .toList();
    }

    /**
     * A table in the middle joins before its partitions do, for they have its identity from it; it has its index by then. Each of
     * them brings the part that PostgreSQL finds.
     */
    private boolean isFoundByPartitions(Index index) {
        Relations to = decisions.to();
        return handsDownIdentity(index.table())
                && to.children(index.table()).stream()
                        .filter(child -> find.step(Verb.ATTACH, child) != null)
                        .allMatch(child -> indexesOf(child).stream()
                                .anyMatch(part -> index.id().equals(part.parent())));
    }

    /** The partitions of a table are there, and the indexes above them are whole. */
    private void afterJoining(@Nullable Step step, @Nullable ObjectId table) {
        if (step == null || table == null) {
            return;
        }
        ObjectId root = table;
        while (decisions.to().isPartition(root)) {
            root = decisions.to().parents(root).get(0);
        }
        var open = new ArrayDeque<ObjectId>(List.of(root));
        while (!open.isEmpty()) {
            ObjectId next = open.remove();
            edges.after(step, find.step(Verb.ATTACH, next));
            decisions.to().indexes(next).forEach(index -> edges.after(step, find.step(Verb.ATTACH, index)));
            open.addAll(decisions.to().children(next));
        }
    }

    private static @Nullable ObjectId referenced(Constraint constraint) {
        Constraint.Reference reference = constraint.reference();
        return reference == null ? null : reference.table();
    }

    private boolean isLookalike(Constraint constraint) {
        String index = constraint.index();
        return index != null
                && decisions
                        .to()
                        .catalog()
                        .find(ObjectId.of(ObjectKind.INDEX, constraint.schema(), index), Index.class)
                        .filter(partitions::isLookalike)
                        .isPresent();
    }

    private void constraint(Constraint constraint) {
        Step named = find.step(Verb.CHANGE, constraint.id());
        if (constraint.type() == Constraint.Type.NOT_NULL) {
            edges.after(named, find.step(Verb.RELEASE, constraint.table()));
            edges.after(find.step(Verb.ATTACH, constraint.table()), named);
        }
        Step create = find.create(constraint.id());
        if (constraint.type() == Constraint.Type.FOREIGN_KEY) {
            afterJoining(create, constraint.table());
            afterJoining(create, referenced(constraint));
        } else if (decisions.to().isPartition(constraint.table()) && !isLookalike(constraint)) {
            edges.after(find.step(Verb.ATTACH, constraint.table()), create);
        }
    }

    /** What default privileges say counts for what is created after them. */
    private void afterDefaults(ObjectId defaults) {
        for (Step step : find.steps().all()) {
            if (step.verb() == Verb.CREATE
                    && step.id().kind() != ObjectKind.DEFAULT_PRIVILEGES
                    && step.id().kind() != ObjectKind.SCHEMA) {
                for (Verb verb : new Verb[] {Verb.DROP, Verb.CREATE, Verb.CHANGE}) {
                    if (step.id().kind() == ObjectKind.EXTENSION && verb != Verb.DROP) {
                        // Its members are made while no defaults of the user's are in force; what they have beyond is
                        // written out.
                        edges.after(find.step(verb, defaults), step);
                    } else {
                        edges.after(step, find.step(verb, defaults));
                    }
                }
            }
        }
    }
}
