package io.github.supabasemigrate.lint;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Finding.DecidedBy;
import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.sql.grammar.SyntaxNode;
import io.github.supabasemigrate.sql.grammar.TextRange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a check puts what it finds. Every method begins a finding, which the returned draft can say more about. For one rule, one
 * file and one thread.
 */
public final class Findings {

    private final LintRule rule;
    private final Severity severity;
    private final boolean isTeamsChoice;
    private final @Nullable LintFile file;
    private final DecidedBy decidedBy;
    private final List<Draft> drafts = new ArrayList<>(0);

    /**
     * @param isTeamsChoice whether the team set the severity, which then holds for every finding
     * @param decidedBy what the check looks at
     */
    Findings(LintRule rule, Severity severity, boolean isTeamsChoice, @Nullable LintFile file, DecidedBy decidedBy) {
        this.rule = rule;
        this.severity = severity;
        this.isTeamsChoice = isTeamsChoice;
        this.file = file;
        this.decidedBy = decidedBy;
    }

    /** At a node of the file's syntax. */
    public Draft at(SyntaxNode node, String message) {
        return at(node.range(), message);
    }

    /** At a stretch of the file. */
    public Draft at(TextRange range, String message) {
        if (file == null) {
            throw new IllegalStateException("a check of the schema has no file of its own");
        }
        return add(new Draft(message, file.locate(range.start()), range, decidedBy));
    }

    /** On the file as a whole. */
    public Draft onFile(String message) {
        if (file == null) {
            throw new IllegalStateException("a check of the schema has no file of its own");
        }
        return add(new Draft(message, Location.ofFile(file.path()), null, decidedBy));
    }

    /** At a place that is known otherwise, such as where an object was created; null for none. */
    public Draft at(@Nullable Location location, String message) {
        return add(new Draft(message, location, null, decidedBy));
    }

    private Draft add(Draft draft) {
        drafts.add(draft);
        return draft;
    }

    List<LintFinding> all() {
        List<LintFinding> all = new ArrayList<>(drafts.size());
        for (Draft draft : drafts) {
            Severity weight = isTeamsChoice || draft.severity == null ? severity : draft.severity;
            all.add(new LintFinding(
                    rule,
                    new Finding(
                            rule.id(),
                            weight,
                            draft.message,
                            draft.subject,
                            draft.location,
                            draft.hint,
                            draft.decidedBy),
                    draft.range,
                    file == null || draft.range == null ? "" : file.statementAround(draft.range.start()),
                    draft.fix));
        }
        return all;
    }

    /** A finding being written. */
    public static final class Draft {
        private final String message;
        private final @Nullable Location location;
        private final @Nullable TextRange range;
        private DecidedBy decidedBy;
        private @Nullable Severity severity;
        private @Nullable String subject;
        private @Nullable String hint;
        private List<Edit> fix = List.of();

        Draft(String message, @Nullable Location location, @Nullable TextRange range, DecidedBy decidedBy) {
            this.message = message;
            this.location = location;
            this.range = range;
            this.decidedBy = decidedBy;
        }

        /** The database object meant, {@code public.users}. */
        public Draft about(String object) {
            subject = object;
            return this;
        }

        /** What to do next. */
        public Draft hint(String text) {
            hint = text;
            return this;
        }

        /** Weighs this finding otherwise than its rule, unless the team chose a severity. */
        public Draft weighing(Severity other) {
            severity = other;
            return this;
        }

        /** Rests on other evidence than the check usually has. */
        public Draft decidedBy(DecidedBy evidence) {
            decidedBy = evidence;
            return this;
        }

        /** The change of the file that puts it right, if it is safe to make without asking. */
        public Draft fix(Edit... edits) {
            fix = List.of(edits);
            return this;
        }
    }
}
