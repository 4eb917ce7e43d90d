package io.github.supabasemigrate.goal.target;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.database.ServerError;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.history.AppliedMigration;
import io.github.supabasemigrate.history.HistoryRepair;
import io.github.supabasemigrate.history.MigrationHistory;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.report.Outcome;
import io.github.supabasemigrate.settings.Setting;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Changes what the target's history says, version by version, after showing it. Runs no migration. */
public final class Repair {

    private final Run run;
    private final List<String> applied;
    private final List<String> reverted;

    public Repair(Run run) {
        this.run = run;
        this.applied = run.settings().list(Setting.APPLIED);
        this.reverted = run.settings().list(Setting.REVERTED);
    }

    public Outcome run() {
        requireVersions();
        List<MigrationFile> files = applied.stream().map(this::file).toList();
        Database target = TargetDatabase.require(run.settings());
        try (Connection connection = target.connect()) {
            List<String> rows = describe(MigrationHistory.read(connection), files);
            rows.forEach(run.workplace().progress()::line);
            new Consent(run, target).require("Change the history of", () -> rows);
            var repair = new HistoryRepair(connection);
            repair.markApplied(files.stream().map(Repair::row).toList());
            return new Repaired(target.describe(), applied, repair.markReverted(reverted));
        } catch (SQLException e) {
            throw MigrateException.because("The migration history of " + target.describe() + " cannot be repaired.")
                    .why(ServerError.from(e).describe())
                    .state("The history is as it was.")
                    .cause(e)
                    .build();
        }
    }

    private void requireVersions() {
        if (applied.isEmpty() && reverted.isEmpty()) {
            throw MigrateException.because("No version is named.")
                    .next("Name those to record: -Dsupabase-migrate.applied=20250101000000; or those to forget:"
                            + " -Dsupabase-migrate.reverted=20250101000000. See them: mvn supabase-migrate:status")
                    .build();
        }
        List<String> both = applied.stream().filter(reverted::contains).toList();
        if (!both.isEmpty()) {
            throw MigrateException.because(both + " cannot be both applied and reverted.")
                    .build();
        }
    }

    private MigrationFile file(String version) {
        return run.project().migrations().stream()
                .filter(file -> file.version().text().equals(version))
                .findFirst()
                .orElseThrow(() -> MigrateException.because("No migration of the project has the version `" + version
                                + "`, so it cannot be recorded as applied.")
                        .state("Nothing was changed.")
                        .next("See the versions: mvn supabase-migrate:status")
                        .build());
    }

    private static AppliedMigration row(MigrationFile file) {
        return new AppliedMigration(
                file.version().text(), file.name(), file.script().recorded());
    }

    private List<String> describe(List<AppliedMigration> history, List<MigrationFile> files) {
        Map<String, String> known = history.stream()
                .collect(Collectors.toMap(AppliedMigration::version, AppliedMigration::fileName, (a, b) -> a));
        List<String> lines = new ArrayList<>();
        for (MigrationFile file : files) {
            boolean isKnown = known.containsKey(file.version().text());
            lines.add((isKnown ? "record anew  " : "record       ") + file.fileName());
        }
        for (String version : reverted) {
            lines.add("forget       " + known.getOrDefault(version, version + " (the history has no such row)"));
        }
        return lines;
    }

    /**
     * What was changed.
     *
     * @param reverted versions whose rows were there and are gone
     */
    record Repaired(String database, List<String> applied, List<String> reverted) implements Outcome {

        @Override
        public String summary() {
            return "History of " + database + ": " + applied.size() + " recorded as applied, " + reverted.size()
                    + " forgotten.";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("database", database, "applied", applied, "reverted", reverted);
        }
    }
}
