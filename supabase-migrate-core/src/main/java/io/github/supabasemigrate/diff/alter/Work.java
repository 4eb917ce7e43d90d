package io.github.supabasemigrate.diff.alter;

import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.diff.change.Change;
import io.github.supabasemigrate.diff.change.Hazard;
import io.github.supabasemigrate.diff.decide.Decisions;
import io.github.supabasemigrate.diff.order.Steps;
import io.github.supabasemigrate.diff.order.Verb;
import io.github.supabasemigrate.diff.render.Names;
import io.github.supabasemigrate.diff.render.SqlRenderer;
import io.github.supabasemigrate.sql.Literals;
import java.util.List;
import java.util.Optional;

/**
 * What writing needs: what was decided, the second state as SQL, and where the statements go.
 *
 * @param decisions what happens to which object
 * @param renderer of the second state
 * @param steps takes the statements
 * @param database the name for {@code ALTER DATABASE}
 * @param online the forms for a live database
 */
public record Work(Decisions decisions, SqlRenderer renderer, Steps steps, String database, OnlineForms online) {

    public Work(Decisions decisions, SqlRenderer renderer, Steps steps, String database, boolean isOnline) {
        this(decisions, renderer, steps, database, new OnlineForms(decisions, isOnline));
    }

    void alter(ObjectId id, String sql) {
        add(Verb.CHANGE, id, sql);
    }

    void add(Verb verb, ObjectId id, String sql) {
        add(verb, Change.altered(id, sql));
    }

    void add(Verb verb, Change change) {
        steps.add(verb, change.object(), change);
    }

    /** The statement that gives a new sequence the position of its predecessor, if it has one. */
    Optional<String> takenOver(ObjectId sequence) {
        return decisions.predecessor(sequence).map(old -> {
            boolean isAside = decisions.isAside(old) || old.equals(sequence);
            ObjectId now = isAside ? ObjectId.of(old.kind(), old.schema(), Drops.asideName(old)) : old;
            return "SELECT pg_catalog.setval(" + Literals.quote(Names.of(sequence)) + ", last_value, is_called) FROM "
                    + Names.of(now);
        });
    }

    /** Owner, comment, privileges and labels of an object that stays. */
    void reattach(CatalogObject before, CatalogObject after) {
        renderer.reattach(before, after).forEach(sql -> add(Verb.CHANGE, widening(Change.altered(after.id(), sql))));
    }

    private static Change widening(Change change) {
        return change.sql().startsWith("GRANT ")
                ? change.with(
                        Hazard.Kind.PRIVILEGE_WIDENED,
                        "A role gets a right on " + change.object() + " that it did not have.")
                : change;
    }

    void reattachAll(List<? extends CatalogObject> before, List<? extends CatalogObject> after) {
        for (CatalogObject part : after) {
            before.stream()
                    .filter(old -> old.name().equals(part.name()))
                    .findFirst()
                    .ifPresent(old -> renderer.reattach(old, part).forEach(sql -> alter(ownerOf(part.id()), sql)));
        }
    }

    private ObjectId ownerOf(ObjectId part) {
        return decisions.to().owner(part).orElse(part);
    }
}
