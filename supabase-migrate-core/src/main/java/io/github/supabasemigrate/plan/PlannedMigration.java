package io.github.supabasemigrate.plan;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.history.AppliedMigration;
import io.github.supabasemigrate.project.MigrationFile;
import java.util.List;
import java.util.Objects;

/** One version that the project, the database or both know, and what a run does about it. */
public sealed interface PlannedMigration {

    /** Of a version that the project has. */
    sealed interface OfFile extends PlannedMigration {
        MigrationFile file();

        @Override
        default String version() {
            return file().version().text();
        }

        @Override
        default String fileName() {
            return file().fileName();
        }
    }

    String version();

    /** The file's name, or the name that the database's row gives it. */
    String fileName();

    /** One word for tables: {@code pending}, {@code applied}, {@code skipped} or {@code missing}. */
    String state();

    /**
     * Runs.
     *
     * @param isOutOfOrder something newer is applied already
     */
    record Pending(MigrationFile file, boolean isOutOfOrder) implements OfFile {
        public Pending {
            Objects.requireNonNull(file, "file");
        }

        /** How it runs, and why so. Parses the file when it is first asked for, so that the first files can run before the last is read. */
        public TransactionMode mode() {
            return TransactionRules.modeOf(file);
        }

        /** What its reader should know before agreeing, as its statements say; parses them all, so ask only to show it. */
        public List<Finding> hazards() {
            return Hazards.of(file);
        }

        @Override
        public String state() {
            return "pending";
        }
    }

    /** Is in the history: does not run. */
    record Applied(MigrationFile file, AppliedMigration row) implements OfFile {
        @Override
        public String state() {
            return "applied";
        }
    }

    /** Is not in the history and does not run either. */
    record Skipped(MigrationFile file, String reason) implements OfFile {
        @Override
        public String state() {
            return "skipped";
        }
    }

    /** Is in the history but not among the files. */
    record Missing(AppliedMigration row) implements PlannedMigration {
        @Override
        public String version() {
            return row.version();
        }

        @Override
        public String fileName() {
            return row.fileName();
        }

        @Override
        public String state() {
            return "missing";
        }
    }
}
