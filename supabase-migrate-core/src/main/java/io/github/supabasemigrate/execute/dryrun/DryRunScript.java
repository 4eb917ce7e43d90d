package io.github.supabasemigrate.execute.dryrun;

import io.github.supabasemigrate.history.AppliedMigration;
import io.github.supabasemigrate.history.HistoryTable;
import io.github.supabasemigrate.plan.MigrationPlan;
import io.github.supabasemigrate.plan.PlannedMigration.Pending;
import io.github.supabasemigrate.plan.TransactionControl;
import io.github.supabasemigrate.project.MigrationFile;

/** The SQL of a plan as one script for people to read, or for psql to run where no Java may. */
public final class DryRunScript {

    private DryRunScript() {}

    /** Every pending migration with its history row, in order. */
    public static String of(MigrationPlan plan) {
        var script = new StringBuilder();
        for (Pending migration : plan.pending()) {
            MigrationFile file = migration.file();
            boolean needsBegin = migration.mode().isOneTransaction()
                    && !TransactionControl.wrapsAll(file.script().statements());
            script.append("-- ").append(file.relativePath()).append(": ");
            script.append(migration.mode().description()).append('\n');
            script.append("RESET ALL;\n");
            script.append(needsBegin ? "BEGIN;\n" : "");
            script.append(file.text().stripTrailing()).append("\n;\n");
            script.append(HistoryTable.insert(row(file))).append(";\n");
            script.append(needsBegin ? "COMMIT;\n\n" : "\n");
        }
        return script.toString();
    }

    private static AppliedMigration row(MigrationFile file) {
        return new AppliedMigration(
                file.version().text(), file.name(), file.script().recorded());
    }
}
