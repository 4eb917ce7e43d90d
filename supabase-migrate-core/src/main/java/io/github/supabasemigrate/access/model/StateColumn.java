package io.github.supabasemigrate.access.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column on whose value access may depend.
 *
 * @param values as text, those that policies compare first; null among them where NULL is worth a try
 * @param isStanding whether it says what a user is (a role, a plan, an active membership) rather than what a row is
 */
public record StateColumn(String column, List<@Nullable String> values, boolean isStanding) {

    public StateColumn {
        values = java.util.Collections.unmodifiableList(new java.util.ArrayList<>(values));
    }
}
