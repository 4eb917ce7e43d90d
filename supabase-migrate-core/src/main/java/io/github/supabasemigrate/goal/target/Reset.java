package io.github.supabasemigrate.goal.target;

import io.github.supabasemigrate.database.Database;
import io.github.supabasemigrate.database.ServerError;
import io.github.supabasemigrate.execute.MigrationExecutor;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.goal.ProgressListener;
import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.project.MigrationFile;
import io.github.supabasemigrate.report.Outcome;
import io.github.supabasemigrate.settings.Setting;
import io.github.supabasemigrate.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;

/** Gives a target back the state in which the platform made it, then applies migrations and seeds. */
public final class Reset {

    private final Run run;
    private final Settings settings;

    public Reset(Run run) {
        this.run = run;
        this.settings = run.settings();
    }

    public Outcome run() {
        run.tellNotices();
        // Read first: a file that cannot be read must not be found out after everything is gone.
        List<MigrationFile> files = run.project().migrations();
        TargetOptions options = new TargetOptions(settings);
        Database target = TargetDatabase.require(settings);
        requireExpendable(target);
        wipe(target);
        run.workplace().progress().line("wiped " + target.describe());
        var executor = new MigrationExecutor(target, options.execution(), new ProgressListener(run.workplace()));
        return new Migrated(
                target.describe(), executor.migrate(files, options.plan(), options.scriptsOfReset(run.project())));
    }

    private void requireExpendable(Database target) {
        boolean isTyped = settings.text(Setting.RESET_TARGET)
                .filter(target.host()::equals)
                .isPresent();
        if (!target.isLocal() && !isTyped) {
            throw MigrateException.because(
                            target.describe() + " is not on this machine, and a reset loses all its data.")
                    .state("Nothing was changed.")
                    .next("If all of it may be lost, type its host: -Dsupabase-migrate.confirmTarget=…")
                    .build();
        }
    }

    private static void wipe(Database target) {
        try (Connection connection = target.connect();
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(script());
        } catch (SQLException e) {
            throw MigrateException.because(target.describe() + " cannot be reset.")
                    .why(ServerError.from(e).describe())
                    .state("It is as it was.")
                    .next("Log in as the role that owns its objects.")
                    .cause(e)
                    .build();
        }
    }

    static String script() {
        try (InputStream in = Reset.class.getResourceAsStream("wipe.sql")) {
            return new String(Objects.requireNonNull(in, "wipe.sql").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
