package io.github.supabasemigrate.plan;

import io.github.supabasemigrate.history.AppliedMigration;
import io.github.supabasemigrate.plan.PlannedMigration.Pending;
import io.github.supabasemigrate.project.MigrationFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The comparison behind {@link MigrationPlan#of}: one pass over the files, one over the rows without a file. */
final class Planning {

    private final List<MigrationFile> files;
    private final PlanOptions options;
    private final Map<String, AppliedMigration> rowsWithoutFile = new TreeMap<>();
    private final Map<String, AppliedMigration> rows = new TreeMap<>();
    private final Optional<String> newestApplied;
    private final Set<Path> edited = new HashSet<>();

    private final List<PlannedMigration> migrations = new ArrayList<>();
    private final List<PlanProblem> problems = new ArrayList<>();
    private final List<MigrationFile> outOfOrder = new ArrayList<>();

    Planning(List<MigrationFile> files, List<AppliedMigration> applied, PlanOptions options) {
        this.files = files;
        this.options = options;
        for (AppliedMigration row : applied) {
            rows.put(row.version(), row);
        }
        rowsWithoutFile.putAll(rows);
        for (MigrationFile file : files) {
            rowsWithoutFile.remove(file.version().text());
        }
        this.newestApplied = newestOf(applied);
    }

    private static Optional<String> newestOf(List<AppliedMigration> applied) {
        String newest = null;
        for (AppliedMigration row : applied) {
            if (!row.isJunk() && (newest == null || newest.compareTo(row.version()) < 0)) {
                newest = row.version();
            }
        }
        return Optional.ofNullable(newest);
    }

    MigrationPlan plan() {
        missing();
        for (MigrationFile file : files) {
            compare(file);
        }
        for (MigrationFile file : files) {
            planFile(file);
        }
        if (!outOfOrder.isEmpty()) {
            problems.add(new PlanProblem.OutOfOrder(outOfOrder, newestApplied.orElseThrow()));
        }
        Optional<String> named = options.named();
        if (named.isPresent()
                && files.stream().noneMatch(file -> file.version().text().equals(named.get()))) {
            problems.add(new PlanProblem.UnknownVersion(named.get()));
        }
        if (!rowsWithoutFile.isEmpty()) {
            migrations.sort((first, second) -> first.version().compareTo(second.version()));
        }
        if (problems.size() > 1) {
            problems.sort(Comparator.comparing(problem -> !problem.isBlocking()));
        }
        return new MigrationPlan(migrations, problems);
    }

    private void compare(MigrationFile file) {
        AppliedMigration row = rows.get(file.version().text());
        if (row != null && !EditCheck.isUnchanged(file, row)) {
            edited.add(file.path());
        }
    }

    private void missing() {
        var missing = new ArrayList<AppliedMigration>();
        for (AppliedMigration row : rowsWithoutFile.values()) {
            migrations.add(new PlannedMigration.Missing(row));
            if (row.isJunk()) {
                problems.add(new PlanProblem.JunkRow(row));
            } else {
                missing.add(row);
            }
        }
        if (!missing.isEmpty()) {
            problems.add(new PlanProblem.MissingLocally(missing));
        }
    }

    private void planFile(MigrationFile file) {
        String version = file.version().text();
        AppliedMigration row = rows.get(version);
        if (row != null) {
            migrations.add(new PlannedMigration.Applied(file, row));
            if (edited.contains(file.path())) {
                problems.add(new PlanProblem.Edited(file));
            }
        } else if (!options.wants(version)) {
            String named = options.named().orElseThrow();
            migrations.add(new PlannedMigration.Skipped(file, "`" + named + "` was asked for"));
        } else {
            planPending(file, version);
        }
    }

    private void planPending(MigrationFile file, String version) {
        boolean isLate = newestApplied.isPresent() && version.compareTo(newestApplied.get()) < 0;
        if (isLate && !options.includesAll() && options.only().isEmpty()) {
            outOfOrder.add(file);
            migrations.add(new PlannedMigration.Skipped(file, "a newer migration is applied"));
        } else {
            migrations.add(new Pending(file, isLate));
        }
    }
}
