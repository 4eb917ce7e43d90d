package io.github.supabasemigrate.diff.alter;

import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.diff.change.Change;
import io.github.supabasemigrate.diff.decide.Decisions;
import io.github.supabasemigrate.diff.order.Steps;
import io.github.supabasemigrate.diff.order.Verb;
import io.github.supabasemigrate.diff.render.SqlRenderer;
import java.util.List;

/**
 * What writing needs: what was decided, the second state as SQL, and where the statements go.
 *
 * @param decisions what happens to which object
 * @param renderer of the second state
 * @param steps takes the statements
 * @param database the name for {@code ALTER DATABASE}
 */
public record Work(Decisions decisions, SqlRenderer renderer, Steps steps, String database) {

    void alter(ObjectId id, String sql) {
        add(Verb.CHANGE, id, sql);
    }

    void add(Verb verb, ObjectId id, String sql) {
        add(verb, Change.altered(id, sql).because(reason(id)));
    }

    void add(Verb verb, Change change) {
        steps.add(verb, change.object(), change);
    }

    /** Owner, comment, privileges and labels of an object that stays. */
    void reattach(CatalogObject before, CatalogObject after) {
        renderer.reattach(before, after).forEach(sql -> alter(after.id(), sql));
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

    /** Why an object is touched that is the same in both states; else empty. */
    String reason(ObjectId id) {
        return decisions.cause(id).map(cause -> "because of " + cause).orElse("");
    }
}
