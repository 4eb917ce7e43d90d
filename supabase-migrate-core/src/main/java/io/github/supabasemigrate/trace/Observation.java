package io.github.supabasemigrate.trace;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What one look at a session shows.
 *
 * @param isGlance true for a look at effects alone, which knows of no relation
 * @param transaction when it began, in microseconds; tells transactions apart
 * @param began when the look began, by the server's clock in microseconds
 * @param ended when it ended
 * @param counter above every object identifier given out so far, which the server counts upwards; 0 where names were not asked for
 * @param effects as {@link EffectRecorder} left them
 * @param rows the relations that are locked, or were asked about by name
 * @param made what relations are called of which it was not known
 */
record Observation(
        boolean isGlance,
        long transaction,
        long began,
        long ended,
        long counter,
        String effects,
        List<Row> rows,
        List<Row> made) {

    /** A look that nobody took, because there was nothing to see. */
    static final Observation OF_NOTHING = new Observation(true, 0, 0, 0, 0, "", List.of(), List.of());

    /**
     * A relation.
     *
     * @param relation null when it is no longer in the catalog
     * @param storage the number of its file; 0 without one
     */
    record Row(long oid, Set<LockMode> modes, @Nullable ObservedRelation relation, long storage, Counts counts) {

        Row {
            modes = modes.isEmpty() ? EnumSet.noneOf(LockMode.class) : EnumSet.copyOf(modes);
        }
    }

    /**
     * A lock that the session has, as the look tells it: by the relation's number.
     *
     * @param exists false for a relation that is no longer in the catalog
     * @param storage the number of its file; 0 without one
     */
    record Sighting(long relation, LockMode mode, boolean exists, long storage, boolean isPartition, Counts counts) {

        /** {@code 16411 AccessShareLock 16411 f 0 0 0 0 0}; two words for a relation that is gone. */
        static Sighting parse(String line) {
            String[] word = line.split(" ");
            boolean exists = word.length > 2;
            return new Sighting(
                    Long.parseLong(word[0]),
                    LockMode.ofServer(word[1]),
                    exists,
                    exists ? Long.parseLong(word[2]) : 0,
                    exists && word[3].equals("t"),
                    exists ? Counts.parse(word, 4) : Counts.NONE);
        }

        /**
         * All that was seen of one relation.
         *
         * @param known what it was called, and what it was a partition of, when that was last told; null for what was never told
         * @param tops tables that are no partitions, or no longer
         */
        static Row row(List<Sighting> seen, @Nullable ObservedRelation known, Set<String> tops) {
            Sighting any = seen.get(0);
            Set<LockMode> modes = EnumSet.noneOf(LockMode.class);
            seen.forEach(sighting -> modes.add(sighting.mode()));
            ObservedRelation now = known == null || !any.exists() ? null : known.below(tops);
            boolean counts = known != null && known.kind().holdsRows();
            return new Row(any.relation(), modes, now, any.storage(), counts ? any.counts() : Counts.NONE);
        }
    }

    /** The transaction's counters of a table. */
    record Counts(long scans, long rowsRead, long inserted, long updated, long deleted) {

        static final Counts NONE = new Counts(0, 0, 0, 0, 0);

        /** Five numbers of a list, from one on. */
        static Counts parse(String[] word, int first) {
            return new Counts(
                    Long.parseLong(word[first]),
                    Long.parseLong(word[first + 1]),
                    Long.parseLong(word[first + 2]),
                    Long.parseLong(word[first + 3]),
                    Long.parseLong(word[first + 4]));
        }

        Counts since(Counts earlier) {
            return new Counts(
                    scans - earlier.scans,
                    rowsRead - earlier.rowsRead,
                    inserted - earlier.inserted,
                    updated - earlier.updated,
                    deleted - earlier.deleted);
        }

        boolean isNothing() {
            return equals(NONE);
        }
    }

    /** The relations that exist, by identifier. */
    Map<Long, ObservedRelation> names() {
        Map<Long, ObservedRelation> names = new HashMap<>();
        for (Row row : rows) {
            if (row.relation() != null) {
                names.put(row.oid(), row.relation());
            }
        }
        return names;
    }

    /** The same, with an empty row for each of these that is not among the relations. */
    Observation withVanished(Collection<Long> oids) {
        Set<Long> there = rows.stream().map(Row::oid).collect(Collectors.toSet());
        List<Row> all = new ArrayList<>(rows);
        for (Long oid : oids) {
            if (!there.contains(oid)) {
                all.add(new Row(oid, Set.of(), null, 0, Counts.NONE));
            }
        }
        return new Observation(isGlance, transaction, began, ended, counter, effects, all, made);
    }

    /** The counters of each table, for the next look to be compared with. */
    Map<Long, Counts> counts() {
        return rows.stream().filter(row -> !row.counts().isNothing()).collect(Collectors.toMap(Row::oid, Row::counts));
    }
}
