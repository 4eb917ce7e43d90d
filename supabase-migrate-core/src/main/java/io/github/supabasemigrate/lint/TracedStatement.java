package io.github.supabasemigrate.lint;

import io.github.supabasemigrate.trace.StatementTrace;
import io.github.supabasemigrate.trace.live.LiveEstimate;
import java.util.List;
import java.util.Optional;

/**
 * A statement of a script and what it did on a shadow.
 *
 * @param statement as written, not what is inside it
 * @param before the traces of the same file's statements before it
 * @param live what it would cost the target, if one was asked
 */
public record TracedStatement(
        LintStatement statement, StatementTrace trace, List<StatementTrace> before, Optional<LiveEstimate> live) {

    public TracedStatement {
        before = List.copyOf(before);
    }
}
