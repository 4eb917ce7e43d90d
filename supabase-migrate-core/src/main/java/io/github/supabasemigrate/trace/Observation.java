package io.github.supabasemigrate.trace;

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
 * @param transaction when it began, in microseconds; tells transactions apart
 * @param counter above every object identifier and every storage number given out so far, which the server counts upwards
 * @param effects one JSON array a line, as {@link EffectRecorder} left them
 */
record Observation(long transaction, long counter, String effects, List<Row> rows) {

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

    /** The counters of each table, for the next look to be compared with. */
    Map<Long, Counts> counts() {
        return rows.stream().filter(row -> !row.counts().isNothing()).collect(Collectors.toMap(Row::oid, Row::counts));
    }
}
