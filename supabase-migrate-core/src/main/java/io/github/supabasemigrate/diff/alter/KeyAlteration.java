package io.github.supabasemigrate.diff.alter;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Constraint;
import io.github.supabasemigrate.catalog.relation.ExtendedStatistics;
import io.github.supabasemigrate.catalog.relation.Index;
import io.github.supabasemigrate.diff.change.Change;
import io.github.supabasemigrate.diff.change.Hazard;
import io.github.supabasemigrate.diff.decide.PartitionIndexes;
import io.github.supabasemigrate.diff.order.Verb;
import io.github.supabasemigrate.diff.render.ConstraintSql;
import io.github.supabasemigrate.diff.render.IndexSql;
import io.github.supabasemigrate.diff.render.Names;
import io.github.supabasemigrate.diff.render.OptionsSql;
import java.util.List;
import java.util.Objects;

/** Constraints, indexes and statistics objects. */
final class KeyAlteration {

    private final Work work;
    private final PartitionIndexes partitions;

    KeyAlteration(Work work) {
        this.work = work;
        this.partitions = new PartitionIndexes(work.decisions());
    }

    void alter(Constraint before, Constraint after) {
        ObjectId id = after.id();
        String table = "ALTER TABLE " + Names.parent(id) + " ";
        if (before.isDeferrable() != after.isDeferrable()
                || before.isInitiallyDeferred() != after.isInitiallyDeferred()) {
            work.alter(id, table + "ALTER CONSTRAINT " + Names.quote(id.name()) + " " + deferral(after));
        }
        if (before.isEnforced() != after.isEnforced()) {
            work.alter(
                    id,
                    table + "ALTER CONSTRAINT " + Names.quote(id.name())
                            + (after.isEnforced() ? " ENFORCED" : " NOT ENFORCED"));
        } else if (!before.isValidated() && after.isValidated()) {
            work.add(
                    Verb.CHANGE,
                    Change.altered(id, ConstraintSql.validate(after))
                            .with(
                                    Hazard.Kind.MAY_FAIL,
                                    "Rows that break constraint `" + id.name() + "` make it fail."));
        }
        work.reattach(before, after);
    }

    private static String deferral(Constraint constraint) {
        return constraint.isDeferrable()
                ? constraint.isInitiallyDeferred() ? "DEFERRABLE INITIALLY DEFERRED" : "DEFERRABLE INITIALLY IMMEDIATE"
                : "NOT DEFERRABLE";
    }

    void alter(Index before, Index after) {
        ObjectId id = after.id();
        String alter = "ALTER INDEX " + Names.of(id) + " ";
        OptionsSql.changes("", "", before.options(), after.options()).forEach(action -> work.alter(id, alter + action));
        if (!Objects.equals(before.tablespace(), after.tablespace())) {
            work.alter(id, alter + "SET TABLESPACE " + TableAlteration.tablespace(after.tablespace()));
        }
        statistics(before, after);
        if (!before.isValid() && after.isValid() && !after.isPartitioned()) {
            work.add(
                    Verb.CHANGE,
                    Change.altered(id, "REINDEX INDEX " + Names.of(id))
                            .because("index " + id.display() + " is invalid: it was never built to its end")
                            .with(Hazard.Kind.LONG_LOCK, "Nobody can write to the table while the index is built."));
        }
        if (!Objects.equals(before.parent(), after.parent())
                && after.parent() != null
                && partitions.isWritten(after, work.steps().has(Verb.ATTACH, after.table()))) {
            work.add(Verb.ATTACH, id, IndexSql.attach(after, after.parent()));
        }
        work.reattach(before, after);
    }

    private void statistics(Index before, Index after) {
        for (int key = 0; key < after.keys().size(); key++) {
            Integer was = before.keys().get(key).statisticsTarget();
            Integer is = after.keys().get(key).statisticsTarget();
            if (!Objects.equals(was, is)) {
                work.alter(after.id(), IndexSql.statistics(after.id(), key, is == null ? -1 : is));
            }
        }
    }

    void alter(ExtendedStatistics before, ExtendedStatistics after) {
        if (!Objects.equals(before.target(), after.target())) {
            List<Integer> target = after.target() == null ? List.of() : List.of(after.target());
            work.alter(
                    after.id(),
                    "ALTER STATISTICS " + Names.of(after.id()) + " SET STATISTICS "
                            + (target.isEmpty() ? -1 : target.get(0)));
        }
        work.reattach(before, after);
    }
}
