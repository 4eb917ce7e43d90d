package io.github.supabasemigrate.goal.diff;

import io.github.supabasemigrate.diff.DiffPlan;
import io.github.supabasemigrate.diff.change.Hazard;
import java.util.List;

/**
 * The hazards that somebody has taken upon them.
 *
 * @param words of {@code allow}
 */
record Allowed(List<String> words) {

    private static final String ALL = "all";

    /** The hazards of a plan that nobody has, each once. */
    List<String> refused(DiffPlan plan) {
        return words.contains(ALL)
                ? List.of()
                : plan.hazards().stream()
                        .map(Hazard::id)
                        .distinct()
                        .filter(hazard -> !words.contains(hazard))
                        .toList();
    }
}
