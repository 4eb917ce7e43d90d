package io.github.supabasemigrate.goal.memory;

import io.github.supabasemigrate.report.Outcome;
import java.util.List;
import java.util.Map;

/**
 * What a goal came to on the very inputs that it has now, so that it had nothing to do.
 *
 * @param before the summary of the run that did the work
 * @param warnings that it told on the way
 */
public record KeptOutcome(
        Status status, String before, List<String> warnings, List<String> details, Map<String, Object> data)
        implements Outcome {

    @Override
    public String summary() {
        return "Nothing changed since an earlier run. " + before;
    }
}
