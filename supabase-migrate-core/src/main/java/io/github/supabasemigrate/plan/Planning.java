package io.github.supabasemigrate.plan;

import io.github.supabasemigrate.history.AppliedMigration;
import io.github.supabasemigrate.plan.PlannedMigration.Pending;
import io.github.supabasemigrate.project.MigrationFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The comparison behind {@link MigrationPlan#of}: one pass over the files, one over the rows without a file. */
final class Planning {

    private final List<MigrationFile> files;
    private final PlanOptions options;
    private final Map<String, AppliedMigration> rowsWithoutFile = new TreeMap<>();
    private final Map<String, AppliedMigration> rows = new TreeMap<>();
    private final Optional<String> newestApplied;
    private final Set<MigrationFile> edited = ConcurrentHashMap.newKeySet();

    private final List<PlannedMigration> migrations = new ArrayList<>();
    private final List<PlanProblem> problems = new ArrayList<>();
    private final List<MigrationFile> outOfOrder = new ArrayList<>();

    Planning(List<MigrationFile> files, List<AppliedMigration> applied, PlanOptions options) {
        this.files = files;
        this.options = options;
        applied.forEach(row -> rows.put(row.version(), row));
        rowsWithoutFile.putAll(rows);
        files.forEach(file -> rowsWithoutFile.remove(file.version().text()));
        this.newestApplied = applied.stream()
                .filter(row -> !row.isJunk())
                .map(AppliedMigration::version)
                .max(Comparator.naturalOrder());
    }

    MigrationPlan plan() {
        missing();
        files.parallelStream().forEach(this::compare);
        files.forEach(this::planFile);
        if (!outOfOrder.isEmpty()) {
            problems.add(new PlanProblem.OutOfOrder(outOfOrder, newestApplied.orElseThrow()));
        }
        options.named()
                .filter(version ->
                        files.stream().noneMatch(file -> file.version().text().equals(version)))
                .ifPresent(version -> problems.add(new PlanProblem.UnknownVersion(version)));
        migrations.sort(Comparator.comparing(PlannedMigration::version));
        problems.sort(Comparator.comparing(problem -> !problem.isBlocking()));
        return new MigrationPlan(migrations, problems);
    }

    private void compare(MigrationFile file) {
        AppliedMigration row = rows.get(file.version().text());
        if (row != null && !EditCheck.isUnchanged(file, row)) {
            edited.add(file);
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
            if (edited.contains(file)) {
                problems.add(new PlanProblem.Edited(file));
            }
        } else if (!options.wants(version)) {
            migrations.add(new PlannedMigration.Skipped(
                    file,
                    options.named()
                            .map(named -> "`" + named + "` was asked for")
                            .orElse("")));
        } else {
            planPending(file, version);
        }
    }

    private void planPending(MigrationFile file, String version) {
        boolean isLate =
                newestApplied.filter(newest -> version.compareTo(newest) < 0).isPresent();
        if (isLate && !options.includesAll() && options.only().isEmpty()) {
            outOfOrder.add(file);
            migrations.add(new PlannedMigration.Skipped(file, "a newer migration is applied"));
        } else {
            migrations.add(new Pending(file, isLate));
        }
    }
}
