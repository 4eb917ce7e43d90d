package io.github.supabasemigrate.catalog.relation;

import io.github.supabasemigrate.catalog.object.Attachments;
import io.github.supabasemigrate.catalog.object.CatalogObject;
import io.github.supabasemigrate.catalog.object.FiringState;
import io.github.supabasemigrate.catalog.object.ObjectId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A trigger of a table, foreign table or view, without those that implement foreign keys. Copies that PostgreSQL makes on
 * partitions appear only when they fire differently from the original.
 *
 * @param table what it watches
 * @param function what it calls
 * @param definition the whole {@code CREATE TRIGGER}, qualified
 * @param columns of {@code UPDATE OF}; empty for any
 * @param copyOf the partitioned table whose trigger this is a copy of, or null
 */
public record Trigger(
        ObjectId id,
        Attachments attachments,
        ObjectId table,
        ObjectId function,
        String definition,
        Timing timing,
        Set<Event> events,
        List<String> columns,
        boolean isForEachRow,
        boolean isConstraint,
        FiringState state,
        @Nullable ObjectId copyOf)
        implements CatalogObject {

    /** When it fires, relative to the event. */
    public enum Timing {
        BEFORE,
        AFTER,
        INSTEAD_OF;

        /** Reads {@code tgtype}; the bits are those of {@code catalog/pg_trigger.h}. */
        public static Timing ofBits(int bits) {
            if ((bits & 64) != 0) {
                return INSTEAD_OF;
            }
            return (bits & 2) != 0 ? BEFORE : AFTER;
        }
    }

    /** What it fires on. */
    public enum Event {
        INSERT(4),
        DELETE(8),
        UPDATE(16),
        TRUNCATE(32);

        private final int bit;

        Event(int bit) {
            this.bit = bit;
        }

        /** True when {@code tgtype} names this event. */
        public boolean isIn(int bits) {
            return (bits & bit) != 0;
        }
    }

    public Trigger {
        columns = List.copyOf(columns);
        events = Collections.unmodifiableSet(EnumSet.copyOf(events));
    }
}
