package io.github.supabasemigrate.diff.alter;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.object.ObjectKind;
import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.catalog.relation.Constraint;
import io.github.supabasemigrate.catalog.relation.Index;
import io.github.supabasemigrate.catalog.relation.Table;
import io.github.supabasemigrate.diff.change.Change;
import io.github.supabasemigrate.diff.change.Hazard;
import io.github.supabasemigrate.diff.decide.Decisions;
import io.github.supabasemigrate.diff.render.Names;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The forms that let a live database work on: no lock is held while rows are read or indexes built (manual, CREATE INDEX,
 * Building Indexes Concurrently; ALTER TABLE, Notes). Partitioned tables have none of them.
 */
public final class OnlineForms {

    private final Decisions decisions;
    private final boolean isOnline;

    OnlineForms(Decisions decisions, boolean isOnline) {
        this.decisions = decisions;
        this.isOnline = isOnline;
    }

    private boolean canWait(ObjectId table) {
        return isOnline
                && !decisions.comes(table)
                && decisions
                        .to()
                        .catalog()
                        .find(table, Table.class)
                        .filter(found -> !found.isPartitioned())
                        .isPresent();
    }

    /** An index on a table that is in use. */
    Change index(Change create, Index index) {
        if (decisions.comes(index.table())) {
            return create;
        }
        boolean isMaterialized = index.table().kind() == ObjectKind.MATERIALIZED_VIEW;
        if (canWait(index.table()) || (isOnline && isMaterialized)) {
            String sql = create.sql().replaceFirst("^CREATE (UNIQUE )?INDEX ", "CREATE $1INDEX CONCURRENTLY ");
            return Change.of(create.kind(), create.object(), create.why(), sql).alone();
        }
        return index.isPartitioned()
                ? create
                : create.with(
                        Hazard.Kind.LONG_LOCK,
                        "Nobody can write to `" + index.table().display() + "` while the index is built.");
    }

    /** The end of an index in use. */
    Change drop(Change drop, Index index) {
        return isOnline && !index.isPartitioned() && index.parent() == null && !decisions.goes(index.table())
                ? Change.of(
                                drop.kind(),
                                drop.object(),
                                drop.why(),
                                drop.sql().replaceFirst("^DROP INDEX ", "DROP INDEX CONCURRENTLY "))
                        .with(drop.hazards().get(0))
                        .alone()
                : drop;
    }

    /** A constraint on a table that has rows. */
    List<Change> constraint(Change add, Constraint constraint) {
        ObjectId table = constraint.table();
        if (decisions.comes(table) || constraint.type() == Constraint.Type.NOT_NULL) {
            return List.of(add);
        }
        String name = Names.quote(constraint.name());
        Change checked = mayFail(add, constraint);
        if (constraint.type() == Constraint.Type.PRIMARY_KEY || constraint.type() == Constraint.Type.UNIQUE) {
            Optional<Index> index = indexOf(constraint).filter(found -> canWait(table) && !constraint.hasPeriod());
            return index.map(found -> usingIndex(add, constraint, found))
                    .orElse(List.of(checked.with(
                            Hazard.Kind.LONG_LOCK,
                            "Nobody can read or write `" + table.display() + "` while its index is built.")));
        }
        if (!constraint.isValidated()) {
            return List.of(add);
        }
        if (!canWait(table) || constraint.type() == Constraint.Type.EXCLUSION) {
            return List.of(checked.with(
                    Hazard.Kind.LONG_LOCK,
                    "All rows of `" + table.display() + "` are read while nobody can write them."));
        }
        Change validate = mayFail(
                Change.of(
                        add.kind(),
                        add.object(),
                        add.why(),
                        "ALTER TABLE " + Names.of(table) + " VALIDATE CONSTRAINT " + name),
                constraint);
        return List.of(
                Change.of(add.kind(), add.object(), add.why(), add.sql() + " NOT VALID")
                        .committed(),
                validate);
    }

    /** One that is only away while rows move held before. */
    private Change mayFail(Change change, Constraint constraint) {
        boolean held = decisions.reason(constraint.id()).isPresent()
                && decisions
                        .from()
                        .catalog()
                        .find(constraint.id())
                        .filter(constraint::equals)
                        .isPresent();
        return held
                ? change
                : change.with(
                        Hazard.Kind.MAY_FAIL, "Rows that break constraint `" + constraint.name() + "` make it fail.");
    }

    private static List<Change> usingIndex(Change add, Constraint constraint, Index index) {
        String name = Names.quote(constraint.name());
        String build = index.definition().replaceFirst("^CREATE (UNIQUE )?INDEX ", "CREATE $1INDEX CONCURRENTLY ");
        String word = constraint.type() == Constraint.Type.PRIMARY_KEY ? "PRIMARY KEY" : "UNIQUE";
        String deferral = constraint.isDeferrable()
                ? constraint.isInitiallyDeferred() ? " DEFERRABLE INITIALLY DEFERRED" : " DEFERRABLE"
                : "";
        return List.of(
                Change.of(add.kind(), add.object(), add.why(), build)
                        .with(
                                Hazard.Kind.MAY_FAIL,
                                "Rows that break constraint `" + constraint.name() + "` make it fail.")
                        .alone(),
                Change.of(
                        add.kind(),
                        add.object(),
                        add.why(),
                        "ALTER TABLE " + Names.of(constraint.table()) + " ADD CONSTRAINT " + name + " " + word
                                + " USING INDEX " + name + deferral));
    }

    private Optional<Index> indexOf(Constraint constraint) {
        String index = constraint.index();
        return index == null
                ? Optional.empty()
                : decisions
                        .to()
                        .catalog()
                        .find(ObjectId.of(ObjectKind.INDEX, constraint.schema(), index), Index.class)
                        .filter(found -> found.tablespace() == null);
    }

    /** {@code SET NOT NULL} behind a check that proves it, so that no row is read under the exclusive lock. */
    Optional<List<Change>> notNull(Column column, ObjectId table) {
        if (!canWait(table)) {
            return Optional.empty();
        }
        ObjectId id = column.id();
        String alter = "ALTER TABLE " + Names.of(table) + " ";
        String check = Names.quote(shortened(id.parent() + "_" + id.name()) + "_not_null_check");
        String why = "no row is read while others have to wait";
        return Optional.of(List.of(
                Change.of(
                                Change.Kind.ALTERED,
                                id,
                                why,
                                alter + "ADD CONSTRAINT " + check + " CHECK (" + Names.quote(id.name())
                                        + " IS NOT NULL) NOT VALID")
                        .committed(),
                Change.of(Change.Kind.ALTERED, id, why, alter + "VALIDATE CONSTRAINT " + check)
                        .with(Hazard.Kind.MAY_FAIL, "Rows where `" + id.display() + "` is null make it fail.")
                        .committed(),
                Change.of(
                        Change.Kind.ALTERED,
                        id,
                        why,
                        alter + "ALTER COLUMN " + Names.quote(id.name()) + " SET NOT NULL"),
                Change.of(Change.Kind.ALTERED, id, why, alter + "DROP CONSTRAINT " + check)));
    }

    /** Names have 63 bytes; few characters have four. */
    private static String shortened(String name) {
        return name.length() > 12 && name.getBytes(StandardCharsets.UTF_8).length > 48 ? name.substring(0, 12) : name;
    }
}
