package io.github.supabasemigrate.diff.alter;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Column;
import io.github.supabasemigrate.catalog.relation.MaterializedView;
import io.github.supabasemigrate.catalog.relation.Relation;
import io.github.supabasemigrate.catalog.relation.View;
import io.github.supabasemigrate.diff.change.Change;
import io.github.supabasemigrate.diff.change.Hazard;
import io.github.supabasemigrate.diff.order.Verb;
import io.github.supabasemigrate.diff.render.ColumnSql;
import io.github.supabasemigrate.diff.render.Names;
import io.github.supabasemigrate.diff.render.OptionsSql;
import io.github.supabasemigrate.diff.render.ViewSql;
import java.util.Objects;

/** Views and materialized views. */
final class ViewAlteration {

    private final Work work;

    ViewAlteration(Work work) {
        this.work = work;
    }

    void alter(View before, View after) {
        ObjectId id = after.id();
        String alter = "ALTER VIEW " + Names.of(id) + " ";
        boolean redefined = !before.definition().equals(after.definition())
                || before.columns().size() != after.columns().size();
        if (redefined) {
            replace(before, after);
        } else if (!before.options().equals(after.options())) {
            OptionsSql.changes("", "", before.options(), after.options()).forEach(action -> {
                Change change = Change.altered(id, alter + action);
                work.add(Verb.CHANGE, losesInvoker(before, after) ? weakened(change) : change);
            });
        }
        for (Column column : after.columns()) {
            Column old = work.decisions().from().columns(before).get(column.name());
            String was = old == null ? null : old.defaultExpression();
            String is = column.defaultExpression();
            if (!Objects.equals(was, is)) {
                work.alter(
                        id,
                        alter + "ALTER COLUMN " + Names.quote(column.name())
                                + (is == null ? " DROP DEFAULT" : " SET DEFAULT " + is));
            }
        }
        attachments(before, after);
    }

    private void replace(View before, View after) {
        Change change = Change.altered(after.id(), ViewSql.replace(after));
        work.add(Verb.CHANGE, losesInvoker(before, after) ? weakened(change) : change);
    }

    private static boolean losesInvoker(View before, View after) {
        return before.isSecurityInvoker() && !after.isSecurityInvoker();
    }

    private static Change weakened(Change change) {
        return change.with(
                Hazard.Kind.RLS_WEAKENED,
                "View `" + change.object().display()
                        + "` reads with the rights of its owner from now on, whose policies may let through more rows.");
    }

    /** With those of new columns. */
    private void attachments(Relation before, Relation after) {
        work.reattach(before, after);
        work.reattachAll(before.columns(), after.columns());
        after.columns().stream()
                .filter(column -> before.column(column.name()).isEmpty())
                .flatMap(column -> work.renderer().attach(column).stream())
                .forEach(sql -> work.alter(after.id(), sql));
    }

    void alter(MaterializedView before, MaterializedView after) {
        ObjectId id = after.id();
        String alter = "ALTER MATERIALIZED VIEW " + Names.of(id) + " ";
        OptionsSql.changes("", "", before.options(), after.options()).forEach(action -> work.alter(id, alter + action));
        OptionsSql.changes("", "toast.", before.toastOptions(), after.toastOptions())
                .forEach(action -> work.alter(id, alter + action));
        if (!Objects.equals(before.accessMethod(), after.accessMethod()) && after.accessMethod() != null) {
            work.alter(id, alter + "SET ACCESS METHOD " + Names.quote(after.accessMethod()));
        }
        if (!Objects.equals(before.tablespace(), after.tablespace())) {
            work.alter(id, alter + "SET TABLESPACE " + TableAlteration.tablespace(after.tablespace()));
        }
        for (Column column : after.columns()) {
            before.column(column.name())
                    .ifPresent(
                            was -> ColumnSql.settings(column, was).forEach(action -> work.alter(id, alter + action)));
        }
        if (before.isPopulated() != after.isPopulated()) {
            work.alter(id, "REFRESH MATERIALIZED VIEW " + Names.of(id) + (after.isPopulated() ? "" : " WITH NO DATA"));
        }
        if (!Objects.equals(before.clusteredOn(), after.clusteredOn())) {
            if (after.clusteredOn() == null) {
                work.alter(id, alter + "SET WITHOUT CLUSTER");
            } else {
                ViewSql.afterIndexes(after).forEach(sql -> work.add(Verb.SETTLE, id, sql));
            }
        }
        attachments(before, after);
    }
}
