package io.github.supabasemigrate.plan;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.finding.Wording;
import io.github.supabasemigrate.history.AppliedMigration;
import io.github.supabasemigrate.project.MigrationFile;
import java.util.List;
import java.util.stream.Collectors;

/** A difference between files and history that a run cannot mend by itself, named with the next step. */
public sealed interface PlanProblem {

    /** The problem as every check reports; an error keeps the plan from running. */
    Finding finding();

    default boolean isBlocking() {
        return finding().severity().isAtLeast(Severity.ERROR);
    }

    /** The database has migrations that the project does not: another branch's, or files that were deleted. */
    record MissingLocally(List<AppliedMigration> rows) implements PlanProblem {
        public MissingLocally {
            rows = List.copyOf(rows);
        }

        @Override
        public Finding finding() {
            String versions = rows.stream().map(AppliedMigration::version).collect(Collectors.joining(","));
            return Finding.of(
                            "migration-missing-locally",
                            Severity.ERROR,
                            "The database has " + Wording.count(rows.size(), "migration")
                                    + " that the project does not: "
                                    + rows.stream()
                                            .map(row -> "`" + row.fileName() + "`")
                                            .collect(Collectors.joining(", "))
                                    + ".")
                    .withHint(
                            "Pull the branch that has them; or write them from the database: mvn supabase-migrate:fetch;"
                                    + " or, if they are undone for good, forget them: mvn supabase-migrate:repair"
                                    + " -Dsupabase-migrate.reverted=" + versions);
        }
    }

    /** Files that would run after newer ones already have, on this database only. */
    record OutOfOrder(List<MigrationFile> files, String newestApplied) implements PlanProblem {
        public OutOfOrder {
            files = List.copyOf(files);
        }

        @Override
        public Finding finding() {
            return Finding.of(
                            "migration-out-of-order",
                            Severity.ERROR,
                            Wording.count(files.size(), "pending migration") + " would run after the newer `"
                                    + newestApplied + "`, which is applied: "
                                    + files.stream()
                                            .map(file -> "`" + file.fileName() + "`")
                                            .collect(Collectors.joining(", "))
                                    + ".")
                    .at(Location.ofFile(files.get(0).relativePath()))
                    .withHint("Give them newer versions; or, if the order does not matter, run them as they are: mvn"
                            + " supabase-migrate:migrate -Dsupabase-migrate.includeAll=true");
        }
    }

    /** The file says something else than what ran. */
    record Edited(MigrationFile file) implements PlanProblem {
        @Override
        public Finding finding() {
            return Finding.of(
                            "migration-edited",
                            Severity.ERROR,
                            "`" + file.fileName() + "` changed after it was applied.")
                    .about(file.version().text())
                    .at(Location.ofFile(file.relativePath()))
                    .withHint("Restore it and put the change into a new migration: mvn supabase-migrate:new"
                            + " -Dsupabase-migrate.name=…; or, if the database has the change already, record the new text:"
                            + " mvn supabase-migrate:repair -Dsupabase-migrate.applied="
                            + file.version().text());
        }
    }

    /** A row whose version no file can have. */
    record JunkRow(AppliedMigration row) implements PlanProblem {
        @Override
        public Finding finding() {
            return Finding.of(
                            "history-junk-row",
                            Severity.WARNING,
                            "The history holds a row with the version `" + row.version()
                                    + "`, which no file can have; the Supabase CLI refuses to push beside it.")
                    .about(row.version())
                    .withHint("Remove it: mvn supabase-migrate:repair -Dsupabase-migrate.reverted=" + row.version());
        }
    }

    /** The version asked for is not one of the project's. */
    record UnknownVersion(String version) implements PlanProblem {
        @Override
        public Finding finding() {
            return Finding.of(
                            "migration-version-unknown",
                            Severity.ERROR,
                            "No migration of the project has the version `" + version + "`.")
                    .withHint("See the versions: mvn supabase-migrate:status");
        }
    }
}
