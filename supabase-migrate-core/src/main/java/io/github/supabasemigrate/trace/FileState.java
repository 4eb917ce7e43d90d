package io.github.supabasemigrate.trace;

import io.github.supabasemigrate.trace.Observation.Counts;
import io.github.supabasemigrate.trace.Observation.Row;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the session while one file runs: what it had locked and counted before the statement at hand. What is known of the
 * database goes from file to file.
 */
final class FileState {

    /** The relations before the file, the numbers of their storage, the names of all that ever were, the objects that statements made. */
    private final Map<Long, ObservedRelation> names;

    private final Set<Long> storages;
    private final Set<String> everMade;
    private final Set<Long> objects;

    private final Map<Long, ObservedRelation> namesSince = new HashMap<>();
    private final Map<Long, Set<LockMode>> held = new HashMap<>();
    private Map<Long, Counts> counts = Map.of();
    private long counterAtStart;
    private long known;
    private boolean isOpen;
    private boolean hasNewNames;
    private long transaction;

    private FileState(
            Map<Long, ObservedRelation> names,
            Set<Long> storages,
            Set<String> everMade,
            Set<Long> objects,
            long counterAtStart,
            boolean isOpen) {
        this.names = names;
        this.storages = storages;
        this.everMade = everMade;
        this.objects = objects;
        this.counterAtStart = counterAtStart;
        this.known = counterAtStart;
        this.isOpen = isOpen;
    }

    /** Before the first file: everything that there is. */
    static FileState first(Observation everything) {
        FileState state = new FileState(
                new HashMap<>(), new HashSet<>(), new HashSet<>(), new HashSet<>(), Looking.NOTHING_KNOWN, false);
        state.learn(everything);
        return state;
    }

    /** The next file. Where it starts is told when it {@linkplain #learn opens}. */
    FileState next() {
        FileState next = new FileState(names, storages, everMade, objects, counterAtStart, false);
        next.known = hasNewNames ? Looking.NOTHING_KNOWN : counterAtStart;
        return next;
    }

    /** As it was when it began. */
    FileState again() {
        FileState again = new FileState(names, storages, everMade, objects, counterAtStart, isOpen);
        again.known = known;
        return again;
    }

    /** Takes a look before the file's first statement, or before another of its transactions. */
    void learn(Observation start) {
        transaction = start.transaction();
        counts = start.counts();
        for (Row row : start.rows()) {
            ObservedRelation relation = row.relation();
            if (relation != null) {
                learn(row.oid(), relation);
            }
        }
        if (!isOpen) {
            counterAtStart = start.counter();
            isOpen = true;
        }
        start.rows().forEach(this::remember);
    }

    private void learn(long oid, ObservedRelation relation) {
        if (isOpen) {
            names.putIfAbsent(oid, relation);
        } else {
            names.put(oid, relation);
        }
        everMade.add(relation.qualifiedName());
    }

    /**
     * Everything up to this number was there before the file; identifiers are given out in rising order. Before the file opens: where
     * the one before it started.
     */
    long counterAtStart() {
        return counterAtStart;
    }

    /** Up to which number the names of relations are known. */
    long known() {
        return isOpen ? counterAtStart : known;
    }

    /** Whether it is known where the file starts. */
    boolean isOpen() {
        return isOpen;
    }

    /** True for a relation that was there before the file. */
    boolean isOld(long oid) {
        return oid <= counterAtStart;
    }

    /** True for a storage number that the statement at hand was given. */
    boolean isNewStorage(long number) {
        return number != 0 && !storages.contains(number);
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
        ObservedRelation before = names.get(oid);
        return before != null ? before : namesSince.get(oid);
    }

    /** Whether there is, or ever was, a relation of this qualified name. */
    boolean wasMade(String name) {
        return everMade.contains(name);
    }

    /**
     * Takes note that a statement made or changed an object.
     *
     * @return whether it is not one that was there before the statement
     */
    boolean notes(long oid, String kind, String identity) {
        everMade.add(identity);
        ObservedRelation known = names.get(oid);
        hasNewNames |= kind.equals("schema") || (known != null && known.mayHaveBecome(kind, identity));
        return objects.add(oid) && oid > counterAtStart;
    }

    /** Takes this look as what was before the next statement. */
    void advance(Observation now) {
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
        storages.add(row.storage());
        if (row.relation() != null) {
            namesSince.putIfAbsent(row.oid(), row.relation());
        }
    }
}
