package io.github.supabasemigrate.access.model;

import io.github.supabasemigrate.catalog.object.ObjectId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * States that have to come together before a policy lets anybody in: {@code published AND tier = 'premium'}.
 *
 * @param relation the table of the policy
 */
public record Combination(ObjectId relation, List<State> states) {

    /**
     * A column with a value that a policy asks for.
     *
     * @param value as text; null for NULL
     * @param isStanding whether it says what a user is
     */
    public record State(
            ObjectId relation, String column, @Nullable String value, boolean isStanding) {}

    public Combination {
        states = List.copyOf(states);
    }
}
