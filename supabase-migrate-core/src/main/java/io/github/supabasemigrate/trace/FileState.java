package io.github.supabasemigrate.trace;

import io.github.supabasemigrate.trace.Observation.Counts;
import io.github.supabasemigrate.trace.Observation.Row;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
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
    private final long counterAtStart;
    private Map<Long, Counts> counts = Map.of();
    private boolean hasNewNames;
    private long transaction;
    private @Nullable Observation end;

    private FileState(
            Map<Long, ObservedRelation> names,
            Set<Long> storages,
            Set<String> everMade,
            Set<Long> objects,
            long counterAtStart) {
        this.names = names;
        this.storages = storages;
        this.everMade = everMade;
        this.objects = objects;
        this.counterAtStart = counterAtStart;
    }

    /** Before the first file: everything that there is. */
    static FileState first(Observation everything) {
        FileState state =
                new FileState(new HashMap<>(), new HashSet<>(), new HashSet<>(), new HashSet<>(), everything.counter());
        state.learn(everything);
        return state;
    }

    /**
     * The next file.
     *
     * @param now tells what this file has made, from {@link #known} on
     */
    FileState next(Observation now) {
        FileState next = new FileState(names, storages, everMade, objects, Math.max(counterAtStart, now.counter()));
        for (Row row : now.made()) {
            names.remove(row.oid());
            next.learn(row);
        }
        return next;
    }

    /** As it was when it began. */
    FileState again() {
        return new FileState(names, storages, everMade, objects, counterAtStart);
    }

    /** Takes a look before a transaction of the file, or before a statement that has none. */
    void learn(Observation start) {
        reopen();
        enter(start.transaction());
        Map<Long, Counts> found = new HashMap<>(start.counts());
        for (Row row : start.made()) {
            learn(row);
            if (!row.counts().isNothing()) {
                found.put(row.oid(), row.counts());
            }
        }
        counts = found;
        start.rows().forEach(this::remember);
    }

    private void learn(Row row) {
        ObservedRelation relation = row.relation();
        if (relation != null) {
            names.putIfAbsent(row.oid(), relation);
            everMade.add(relation.qualifiedName());
        }
        storages.add(row.storage());
    }

    /** Takes the last look of a transaction, which tells what the file has made, if none follows. */
    void close(Observation now) {
        end = now;
    }

    /** Something happens after the last look. */
    void reopen() {
        end = null;
    }

    /** The last look of the file, if it ended with one and that told all; else somebody has to ask. */
    Optional<Observation> end() {
        return hasNewNames ? Optional.empty() : Optional.ofNullable(end);
    }

    /** Whether no statement of the file so far may have given a relation another name. */
    boolean isSureOfNames() {
        return !hasNewNames;
    }

    /** Whether these objects, once they are noted, leave doubt about the names of relations. */
    boolean mayRename(String effects) {
        boolean isPossible = effects.contains("ALTER ") || effects.contains("schema") || effects.contains("extension");
        return isPossible
                && EffectRecorder.read(effects).stream()
                        .flatMap(firing -> firing.objects().stream())
                        .filter(fields -> !fields[0].equals("DROP"))
                        .anyMatch(fields -> mayRename(EffectRecorder.number(fields), fields[1], fields[2]));
    }

    private boolean mayRename(long oid, String kind, String identity) {
        ObservedRelation known = names.get(oid);
        return kind.equals("schema")
                || kind.equals("extension")
                || (known != null && known.mayHaveBecome(kind, identity));
    }

    /** Up to which number the names of relations are known after the file. */
    long known() {
        return hasNewNames ? Looking.NOTHING_KNOWN : counterAtStart;
    }

    /** Everything up to this number was there before the file; identifiers are given out in rising order. */
    long counterAtStart() {
        return counterAtStart;
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
        hasNewNames |= mayRename(oid, kind, identity);
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
