package io.github.supabasemigrate.lint;

import io.github.supabasemigrate.replay.ReplayedSchema;

/** How a rule decides, by the evidence that it looks at. Checks are stateless; files are checked by several threads. */
public final class Check {

    private Check() {}

    /** Looks at one statement and what came before it. */
    @FunctionalInterface
    public interface OfStatement {
        void check(LintStatement statement, Findings found);
    }

    /** Looks at a file as a whole. */
    @FunctionalInterface
    public interface OfFile {
        void check(LintFile file, Findings found);
    }

    /** Looks at what all migrations together made. */
    @FunctionalInterface
    public interface OfSchema {
        void check(ReplayedSchema schema, LintContext context, Findings found);
    }

    /** Looks at what a statement did on a shadow. */
    @FunctionalInterface
    public interface OfTrace {
        void check(TracedStatement traced, Findings found);
    }
}
