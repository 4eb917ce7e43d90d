package io.github.supabasemigrate.lint;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.sql.grammar.TextRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finding with what only the linter needs of it.
 *
 * @param range what it points at in its file; null without a file
 * @param statement the text of the statement it is about, by which a baseline knows it again; empty without one
 * @param fix the safe rewrite; empty when there is none to be made by a machine
 */
public record LintFinding(
        LintRule rule, Finding finding, @Nullable TextRange range, String statement, List<Edit> fix) {

    public LintFinding {
        fix = List.copyOf(fix);
    }
}
