package io.github.supabasemigrate.report;

import java.util.List;
import java.util.Map;

/** What a goal came to: one line for a terminal, more for who asks, numbers for scripts. */
public interface Outcome {

    /** Whether the project passed. A goal that could not run throws instead. */
    default Status status() {
        return Status.PASSED;
    }

    /** One sentence: what was done, or what is wrong. */
    String summary();

    /** What to print above the summary, line by line; a table or a list. */
    default List<String> details() {
        return List.of();
    }

    /** Counts and names for {@code result.json}: strings, numbers, flags, lists and maps of them. */
    Map<String, Object> data();

    /** The number in {@code result.json}. */
    enum Status {
        PASSED(0),
        VIOLATIONS(1),
        COULD_NOT_RUN(2);

        private final int code;

        Status(int code) {
            this.code = code;
        }

        public int code() {
            return code;
        }
    }
}
