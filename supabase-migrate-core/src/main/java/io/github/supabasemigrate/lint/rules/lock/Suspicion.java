package io.github.supabasemigrate.lint.rules.lock;

import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.lint.LintStatement;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.statement.QualifiedName;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the text of a statement says it may do to a table.
 *
 * @param at the part of the statement that does it
 * @param table the table that others wait for
 * @param message what is found, without its cost
 * @param hint what to do instead
 * @param isLikely whether the text alone is enough to say so
 * @param severity where it differs from the rule's; the rule's own else
 */
public record Suspicion(
        SyntaxNode at,
        QualifiedName table,
        String message,
        String hint,
        boolean isLikely,
        Optional<Severity> severity) {

    /** Reads a statement. */
    @FunctionalInterface
    public interface Reader {
        Stream<Suspicion> in(LintStatement statement);
    }

    public static Suspicion of(SyntaxNode at, QualifiedName table, String message, String hint) {
        return new Suspicion(at, table, message, hint, true, Optional.empty());
    }

    /** The same, when only a trace can tell. */
    public Suspicion unlikely() {
        return new Suspicion(at, table, message, hint, false, severity);
    }

    /** The same, unless a condition holds that makes only a trace able to tell. */
    public Suspicion likelyIf(boolean isLikelyNow) {
        return new Suspicion(at, table, message, hint, isLikelyNow, severity);
    }

    public Suspicion weighing(Severity other) {
        return new Suspicion(at, table, message, hint, isLikely, Optional.of(other));
    }
}
