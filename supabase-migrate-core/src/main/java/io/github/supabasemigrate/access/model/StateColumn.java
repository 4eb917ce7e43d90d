package io.github.supabasemigrate.access.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column on whose value access may depend.
 *
 * @param values as text, in a fixed order; null among them where NULL is worth a try
 * @param isStanding whether it says what a user is (a role, a plan, an active membership) rather than what a row is
 * @param closed values that open nothing by themselves, best first: what a private row or an ordinary user has
 */
public record StateColumn(
        String column, List<@Nullable String> values, boolean isStanding, List<@Nullable String> closed) {

    public StateColumn {
        values = Collections.unmodifiableList(new ArrayList<>(values));
        closed = Collections.unmodifiableList(new ArrayList<>(closed));
    }
}
