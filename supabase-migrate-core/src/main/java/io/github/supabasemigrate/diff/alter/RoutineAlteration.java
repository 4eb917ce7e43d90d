package io.github.supabasemigrate.diff.alter;

import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Policy;
import io.github.supabasemigrate.catalog.relation.Rule;
import io.github.supabasemigrate.catalog.relation.Trigger;
import io.github.supabasemigrate.catalog.routine.Aggregate;
import io.github.supabasemigrate.catalog.routine.EventTrigger;
import io.github.supabasemigrate.catalog.routine.Routine;
import io.github.supabasemigrate.diff.change.Change;
import io.github.supabasemigrate.diff.change.Hazard;
import io.github.supabasemigrate.diff.order.Verb;
import io.github.supabasemigrate.diff.render.Names;
import io.github.supabasemigrate.diff.render.RoutineSql;
import java.util.Objects;

/** Routines and aggregates, and what calls them: policies, triggers, rules. */
final class RoutineAlteration {

    private final Work work;

    RoutineAlteration(Work work) {
        this.work = work;
    }

    void alter(Routine before, Routine after) {
        if (!before.definition().equals(after.definition())) {
            Change change =
                    Change.altered(after.id(), work.renderer().create(after).get(0));
            if (!before.isSecurityDefiner() && after.isSecurityDefiner()) {
                change = change.with(
                        Hazard.Kind.RLS_WEAKENED,
                        "`" + after.id().display() + "` runs with the rights of its owner from now on.");
            }
            work.add(Verb.CHANGE, change);
        }
        work.reattach(before, after);
    }

    void alter(Aggregate before, Aggregate after) {
        if (!before.properties().equals(after.properties())
                || !before.arguments().equals(after.arguments())) {
            String create = work.renderer().create(after).get(0);
            work.alter(after.id(), create.replaceFirst("^CREATE AGGREGATE", "CREATE OR REPLACE AGGREGATE"));
        }
        work.reattach(before, after);
    }

    void alter(Trigger before, Trigger after) {
        if (before.state() != after.state()) {
            work.alter(after.id(), RoutineSql.state(after));
        }
        work.reattach(before, after);
    }

    void alter(Rule before, Rule after) {
        if (before.state() != after.state()) {
            work.alter(after.id(), RoutineSql.state(after));
        }
        work.reattach(before, after);
    }

    void alter(EventTrigger before, EventTrigger after) {
        if (before.state() != after.state()) {
            work.alter(after.id(), RoutineSql.state(after));
        }
        work.reattach(before, after);
    }

    /** Loosened or not cannot be seen from two expressions: a changed condition is shown as a hazard. */
    void alter(Policy before, Policy after) {
        ObjectId id = after.id();
        var text = new StringBuilder("ALTER " + Names.reference(id));
        boolean changes = false;
        if (!before.roles().equals(after.roles())) {
            text.append("\n    TO ").append(RoutineSql.roles(after));
            changes = true;
        }
        if (!Objects.equals(before.using(), after.using())) {
            text.append("\n    USING (").append(after.using()).append(')');
            changes = true;
        }
        if (!Objects.equals(before.check(), after.check())) {
            text.append("\n    WITH CHECK (").append(after.check()).append(')');
            changes = true;
        }
        if (changes) {
            work.add(
                    Verb.CHANGE,
                    Change.altered(id, text.toString())
                            .with(
                                    Hazard.Kind.RLS_WEAKENED,
                                    "Policy `" + id.name() + "` of `" + id.schema() + "." + id.parent()
                                            + "` may let through other rows, or other roles."));
        }
        work.reattach(before, after);
    }
}
