package io.github.supabasemigrate.access.rows.plan;

import io.github.supabasemigrate.access.persona.Tenant;
import io.github.supabasemigrate.access.persona.User;
import io.github.supabasemigrate.catalog.object.ObjectId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row to make.
 *
 * @param slot whose it is, for looking up: {@code A1}, {@code T1}, {@code G} for nobody's
 * @param user who would write it
 * @param tenant null for users without one
 * @param number different for each row of a table
 * @param fixed texts that columns have whatever else is planned
 * @param isSpare whether it is tried and taken back
 * @param into the table that the statement names: the relation, or a partition of it
 */
public record RowJob(
        ObjectId relation,
        String slot,
        User user,
        @Nullable Tenant tenant,
        int number,
        Map<String, String> fixed,
        boolean isSpare,
        ObjectId into) {

    /** The slot of rows that belong to nobody. */
    public static final String NOBODY = "G";

    public RowJob {
        fixed = Map.copyOf(fixed);
    }

    /** A row that goes where its table puts it. */
    public RowJob(
            ObjectId relation,
            String slot,
            User user,
            @Nullable Tenant tenant,
            int number,
            Map<String, String> fixed,
            boolean isSpare) {
        this(relation, slot, user, tenant, number, fixed, isSpare, relation);
    }

    boolean isOfPartition() {
        return !into.equals(relation);
    }
}
