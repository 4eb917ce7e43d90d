package io.github.supabasemigrate.diff.alter;

import io.github.supabasemigrate.catalog.database.Extension;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.relation.Constraint;
import io.github.supabasemigrate.catalog.relation.Index;
import io.github.supabasemigrate.catalog.relation.Policy;
import io.github.supabasemigrate.catalog.relation.Table;
import io.github.supabasemigrate.catalog.relation.Trigger;
import io.github.supabasemigrate.catalog.relation.View;
import io.github.supabasemigrate.catalog.type.BaseType;
import io.github.supabasemigrate.diff.alter.rows.RowMoves;
import io.github.supabasemigrate.diff.change.Change;
import io.github.supabasemigrate.diff.change.Hazard;
import io.github.supabasemigrate.diff.decide.Decisions;
import io.github.supabasemigrate.diff.decide.Inlining;
import io.github.supabasemigrate.diff.decide.PartitionIndexes;
import io.github.supabasemigrate.diff.order.Verb;
import io.github.supabasemigrate.diff.render.ConstraintSql;
import io.github.supabasemigrate.diff.render.Names;
import io.github.supabasemigrate.diff.render.TypeSql;
import io.github.supabasemigrate.diff.render.ViewSql;
import java.util.ArrayList;
import java.util.Optional;

/** Objects that come, for the first time or again; with the data of their predecessor. */
final class Creations {

    private final Work work;
    private final Decisions decisions;
    private final Inlining inlining;
    private final PartitionIndexes partitions;

    Creations(Work work) {
        this.work = work;
        this.decisions = work.decisions();
        this.partitions = new PartitionIndexes(decisions);
        this.inlining = new Inlining(decisions);
        decisions.to().catalog().constraints().stream()
                .filter(constraint -> decisions.comes(constraint.id()) && decisions.comes(constraint.table()))
                .filter(constraint -> !isByItself(constraint))
                .forEach(inlining::add);
    }

    Inlining inlining() {
        return inlining;
    }

    void create(CatalogObject object) {
        if (isByItself(object)) {
            settle(object);
            return;
        }
        ObjectId id = object.id();
        if (object instanceof BaseType type && type.isDefined()) {
            define(type);
            return;
        }
        var statements = new ArrayList<String>();
        if (object instanceof Table table) {
            statements.addAll(work.renderer().create(table, inlining.of(id), decisions.isAside(id)));
        } else if (object instanceof View view && decisions.isStub(id)) {
            work.add(
                    Verb.CREATE,
                    created(id, ViewSql.stub(view))
                            .because(id + " needs itself through a function: first its columns alone"));
            work.add(Verb.CHANGE, created(id, ViewSql.replace(view)));
            ViewSql.defaults(view).forEach(sql -> add(Verb.CHANGE, id, sql));
        } else if (inlining.tableOf(id).isEmpty()) {
            statements.addAll(work.renderer().create(object));
        }
        statements.forEach(sql -> make(object, sql));
        work.takenOver(id)
                .ifPresent(sql -> work.add(
                        Verb.CREATE,
                        Change.of(Change.Kind.AUXILIARY, id, "go on where the old sequence left off", sql)));
        work.renderer().attach(object).stream()
                .filter(sql -> !(object instanceof Extension && sql.startsWith("COMMENT")))
                .forEach(sql -> add(Verb.CREATE, id, sql));
        if (object instanceof Table table && decisions.isAside(id) && !decisions.movesWithTableAbove(id)) {
            moveRows(table);
        }
        attach(object);
        work.renderer().finish(object).forEach(sql -> add(Verb.SETTLE, id, sql));
    }

    /** Its functions are made when it is a shell. */
    private void define(BaseType type) {
        ObjectId id = type.id();
        add(Verb.CREATE, id, TypeSql.shell(type));
        work.renderer().create(type).forEach(sql -> add(Verb.CHANGE, id, sql));
        work.renderer().attach(type).forEach(sql -> add(Verb.CHANGE, id, sql));
    }

    private void attach(CatalogObject object) {
        boolean isWritten = !(object instanceof Index index)
                || partitions.isWritten(
                        index, decisions.comes(index.table()) || work.steps().has(Verb.ATTACH, index.table()));
        if (isWritten) {
            work.renderer().attachPartition(object).forEach(sql -> add(Verb.ATTACH, object.id(), sql));
        }
    }

    /** An extension brings its own comment, which only its owner could set. */
    private void make(CatalogObject object, String sql) {
        Change change = created(object.id(), sql);
        if (object instanceof Index index && sql.startsWith("CREATE ")) {
            work.add(Verb.CREATE, work.online().index(change, index));
        } else if (object instanceof Constraint constraint) {
            work.online()
                    .constraint(alone(change, constraint), constraint)
                    .forEach(part -> work.add(Verb.CREATE, part));
        } else if (object instanceof Policy policy && policy.isPermissive() && !decisions.comes(policy.table())) {
            work.add(
                    Verb.CREATE,
                    change.with(
                            Hazard.Kind.RLS_WEAKENED,
                            "Policy `" + policy.name() + "` lets through more rows of `"
                                    + policy.table().display() + "`."));
        } else {
            work.add(Verb.CREATE, change);
        }
    }

    /** The key of a partitioned table that its partitions join one by one. */
    private Change alone(Change change, Constraint constraint) {
        boolean isAlone = constraint.type().isKey()
                && constraint.index() != null
                && decisions
                        .to()
                        .catalog()
                        .find(ObjectId.of(ObjectKind.INDEX, constraint.schema(), constraint.index()), Index.class)
                        .filter(partitions::isAlone)
                        .isPresent();
        return isAlone
                ? created(change.object(), change.sql().replaceFirst("ALTER TABLE ", "ALTER TABLE ONLY "))
                : change;
    }

    private Change created(ObjectId id, String sql) {
        return Change.of(decisions.goes(id) ? Change.Kind.REBUILT : Change.Kind.CREATED, id, "", sql);
    }

    private void add(Verb verb, ObjectId id, String sql) {
        work.add(verb, created(id, sql));
    }

    /** What is there with something else, and only needs its attachments. */
    private void settle(CatalogObject object) {
        work.steps().mark(Verb.SETTLE, object.id());
        work.renderer().attach(object).stream()
                .filter(sql -> !sql.startsWith("ALTER "))
                .forEach(sql -> add(Verb.SETTLE, object.id(), sql));
        if (object instanceof Constraint constraint && constraint.isValidated() && !isValidAbove(constraint)) {
            add(Verb.SETTLE, object.id(), ConstraintSql.validate(constraint));
        }
        if (object instanceof Constraint constraint && constraint.type() == Constraint.Type.NOT_NULL) {
            nameAnew(constraint);
        }
        if (object instanceof Trigger || object instanceof Index) {
            attach(object);
            work.renderer().create(object).forEach(sql -> add(Verb.SETTLE, object.id(), sql));
        }
    }

    /** A column that is NOT NULL as before, by a constraint of another name: while no parent has a say in it. */
    private void nameAnew(Constraint after) {
        decisions.from().catalog().parts(after.table()).stream()
                .filter(part -> part instanceof Constraint before
                        && before.type() == Constraint.Type.NOT_NULL
                        && before.columns().equals(after.columns())
                        && !before.name().equals(after.name())
                        && decisions.is(before.id(), Decisions.Fate.DROPPED)
                        && !decisions.goes(after.table())
                        && !decisions.goes(after.table()
                                .child(ObjectKind.COLUMN, after.columns().get(0))))
                .forEach(before -> work.alter(
                        after.id(),
                        "ALTER TABLE " + Names.parent(after.id()) + " RENAME CONSTRAINT " + Names.quote(before.name())
                                + " TO " + Names.quote(after.name())));
    }

    private boolean isValidAbove(Constraint constraint) {
        return decisions
                .to()
                .comesWith(constraint.id())
                .flatMap(above -> decisions.to().catalog().find(above, Constraint.class))
                .map(Constraint::isValidated)
                .orElse(true);
    }

    private boolean isByItself(CatalogObject object) {
        Optional<ObjectId> maker = decisions.to().comesWith(object.id());
        if (maker.isEmpty()) {
            return false;
        }
        boolean isCheckOfPartition = object instanceof Constraint constraint
                && constraint.type() == Constraint.Type.CHECK
                && decisions.to().isPartition(constraint.table())
                && joins(constraint.table());
        return !isCheckOfPartition;
    }

    private boolean joins(ObjectId partition) {
        return decisions.comes(partition) || !decisions.from().isPartition(partition);
    }

    /** Rows can only move into a partitioned table when its partitions are there. */
    private void moveRows(Table after) {
        var moves = new RowMoves(decisions);
        if (decisions.departure(after.id()).isEmpty()) {
            work.add(after.isPartitioned() ? Verb.SETTLE : Verb.CREATE, moves.intoSuccessor(after));
        }
        moves.positions(after).forEach(change -> work.add(Verb.CREATE, change));
    }
}
