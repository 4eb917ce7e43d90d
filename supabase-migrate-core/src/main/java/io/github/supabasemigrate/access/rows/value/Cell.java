package io.github.supabasemigrate.access.rows.value;

import io.github.supabasemigrate.access.model.RelationModel;
import io.github.supabasemigrate.access.persona.User;

/** What to put into a column. */
public sealed interface Cell {

    /** A value of its own. */
    record Value(Candidate candidate) implements Cell {}

    /** The user whose row it is; or somebody who plays no other part, where a second user is wanted. */
    record Person(boolean isPartner) implements Cell {}

    /** JSON with the user whose row it is inside, at the places where the table's owners are. */
    record PersonInside(Candidate rest) implements Cell {

        /** The text for one row. */
        public String text(int number, User user, String tag, String column, RelationModel model) {
            String around = String.valueOf(rest.text(number, tag));
            return model.owned(column, user, JsonSample.parse(around))
                    .orElseThrow()
                    .toString();
        }
    }

    /** What the parent's row holds, or the tenant's id. */
    record FromParent() implements Cell {}

    /** The column's default: it is left out. */
    record Default() implements Cell {}

    /** NULL. */
    record Null() implements Cell {}
}
