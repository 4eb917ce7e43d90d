package io.github.supabasemigrate.lint;

import io.github.supabasemigrate.trace.StatementTrace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The traces of one file's statements, in their order. */
final class TracesOfFile {

    private final List<TracedStatement> all = new ArrayList<>();
    private final Set<Integer> traced = new HashSet<>();

    TracesOfFile(LintFile file, LintInput input) {
        if (input.traces().isEmpty()) {
            return;
        }
        List<StatementTrace> before = new ArrayList<>();
        for (LintStatement statement : file.topStatements()) {
            var place = new StatementTrace.Place(file.path(), statement.index());
            StatementTrace trace = input.traces().get(place);
            if (trace != null) {
                all.add(new TracedStatement(
                        statement,
                        trace,
                        before,
                        Optional.ofNullable(input.live().get(place))));
                before.add(trace);
                traced.add(statement.index());
            }
        }
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    List<TracedStatement> all() {
        return all;
    }

    /** Whether the script's statement around this one was traced; what is in a function did not run. */
    boolean has(LintStatement statement) {
        return traced.contains(statement.index());
    }
}
