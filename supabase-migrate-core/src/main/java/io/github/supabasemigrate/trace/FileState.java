package io.github.supabasemigrate.trace;

import io.github.supabasemigrate.trace.Observation.Counts;
import io.github.supabasemigrate.trace.Observation.Row;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of the session while one file runs: what it had locked and counted before the statement at hand. */
final class FileState {

    private final long counterAtStart;
    private final Map<Long, ObservedRelation> namesAtStart;
    private final Map<Long, ObservedRelation> namesSince = new HashMap<>();
    private final Map<Long, ObservedRelation> namesNow = new HashMap<>();
    private final Map<Long, Set<LockMode>> held = new HashMap<>();
    private Map<Long, Counts> counts = Map.of();
    private long transaction;
    private long counter;

    /**
     * Begins.
     *
     * @param counter relations with identifiers up to it are there already
     * @param names those that are, under their names before the file; more may be {@linkplain #learn told} later
     */
    FileState(long counter, Map<Long, ObservedRelation> names) {
        this.namesAtStart = new HashMap<>(names);
        this.counterAtStart = counter;
        this.counter = counter;
    }

    /** As it was when it began. */
    FileState again() {
        return new FileState(counterAtStart, namesAtStart);
    }

    /** Takes a look before the file's first statement, or before another of its transactions. */
    void learn(Observation start) {
        counter = Math.max(counter, start.counter());
        transaction = start.transaction();
        counts = start.counts();
        start.names().forEach(namesAtStart::putIfAbsent);
        start.rows().forEach(this::remember);
    }

    /** Everything up to this number was there before the file; identifiers are given out in rising order. */
    long counterAtStart() {
        return counterAtStart;
    }

    /** True for a relation that was there before the file. */
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

    /** The relations that were there before the file, as far as they are known. */
    Collection<ObservedRelation> names() {
        return namesAtStart.values();
    }

    /** The highest identifier of those whose names are known. */
    long highestName() {
        return namesAtStart.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** The relations at the end of the file: what it changed under their names of now. Some may be gone; no number is given out again. */
    Map<Long, ObservedRelation> namesAtEnd() {
        Map<Long, ObservedRelation> names = new HashMap<>(namesAtStart);
        names.putAll(namesNow);
        return names;
    }

    /** Takes this look as what was before the next statement. */
    void advance(Observation now) {
        counter = Math.max(counter, now.counter());
        if (!now.isGlance()) {
            counts = now.counts();
            now.rows().forEach(this::remember);
        }
    }

    private void remember(Row row) {
        if (!row.modes().isEmpty()) {
            held.computeIfAbsent(row.oid(), oid -> EnumSet.noneOf(LockMode.class))
                    .addAll(row.modes());
        }
        if (row.relation() != null) {
            namesSince.putIfAbsent(row.oid(), row.relation());
            namesNow.put(row.oid(), row.relation());
        }
    }
}
