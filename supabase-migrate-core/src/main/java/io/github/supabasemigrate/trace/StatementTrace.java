package io.github.supabasemigrate.trace;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What one statement did. Relations that the same file made are left out: nobody else can be waiting for them.
 *
 * @param place which statement
 * @param inTransaction false for what ran by itself: then locks were seen by looking on from outside, where one that was held
 *     for an instant may be missed, and {@code activity} is empty
 * @param locks those that this statement took and the transaction did not have yet
 * @param held those that the transaction had already, which last while this statement runs
 * @param rewritten tables and materialised views whose storage is new
 * @param duration on the shadow
 */
public record StatementTrace(
        Place place,
        boolean inTransaction,
        List<ObservedLock> locks,
        List<ObservedLock> held,
        List<ObservedRelation> rewritten,
        List<IndexBuild> indexBuilds,
        List<TableActivity> activity,
        List<CatalogEffect> effects,
        List<String> notices,
        Duration duration) {

    /**
     * A statement of a file.
     *
     * @param file path relative to the project's directory
     * @param index of the statement in the file, from 0
     */
    public record Place(String file, int index) {}

    /**
     * An index of a table that was there before, built from the table's rows.
     *
     * @param isRebuild false for a new index
     */
    public record IndexBuild(ObservedRelation index, boolean isRebuild) {}

    public StatementTrace {
        locks = List.copyOf(locks);
        held = List.copyOf(held);
        rewritten = List.copyOf(rewritten);
        indexBuilds = List.copyOf(indexBuilds);
        activity = List.copyOf(activity);
        effects = List.copyOf(effects);
        notices = List.copyOf(notices);
    }

    /** Whom the locks of this statement keep waiting, by table. */
    public Map<String, Blocking> blocking() {
        return Blocking.of(locks);
    }

    /** The same with the locks that the transaction had already: who waits while this statement runs. */
    public Map<String, Blocking> blockingWhileItRuns() {
        List<ObservedLock> all = new ArrayList<>(held);
        all.addAll(locks);
        return Blocking.of(all);
    }
}
