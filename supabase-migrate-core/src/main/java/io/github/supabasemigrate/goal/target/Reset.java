package io.github.supabasemigrate.goal.target;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.execute.reset.DatabaseReset;
import io.github.supabasemigrate.execute.reset.DefaultPrivileges;
import io.github.supabasemigrate.goal.ProgressListener;
import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.report.Outcome;
import io.github.supabasemigrate.settings.Setting;
import java.util.List;

/** Gives a target back the state in which the platform made it, then applies migrations and seeds. */
public final class Reset {

    private final Run run;

    public Reset(Run run) {
        this.run = run;
    }

    public Outcome run() {
        run.tellNotices();
        // Read first: a file that cannot be read must not be found out after everything is gone.
        List<MigrationFile> files = run.project().migrations();
        var options = new TargetOptions(run.settings());
        Database target = TargetDatabase.require(run.settings());
        DefaultPrivileges wanted = run.project()
                .config()
                .autoExposesNewTables()
                .map(opens -> opens ? DefaultPrivileges.OPEN : DefaultPrivileges.CLOSED)
                .orElse(DefaultPrivileges.OPEN_UNLESS_CLOSED);
        var reset = new DatabaseReset(target, options.execution(), new ProgressListener(run.workplace()), wanted);
        String confirmed = run.settings().text(Setting.RESET_TARGET).orElse(null);
        return new Migrated(
                target.describe(),
                reset.reset(files, options.plan(), options.scriptsOfReset(run.project()), confirmed));
    }
}
