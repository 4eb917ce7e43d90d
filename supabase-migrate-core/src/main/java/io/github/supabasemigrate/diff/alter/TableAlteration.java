package io.github.supabasemigrate.diff.alter;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Constraint;
import io.github.supabasemigrate.catalog.relation.ForeignTable;
import io.github.supabasemigrate.catalog.relation.Table;
import io.github.supabasemigrate.diff.alter.rows.RowMoves;
import io.github.supabasemigrate.diff.change.Change;
import io.github.supabasemigrate.diff.change.Hazard;
import io.github.supabasemigrate.diff.decide.GoneWith;
import io.github.supabasemigrate.diff.order.Verb;
import io.github.supabasemigrate.diff.render.Names;
import io.github.supabasemigrate.diff.render.OptionsSql;
import io.github.supabasemigrate.diff.render.TableSql;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tables and foreign tables, their columns left out. */
final class TableAlteration {

    private final Work work;

    TableAlteration(Work work) {
        this.work = work;
    }

    void alter(Table before, Table after) {
        storage(before, after);
        rowSecurity(before, after);
        type(before, after);
        parents(after.id(), before.parents(), after.parents(), before.partitionBound(), after.partitionBound());
        indexes(before, after);
        work.reattach(before, after);
        work.decisions().shifts().stream()
                .filter(shift -> shift.from().equals(after.id()))
                .forEach(shift -> work.add(Verb.MOVE, new RowMoves(work.decisions()).of(shift)));
    }

    void alter(ForeignTable before, ForeignTable after) {
        String options = OptionsSql.foreignChanges(before.options(), after.options());
        if (!options.isEmpty()) {
            change(after.id(), options);
        }
        parents(after.id(), before.parents(), after.parents(), before.partitionBound(), after.partitionBound());
        work.reattach(before, after);
    }

    private void change(ObjectId id, String action) {
        work.alter(id, TableSql.alter(id, action));
    }

    private void rewrite(ObjectId id, String action, String why) {
        work.add(Verb.CHANGE, Change.altered(id, TableSql.alter(id, action)).with(Hazard.Kind.REWRITE, why));
    }

    private void storage(Table before, Table after) {
        ObjectId id = after.id();
        if (before.isUnlogged() != after.isUnlogged()) {
            rewrite(
                    id,
                    after.isUnlogged() ? "SET UNLOGGED" : "SET LOGGED",
                    "Table `" + id.display() + "` is written anew under an exclusive lock.");
        }
        if (!Objects.equals(before.accessMethod(), after.accessMethod())) {
            rewrite(
                    id,
                    "SET ACCESS METHOD "
                            + (after.accessMethod() == null ? "DEFAULT" : Names.quote(after.accessMethod())),
                    "Table `" + id.display() + "` is written anew under an exclusive lock.");
        }
        if (!Objects.equals(before.tablespace(), after.tablespace())) {
            rewrite(
                    id,
                    "SET TABLESPACE " + tablespace(after.tablespace()),
                    "Table `" + id.display() + "` is copied to another tablespace under an exclusive lock.");
        }
        OptionsSql.changes("", "", before.options(), after.options()).forEach(action -> change(id, action));
        OptionsSql.changes("", "toast.", before.toastOptions(), after.toastOptions())
                .forEach(action -> change(id, action));
    }

    static String tablespace(@Nullable String tablespace) {
        return Names.quote(tablespace == null ? "pg_default" : tablespace);
    }

    private void rowSecurity(Table before, Table after) {
        ObjectId id = after.id();
        if (!before.hasRowSecurity() && after.hasRowSecurity()) {
            change(id, "ENABLE ROW LEVEL SECURITY");
        } else if (before.hasRowSecurity() && !after.hasRowSecurity()) {
            weaken(
                    id,
                    "DISABLE ROW LEVEL SECURITY",
                    "Every role with a privilege on `" + id.display() + "` sees all of its rows.");
        }
        if (!before.forcesRowSecurity() && after.forcesRowSecurity()) {
            change(id, "FORCE ROW LEVEL SECURITY");
        } else if (before.forcesRowSecurity() && !after.forcesRowSecurity()) {
            weaken(id, "NO FORCE ROW LEVEL SECURITY", "The owner of `" + id.display() + "` sees all of its rows.");
        }
    }

    private void weaken(ObjectId id, String action, String why) {
        work.add(Verb.CHANGE, Change.altered(id, TableSql.alter(id, action)).with(Hazard.Kind.RLS_WEAKENED, why));
    }

    private void type(Table before, Table after) {
        boolean untyped = work.decisions().isUntyped(after.id());
        boolean same = Objects.equals(before.ofType(), after.ofType());
        if (before.ofType() != null && (untyped || (!same && after.ofType() == null))) {
            work.add(Verb.RELEASE, after.id(), TableSql.alter(after.id(), "NOT OF"));
        }
        if (after.ofType() != null && (untyped || !same)) {
            work.add(Verb.SETTLE, after.id(), TableSql.alter(after.id(), "OF " + after.ofType()));
        }
    }

    private void parents(
            ObjectId id,
            List<ObjectId> before,
            List<ObjectId> after,
            @Nullable String oldBound,
            @Nullable String newBound) {
        boolean detached = work.decisions().isDetached(id);
        boolean moves = !Objects.equals(oldBound, newBound) || !before.equals(after);
        for (ObjectId parent : before) {
            if (detached || !after.contains(parent) || (oldBound != null && moves)) {
                leave(id, parent, oldBound != null);
            }
            if (oldBound != null && !after.contains(parent)) {
                dropCopiedKeys(id, parent);
            }
        }
        for (ObjectId parent : after) {
            if (detached || !before.contains(parent) || (newBound != null && moves)) {
                join(id, parent, newBound);
            }
        }
    }

    private void leave(ObjectId id, ObjectId parent, boolean isPartition) {
        if (work.decisions().goes(parent) && !work.decisions().comes(parent) && !isPartition) {
            work.steps().mark(Verb.RELEASE, id);
        }
        String sql = isPartition
                ? TableSql.alter(parent, "DETACH PARTITION " + Names.of(id))
                : TableSql.alter(id, "NO INHERIT " + Names.of(parent));
        work.add(Verb.RELEASE, id, sql);
    }

    /** Of the foreign keys of the tables above a partition that leaves keeps copies; what it should have comes as its own. */
    private void dropCopiedKeys(ObjectId partition, ObjectId table) {
        work.decisions().from().catalog().partsOf(table, Constraint.class).stream()
                .filter(key -> key.reference() != null && !goesByItself(key.id()))
                .forEach(key -> work.add(
                        Verb.RELEASE,
                        partition,
                        TableSql.alter(partition, "DROP CONSTRAINT " + Names.quote(key.name()))));
        work.decisions().from().parents(table).forEach(above -> dropCopiedKeys(partition, above));
    }

    private boolean goesByItself(ObjectId key) {
        return work.decisions().goes(key) && GoneWith.of(work.decisions(), key).isEmpty();
    }

    private void join(ObjectId id, ObjectId parent, @Nullable String bound) {
        if (bound == null) {
            work.add(Verb.ATTACH, id, TableSql.alter(id, "INHERIT " + Names.of(parent)));
            return;
        }
        Change attach = Change.altered(id, TableSql.attach(id, parent, bound));
        work.add(
                Verb.ATTACH,
                work.decisions().fits(id)
                        ? attach
                        : attach.with(
                                Hazard.Kind.MAY_FAIL,
                                "Rows of `" + id.display() + "` outside of the partition's bounds make it fail."));
    }

    /** Replica identity and clustering, again too when the index that they name was away. */
    private void indexes(Table before, Table after) {
        ObjectId id = after.id();
        boolean lostReplica = isAway(id, before.replicaIdentityIndex());
        boolean sameReplica = before.replicaIdentity() == after.replicaIdentity()
                && Objects.equals(before.replicaIdentityIndex(), after.replicaIdentityIndex());
        if (!sameReplica || (lostReplica && after.replicaIdentityIndex() != null)) {
            work.add(Verb.SETTLE, id, TableSql.alter(id, TableSql.replicaIdentity(after)));
        }
        String clustered = after.clusteredOn();
        boolean sameCluster = Objects.equals(before.clusteredOn(), clustered);
        if (clustered != null && (!sameCluster || isAway(id, before.clusteredOn()))) {
            work.add(Verb.SETTLE, id, TableSql.alter(id, "CLUSTER ON " + Names.quote(clustered)));
        } else if (clustered == null && !sameCluster && !isAway(id, before.clusteredOn())) {
            change(id, "SET WITHOUT CLUSTER");
        }
    }

    private boolean isAway(ObjectId table, @Nullable String index) {
        return index != null
                && new ArrayList<>(work.decisions().from().indexes(table))
                        .stream()
                                .anyMatch(found -> found.name().equals(index)
                                        && work.decisions().goes(found));
    }
}
