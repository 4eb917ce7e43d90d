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
 * @param counter above every object identifier and every storage number given out so far, which the server counts upwards
 * @param effects one JSON array a line, as {@link EffectRecorder} left them
 * @param began when the look began, by the server's clock in microseconds
 * @param ended when it ended
 */
record Observation(
        boolean isGlance, long transaction, long counter, String effects, long began, long ended, List<Row> rows) {

    /**
     * A relation that the session has a lock on.
     *
     * @param relation null when it is no longer in the catalog
     * @param storage the number of its file; 0 without one
     */
    record Row(long oid, Set<LockMode> modes, @Nullable ObservedRelation relation, long storage, Counts counts) {

        Row {
            modes = modes.isEmpty() ? EnumSet.noneOf(LockMode.class) : EnumSet.copyOf(modes);
        }
    }

    /** The transaction's counters of a table. */
    record Counts(long scans, long rowsRead, long inserted, long updated, long deleted) {

        static final Counts NONE = new Counts(0, 0, 0, 0, 0);

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
        return new Observation(isGlance, transaction, counter, effects, began, ended, all);
    }

    /** The counters of each table, for the next look to be compared with. */
    Map<Long, Counts> counts() {
        return rows.stream().filter(row -> !row.counts().isNothing()).collect(Collectors.toMap(Row::oid, Row::counts));
    }
}
