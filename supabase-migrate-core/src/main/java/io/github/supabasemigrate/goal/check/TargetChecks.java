package io.github.supabasemigrate.goal.check;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.goal.Replayed;
import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.history.AppliedMigration;
import io.github.supabasemigrate.history.MigrationHistory;
import io.github.supabasemigrate.plan.MigrationPlan;
import io.github.supabasemigrate.plan.PlanOptions;
import io.github.supabasemigrate.plan.PlannedMigration;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.replay.ReplayedSchema;
import io.github.supabasemigrate.settings.Setting;
import io.github.supabasemigrate.verify.VerifyRule;
import io.github.supabasemigrate.verify.state.Drift;
import io.github.supabasemigrate.verify.state.DriftRepair;
import io.github.supabasemigrate.verify.state.TargetHistory;
import io.github.supabasemigrate.verify.state.TargetRule;
import io.github.supabasemigrate.verify.state.TargetState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is asked of a target: its history, its health, and whether its schema is what the migrations that ran there make. */
final class TargetChecks {

    private final Run run;
    private final TargetState state;
    private final MigrationPlan plan;
    private final ReplayedSchema expected;

    private TargetChecks(Run run, TargetState state, MigrationPlan plan) {
        this.run = run;
        this.state = state;
        this.plan = plan;
        this.expected = Replayed.of(run, applied(plan)).schema();
    }

    static TargetChecks of(Run run, Database target) {
        try (Connection connection = target.connect()) {
            List<AppliedMigration> history = MigrationHistory.read(connection);
            MigrationPlan plan = MigrationPlan.of(run.project().migrations(), history, PlanOptions.all());
            return new TargetChecks(run, TargetState.read(connection, target::connect), plan);
        } catch (SQLException e) {
            throw MigrateException.because("The state of " + target.describe() + " cannot be read.")
                    .why(e.getMessage())
                    .state("Nothing was changed.")
                    .cause(e)
                    .build();
        }
    }

    private static List<MigrationFile> applied(MigrationPlan plan) {
        return plan.migrations().stream()
                .filter(PlannedMigration.Applied.class::isInstance)
                .map(PlannedMigration.Applied.class::cast)
                .map(PlannedMigration.Applied::file)
                .toList();
    }

    List<VerifyRule> rules() {
        var rules = new ArrayList<VerifyRule>(TargetRule.allOn(state));
        rules.add(new TargetHistory(plan));
        rules.add(new Drift(state.catalog()).from(expected));
        return rules;
    }

    /** Writes the SQL that would end a drift, either way, if there is one; the files by what they repair. */
    Map<String, String> writeRepair(List<Finding> findings) {
        Map<String, String> written = new LinkedHashMap<>();
        if (findings.stream().anyMatch(finding -> finding.rule().equals(Drift.ID))) {
            DriftRepair repair = DriftRepair.between(expected, state.catalog());
            Path folder = run.settings().path(Setting.OUTPUT).orElseThrow().resolve("verify");
            written.put("target", write(folder.resolve("repair-target.sql"), repair.ofTarget()));
            written.put("migrations", write(folder.resolve("repair-migrations.sql"), repair.ofMigrations()));
        }
        return written;
    }

    private static String write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
            return file.toString();
        } catch (IOException e) {
            throw MigrateException.because("`" + file + "` cannot be written.")
                    .why(e.toString())
                    .cause(e)
                    .build();
        }
    }
}
