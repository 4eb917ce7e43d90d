package io.github.supabasemigrate.diff.alter;

import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.ObjectId;
import io.github.supabasemigrate.catalog.relation.Sequence;
import io.github.supabasemigrate.diff.change.Change;
import io.github.supabasemigrate.diff.change.Hazard;
import io.github.supabasemigrate.diff.decide.Decisions;
import io.github.supabasemigrate.diff.order.Steps;
import io.github.supabasemigrate.diff.order.Verb;
import io.github.supabasemigrate.diff.render.SequenceSql;
import io.github.supabasemigrate.diff.render.SqlRenderer;
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
            ObjectId now = old.equals(sequence) ? aside(old) : nameNow(old);
            return SequenceSql.takeOver(now, sequence);
        });
    }

    /** The statement that moves a sequence that is there forward to where another one is. */
    String caughtUp(Decisions.Handover handover) {
        Sequence after =
                decisions.to().catalog().find(handover.to(), Sequence.class).orElseThrow();
        return SequenceSql.catchUp(nameNow(handover.from()), after);
    }

    private ObjectId nameNow(ObjectId sequence) {
        return decisions.isAside(sequence) ? aside(sequence) : sequence;
    }

    private static ObjectId aside(ObjectId id) {
        return ObjectId.of(id.kind(), id.schema(), Drops.asideName(id));
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
