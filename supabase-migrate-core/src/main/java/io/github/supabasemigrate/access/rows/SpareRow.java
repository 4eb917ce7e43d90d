package io.github.supabasemigrate.access.rows;

import io.github.supabasemigrate.catalog.object.ObjectId;
import java.util.List;

/**
 * A row that could be there: it was inserted once, accepted by every constraint and trigger, and rolled back. What an
 * {@code INSERT} of a persona starts from.
 *
 * @param user name of the user it would belong to
 * @param json the columns to write, as a JSON object of column and value; generated and always-identity columns are not in it
 * @param replaces keys of seeded rows, as in {@link SeededRow#key()}, that have to go first because a key leaves room for one
 */
public record SpareRow(ObjectId relation, String user, String json, List<String> replaces) {

    public SpareRow {
        replaces = List.copyOf(replaces);
    }
}
