package io.github.supabasemigrate.goal.diff;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.database.ServerError;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.goal.target.Consent;
import io.github.supabasemigrate.goal.target.TargetDatabase;
import io.github.supabasemigrate.history.AppliedMigration;
import io.github.supabasemigrate.history.HistoryRepair;
import io.github.supabasemigrate.history.MigrationHistory;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.project.SqlFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The history of a target after its files were squashed.
 *
 * @param files the old files
 * @param written the new one, of the version of the last of them
 */
record SquashedHistory(Run run, List<MigrationFile> files, Path written) {

    /** Puts the new file in the place of the old ones, after a yes; else tells how that is done later. */
    List<String> repair() {
        Optional<Database> target = TargetDatabase.find(run.settings());
        if (target.isEmpty()) {
            return List.of("A database that has these migrations: " + command());
        }
        try (Connection connection = target.get().connect()) {
            return repair(target.get(), connection);
        } catch (SQLException e) {
            throw MigrateException.because(
                            "The migration history of " + target.get().describe() + " cannot be repaired.")
                    .why(ServerError.from(e).describe())
                    .state("The files are squashed; the history is as it was.")
                    .next(command())
                    .cause(e)
                    .build();
        }
    }

    private List<String> repair(Database target, Connection connection) throws SQLException {
        Set<String> applied = MigrationHistory.read(connection).stream()
                .map(AppliedMigration::version)
                .collect(Collectors.toSet());
        List<String> old = files.stream().map(file -> file.version().text()).toList();
        if (!applied.containsAll(old)) {
            return List.of("The history of " + target.describe() + " is left alone: it has not all of them.");
        }
        List<String> facts = new ArrayList<>();
        files.forEach(file -> facts.add("forget   " + file.fileName()));
        facts.add("record   " + written.getFileName());
        if (!new Consent(run, target).isGiven("Change the history of", () -> facts)) {
            return List.of("The history of " + target.describe() + " is as it was. Later: " + command());
        }
        var repair = new HistoryRepair(connection);
        repair.markApplied(List.of(row()));
        repair.markReverted(old.subList(0, old.size() - 1));
        facts.add("The history of " + target.describe() + " is repaired.");
        return facts;
    }

    private AppliedMigration row() {
        MigrationFile last = files.get(files.size() - 1);
        String name = written.getFileName().toString();
        int from = last.version().text().length() + 1;
        SqlFile file = SqlFile.at(written, run.project().directory()).get(0);
        return new AppliedMigration(
                last.version().text(),
                name.substring(from, name.length() - ".sql".length()),
                file.script().recorded());
    }

    private String command() {
        List<String> old = files.stream().map(file -> file.version().text()).toList();
        return "mvn supabase-migrate:repair -Dsupabase-migrate.reverted=%s -Dsupabase-migrate.applied=%s"
                .formatted(String.join(",", old.subList(0, old.size() - 1)), old.get(old.size() - 1));
    }
}
