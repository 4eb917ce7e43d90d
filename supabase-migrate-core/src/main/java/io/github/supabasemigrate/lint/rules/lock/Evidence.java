package io.github.supabasemigrate.lint.rules.lock;

import io.github.supabasemigrate.trace.Blocking;
import io.github.supabasemigrate.trace.StatementTrace;

/** What a trace must show of a table for a suspicion to be true. */
public enum Evidence {
    /** The table was copied. */
    REWRITE {
        @Override
        public boolean isIn(StatementTrace trace, String table) {
            return trace.rewritten().stream()
                    .anyMatch(each -> each.qualifiedName().equals(table));
        }
    },
    /** An index of the table was built anew. */
    INDEX_BUILD {
        @Override
        public boolean isIn(StatementTrace trace, String table) {
            return trace.indexBuilds().stream()
                    .anyMatch(build ->
                            !build.isRebuild() && table.equals(build.index().table()));
        }
    },
    /** An index that was there was built again, and the table was not copied, which would include that. */
    INDEX_REBUILD {
        @Override
        public boolean isIn(StatementTrace trace, String table) {
            return !REWRITE.isIn(trace, table)
                    && trace.indexBuilds().stream()
                            .anyMatch(build -> build.isRebuild()
                                    && table.equals(build.index().table()));
        }
    },
    /** The table was read from end to end, and not for an index or a copy. */
    SCAN {
        @Override
        public boolean isIn(StatementTrace trace, String table) {
            return !REWRITE.isIn(trace, table)
                    && !INDEX_BUILD.isIn(trace, table)
                    && trace.activity().stream()
                            .anyMatch(each -> each.table().qualifiedName().equals(table) && each.fullScans() > 0);
        }
    },
    /** Writers of the table wait while it runs. */
    WRITERS_WAIT {
        @Override
        public boolean isIn(StatementTrace trace, String table) {
            Blocking blocking = trace.blockingWhileItRuns().get(table);
            return blocking != null && blocking.writes();
        }
    };

    public abstract boolean isIn(StatementTrace trace, String table);

    /** Whether a trace of this statement could show it: what ran by itself is seen only through its locks and what it left. */
    boolean canBeSeenIn(StatementTrace trace) {
        return trace.inTransaction() || this == REWRITE || this == INDEX_BUILD || this == INDEX_REBUILD;
    }
}
