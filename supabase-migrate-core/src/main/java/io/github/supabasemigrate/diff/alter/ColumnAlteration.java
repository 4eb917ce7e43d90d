package io.github.supabasemigrate.diff.alter;

import io.github.supabasemigrate.catalog.object.Dependency;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.catalog.relation.Constraint;
import io.github.supabasemigrate.catalog.relation.Relation;
import io.github.supabasemigrate.catalog.relation.Sequence;
import io.github.supabasemigrate.catalog.relation.Table;
import io.github.supabasemigrate.diff.alter.rows.TypeChange;
import io.github.supabasemigrate.diff.change.Change;
import io.github.supabasemigrate.diff.change.Hazard;
import io.github.supabasemigrate.diff.decide.Decisions;
import io.github.supabasemigrate.diff.decide.Decisions.Fate;
import io.github.supabasemigrate.diff.order.Verb;
import io.github.supabasemigrate.diff.render.ColumnSql;
import io.github.supabasemigrate.diff.render.Names;
import io.github.supabasemigrate.diff.render.OptionsSql;
import io.github.supabasemigrate.diff.render.SequenceSql;
import io.github.supabasemigrate.diff.render.TableSql;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Columns of tables that stay: added, dropped, altered. What a parent's change does to its children is not repeated. */
final class ColumnAlteration {

    private final Work work;
    private final Decisions decisions;
    private final TypeChange types;

    ColumnAlteration(Work work) {
        this.work = work;
        this.decisions = work.decisions();
        this.types = new TypeChange(decisions.from().catalog(), decisions.to().catalog());
    }

    void write(ObjectId id, Fate fate) {
        Optional<Column> before = decisions.from().column(id);
        Optional<Column> after = decisions.to().column(id);
        if (fate == Fate.DROPPED || fate == Fate.REBUILT) {
            before.ifPresent(column -> drop(column, fate));
        }
        if (fate == Fate.CREATED || fate == Fate.REBUILT) {
            after.ifPresent(column -> add(column, fate));
        }
        if (fate == Fate.ALTERED && before.isPresent() && after.isPresent()) {
            alter(before.get(), after.get());
        }
    }

    /** The default of a column that goes with its table, dropped before. */
    void release(ObjectId id) {
        work.add(
                Verb.RELEASE,
                Change.of(
                        Change.Kind.DROPPED,
                        id,
                        "it needs something that needs its table",
                        alterTable(id, "ALTER COLUMN " + Names.quote(id.name()) + " DROP DEFAULT")));
    }

    private void drop(Column column, Fate fate) {
        ObjectId id = column.id();
        if (!column.isLocal() && (followsParent(id, Fate.DROPPED) || followsParent(id, Fate.REBUILT))) {
            work.steps().mark(Verb.DROP, id);
            return;
        }
        String sql = alterTable(id, "DROP COLUMN " + Names.quote(column.name()));
        Change change = Change.of(
                Change.Kind.DROPPED,
                id,
                "",
                isLeftToChildren(id) ? sql.replaceFirst("ALTER TABLE ", "ALTER TABLE ONLY ") : sql);
        if (fate == Fate.REBUILT) {
            change = change.as(Change.Kind.REBUILT);
        }
        if (!column.isGenerated()) {
            change = change.with(Hazard.Kind.DATA_LOSS, "The values of column `" + id.display() + "` are lost.");
        }
        work.add(Verb.DROP, change);
    }

    private void add(Column column, Fate fate) {
        ObjectId id = column.id();
        if (followsParent(id, Fate.CREATED) || followsParent(id, Fate.REBUILT)) {
            work.steps().mark(Verb.CREATE, id);
            parentsColumn(id).ifPresent(parent -> override(parent, column));
            return;
        }
        String definition = ColumnSql.definition(column, decisions.to().identity(id));
        Change change = Change.of(
                fate == Fate.REBUILT ? Change.Kind.REBUILT : Change.Kind.CREATED,
                id,
                "",
                alterTable(id, "ADD COLUMN " + definition));
        if (column.notNull() && column.defaultExpression() == null && !column.isIdentity()) {
            change = change.with(
                    Hazard.Kind.MAY_FAIL,
                    "Column `" + id.display()
                            + "` is NOT NULL without a default: rows that are there have no value for it.");
        }
        if (column.isIdentity() || column.generated() == Column.Generated.STORED) {
            change = change.with(Hazard.Kind.REWRITE, "Every row gets its value of `" + id.display() + "` at once.");
        }
        work.add(Verb.CREATE, change);
        List<String> settings = ColumnSql.settings(column);
        if (!settings.isEmpty()) {
            work.add(Verb.CREATE, Change.altered(id, alterTable(id, String.join(", ", settings))));
        }
        work.renderer().attach(column).forEach(sql -> work.add(Verb.CREATE, Change.altered(id, sql)));
    }

    /** What a column that came from the parent has of its own. */
    private void override(Column parent, Column column) {
        var actions = new ArrayList<String>();
        String alter = "ALTER COLUMN " + Names.quote(column.name()) + " ";
        if (!Objects.equals(parent.defaultExpression(), column.defaultExpression()) && !column.isGenerated()) {
            actions.add(alter + defaultAction(column));
        }
        actions.addAll(ColumnSql.settings(column, parent));
        if (column.notNull() && !parent.notNull()) {
            actions.add(alter + "SET NOT NULL");
        }
        if (!actions.isEmpty()) {
            work.add(Verb.SETTLE, Change.altered(column.id(), alterTable(column.id(), String.join(", ", actions))));
        }
        work.renderer().attach(column).forEach(sql -> work.add(Verb.SETTLE, Change.altered(column.id(), sql)));
    }

    private static String defaultAction(Column column) {
        return column.defaultExpression() == null ? "DROP DEFAULT" : "SET DEFAULT " + column.defaultExpression();
    }

    /** True when the table gets this change from a parent that it had and keeps. */
    private boolean followsParent(ObjectId id, Fate fate) {
        return parents(id).stream()
                .map(parent -> parent.child(ObjectKind.COLUMN, id.name()))
                .anyMatch(above -> decisions.is(above, fate) && !(fate == Fate.DROPPED && isLeftToChildren(above)));
    }

    /** True for a column that goes while a child that had it from there keeps it, as its own. */
    private boolean isLeftToChildren(ObjectId id) {
        return decisions.is(id, Fate.DROPPED)
                && decisions.from().relation(id).map(Relation::id).stream()
                        .flatMap(table -> decisions.from().children(table).stream())
                        .map(child -> child.child(ObjectKind.COLUMN, id.name()))
                        .anyMatch(below -> decisions.to().column(below).isPresent() && !decisions.goes(below));
    }

    private List<ObjectId> parents(ObjectId column) {
        ObjectId table = decisions.to().relation(column).map(Relation::id).orElse(column);
        if (decisions.isDetached(table)) {
            return List.of();
        }
        List<ObjectId> before = decisions.from().parents(table);
        return decisions.to().parents(table).stream().filter(before::contains).toList();
    }

    private Optional<Column> parentsColumn(ObjectId id) {
        return parents(id).stream()
                .flatMap(parent -> decisions.to().column(parent.child(ObjectKind.COLUMN, id.name())).stream())
                .findFirst();
    }

    private boolean retypesWithParent(ObjectId id) {
        return parents(id).stream().anyMatch(parent -> decisions.isRetyped(parent.child(ObjectKind.COLUMN, id.name())));
    }

    /** An identity column is here one with a sequence of its own: since PostgreSQL 17 partitions have that of the table above. */
    private void alter(Column before, Column after) {
        ObjectId id = after.id();
        String alter = "ALTER COLUMN " + Names.quote(after.name()) + " ";
        boolean retyped = decisions.isRetyped(id);
        boolean released = decisions.isReleased(id);
        boolean hadDefault = before.defaultExpression() != null && !before.isGenerated();
        boolean changesDefault =
                !Objects.equals(before.defaultExpression(), after.defaultExpression()) || before.isGenerated();
        boolean setsDefault = after.defaultExpression() != null
                && !after.isGenerated()
                && (changesDefault || ((retyped || released) && hadDefault));
        boolean dropsDefault = hadDefault && (retyped || released || after.defaultExpression() == null);

        var actions = new ArrayList<String>();
        if (released && dropsDefault) {
            work.add(Verb.RELEASE, id, alterTable(id, alter + "DROP DEFAULT"));
        } else if (dropsDefault) {
            actions.add(alter + "DROP DEFAULT");
        }
        decisions.handover(id).ifPresent(handover -> goOn(id, work.caughtUp(handover)));
        boolean wasIdentity = decisions.from().identity(id).isPresent();
        boolean isIdentity = decisions.to().identity(id).isPresent();
        if (wasIdentity && !isIdentity) {
            dropIdentity(id, alter);
        }
        if (before.isGenerated() && !after.isGenerated()) {
            actions.add(alter + "DROP EXPRESSION");
        }
        if (retyped && !retypesWithParent(id)) {
            actions.add(alter + types.action(before, after));
        }
        if (after.isGenerated()
                && !Objects.equals(before.defaultExpression(), after.defaultExpression())
                && !followsParent(id, Fate.ALTERED)) {
            actions.add(alter + "SET EXPRESSION AS (" + after.defaultExpression() + ")");
        }
        if (before.notNull() && !after.notNull()) {
            actions.add(alter + "DROP NOT NULL");
        } else if (after.notNull() && !before.notNull()) {
            setNotNull(after, alter, actions);
        }
        if (isIdentity && !wasIdentity) {
            actions.add(alter + "ADD "
                    + ColumnSql.identityClause(after, decisions.to().identity(id)));
        } else if (isIdentity && before.identity() != after.identity()) {
            actions.add(
                    alter + "SET GENERATED " + (after.identity() == Column.Identity.ALWAYS ? "ALWAYS" : "BY DEFAULT"));
        }
        if (setsDefault) {
            actions.add(alter + "SET DEFAULT " + after.defaultExpression());
        }
        actions.addAll(settings(before, after, alter, retyped));
        emit(before, after, actions, retyped);
        work.reattach(before, after);
        if (!wasIdentity) {
            decisions.to().identity(id).ifPresent(sequence -> catchUp(sequence.id(), id));
        }
        decisions.firstSequence(id).ifPresent(sequence -> beginBehind(sequence, id));
    }

    /** Its sequence goes with it: not before another one has taken over its position. */
    private void dropIdentity(ObjectId column, String alter) {
        ObjectId old = decisions.from().identity(column).map(Sequence::id).orElse(column);
        Optional<ObjectId> successor = decisions.to().catalog().dependencies().of(column).stream()
                .map(Dependency::on)
                .filter(id -> decisions.predecessor(id).filter(old::equals).isPresent())
                .findFirst();
        if (successor.filter(old::equals).isPresent()) {
            work.add(
                    Verb.ASIDE,
                    Change.of(
                            Change.Kind.AUXILIARY,
                            old,
                            old + " steps aside until its successor has its position",
                            "ALTER SEQUENCE " + Names.of(old) + " RENAME TO " + Names.quote(Drops.asideName(old))));
        }
        boolean handsOver = successor.isPresent() || decisions.handover(column).isPresent();
        work.add(handsOver ? Verb.CHANGE : Verb.RELEASE, column, alterTable(column, alter + "DROP IDENTITY"));
    }

    private void setNotNull(Column after, String alter, List<String> actions) {
        ObjectId table = decisions.to().relation(after.id()).map(Relation::id).orElse(after.id());
        if (comesFromAbove(after, table)) {
            return;
        }
        Optional<List<Change>> online = work.online().notNull(after, table);
        if (online.isPresent()) {
            online.get().forEach(change -> work.add(Verb.CHANGE, change));
        } else {
            actions.add(ownNotNull(after, table).orElse(alter + "SET NOT NULL"));
        }
    }

    /** Since PostgreSQL 18 a child that stays one tells a NOT NULL of its own from one that it gets with its parent. */
    private boolean comesFromAbove(Column column, ObjectId table) {
        return !decisions.isDetached(table)
                && decisions.from().parents(table).equals(decisions.to().parents(table))
                && decisions.from().bound(table).equals(decisions.to().bound(table))
                && decisions.to().catalog().partsOf(table, Constraint.class).stream()
                        .anyMatch(constraint -> constraint.type() == Constraint.Type.NOT_NULL
                                && constraint.columns().contains(column.name())
                                && constraint.isInherited()
                                && !constraint.isLocal());
    }

    /** Since PostgreSQL 18 it is a constraint, which may have a name and marks of its own. */
    private Optional<String> ownNotNull(Column column, ObjectId table) {
        return decisions.to().catalog().partsOf(table, Constraint.class).stream()
                .filter(constraint -> constraint.type() == Constraint.Type.NOT_NULL
                        && constraint.columns().contains(column.name())
                        && !isAsByItself(constraint, column))
                .findFirst()
                .map(constraint -> "ADD CONSTRAINT " + Names.quote(constraint.name()) + " " + constraint.definition());
    }

    private static boolean isAsByItself(Constraint constraint, Column column) {
        return constraint.name().equals(constraint.table().name() + "_" + column.name() + "_not_null")
                && !constraint.noInherit()
                && constraint.isValidated();
    }

    /** A change of type resets what depends on how the type is stored. */
    private static List<String> settings(Column before, Column after, String alter, boolean retyped) {
        var actions = new ArrayList<String>();
        if (retyped) {
            actions.addAll(ColumnSql.settings(after, before.retyped(after.type())));
        } else {
            actions.addAll(ColumnSql.settings(after, before));
        }
        String options = OptionsSql.foreignChanges(before.foreignOptions(), after.foreignOptions());
        if (!options.isEmpty()) {
            actions.add(alter + options);
        }
        return actions;
    }

    private void emit(Column before, Column after, List<String> actions, boolean retyped) {
        ObjectId id = after.id();
        if (actions.isEmpty()) {
            work.steps().mark(Verb.CHANGE, id);
            return;
        }
        Change change = Change.altered(id, alterTable(id, actions));
        if (retyped) {
            change = change.with(
                    Hazard.Kind.REWRITE,
                    "The type of `" + id.display() + "` changes from " + before.type() + " to " + after.type()
                            + ": the table and its indexes may be written anew under an exclusive lock.");
        }
        if (retyped && types.goesByPosition(before, after)) {
            change = change.with(
                    Hazard.Kind.DATA_LOSS,
                    "The elements of `" + id.display()
                            + "` are read by the order of their attributes, which is another now.");
        }
        if (actions.stream().anyMatch(action -> action.endsWith("SET NOT NULL") || action.contains(" NOT NULL "))) {
            change = change.with(Hazard.Kind.MAY_FAIL, "Rows where `" + id.display() + "` is null make it fail.")
                    .with(Hazard.Kind.LONG_LOCK, "All rows are read under an exclusive lock.");
        }
        work.add(Verb.CHANGE, change);
    }

    /** A new sequence goes on where its predecessor left off, or else behind the values that are there. */
    private void catchUp(ObjectId sequence, ObjectId column) {
        work.takenOver(sequence).ifPresentOrElse(sql -> goOn(column, sql), () -> beginBehind(sequence, column));
    }

    private void goOn(ObjectId column, String sql) {
        work.add(Verb.CHANGE, Change.of(Change.Kind.AUXILIARY, column, "go on where the old sequence left off", sql));
    }

    private void beginBehind(ObjectId sequence, ObjectId column) {
        work.add(
                Verb.CHANGE,
                Change.of(
                        Change.Kind.AUXILIARY,
                        column,
                        "go on behind the values that are there",
                        SequenceSql.beginBehind(sequence, column)));
    }

    private String alterTable(ObjectId column, List<String> actions) {
        return actions.size() == 1
                ? alterTable(column, actions.get(0))
                : alterTable(column, "\n    " + String.join(",\n    ", actions)).replace(" \n", "\n");
    }

    private String alterTable(ObjectId column, String actions) {
        ObjectId table = decisions.from().relation(column).map(Relation::id).orElseThrow();
        boolean only = actions.matches("(?s)\\s*ALTER COLUMN .*")
                && !actions.contains(" TYPE ")
                && !actions.contains("NOT NULL")
                && !actions.contains("EXPRESSION")
                && !decisions.to().children(table).isEmpty()
                && decisions.to().catalog().find(table, Table.class).isPresent();
        String sql = TableSql.alter(table, actions);
        return only ? sql.replaceFirst("ALTER TABLE ", "ALTER TABLE ONLY ") : sql;
    }
}
