package io.github.supabasemigrate.diff.proof;

import io.github.supabasemigrate.diff.DiffPlan;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A plan that was seen to arrive.
 *
 * @param rows how many rows were there before and are there after, where the plan says nothing else
 * @param objection why it arrived only without rows: what the server said when rows like these were there
 */
public record Proof(DiffPlan plan, long rows, @Nullable String objection) {

    /** Why it arrived only without rows. */
    public Optional<String> refusedRows() {
        return Optional.ofNullable(objection);
    }
}
