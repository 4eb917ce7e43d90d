package io.github.supabasemigrate.trace;

import io.github.supabasemigrate.trace.Observation.Counts;
import io.github.supabasemigrate.trace.Observation.Row;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of the session while one file runs: what it had locked and counted before the statement at hand. */
final class FileState {

    private final long counterAtStart;
    private final Map<Long, ObservedRelation> namesAtStart;
    private final Map<Long, ObservedRelation> namesSince = new HashMap<>();
    private final Map<Long, Set<LockMode>> held = new HashMap<>();
    private Map<Long, Counts> counts;
    private long transaction;
    private long counter;

    /**
     * Begins.
     *
     * @param names the relations that there are, under their names before the file
     * @param start a look before the file's first statement
     */
    FileState(Map<Long, ObservedRelation> names, Observation start) {
        this.namesAtStart = Map.copyOf(names);
        this.counterAtStart = start.counter();
        this.counter = start.counter();
        this.transaction = start.transaction();
        this.counts = start.counts();
        start.rows().forEach(this::remember);
    }

    /** True for a relation that was there before the file; identifiers are given out in rising order. */
    boolean isOld(long oid) {
        return oid <= counterAtStart;
    }

    /** True for an identifier or a storage number that the statement at hand was given. */
    boolean isNew(long number) {
        return number > counter;
    }

    /** The highest number given out before the statement at hand. */
    long counter() {
        return counter;
    }

    /** Forgets the locks and counters of a transaction that is over. */
    void enter(long transactionNow) {
        if (transaction != transactionNow) {
            held.clear();
            counts = Map.of();
            transaction = transactionNow;
        }
    }

    Set<LockMode> held(long oid) {
        return held.getOrDefault(oid, Set.of());
    }

    Map<Long, Set<LockMode>> held() {
        return held;
    }

    Counts countsBefore(long oid) {
        return counts.getOrDefault(oid, Counts.NONE);
    }

    /** The relation as it was before the file, or as the file first made it; null when it was never seen. */
    @Nullable ObservedRelation name(long oid) {
        ObservedRelation before = namesAtStart.get(oid);
        return before != null ? before : namesSince.get(oid);
    }

    /** What may have been renamed, made or dropped since the file began. */
    Set<Long> touched() {
        Set<Long> touched = new HashSet<>(namesSince.keySet());
        touched.addAll(held.keySet());
        return touched;
    }

    /** The relations at the end of the file, which its failure may have undone: what was touched as a new look shows it. */
    Map<Long, ObservedRelation> namesAfter(Observation now) {
        Map<Long, ObservedRelation> names = new HashMap<>(namesAtStart);
        names.keySet().removeAll(touched());
        names.putAll(now.names());
        return names;
    }

    /** Takes this look as what was before the next statement. */
    void advance(Observation now) {
        counter = Math.max(counter, now.counter());
        counts = now.counts();
        now.rows().forEach(this::remember);
    }

    private void remember(Row row) {
        if (!row.modes().isEmpty()) {
            held.computeIfAbsent(row.oid(), oid -> EnumSet.noneOf(LockMode.class))
                    .addAll(row.modes());
        }
        if (row.relation() != null) {
            namesSince.put(row.oid(), row.relation());
        }
    }
}
