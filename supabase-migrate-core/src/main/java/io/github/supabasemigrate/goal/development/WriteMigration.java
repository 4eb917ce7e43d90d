package io.github.supabasemigrate.goal.development;

import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.project.MigrationTemplate;
import io.github.supabasemigrate.project.NewMigration;
import io.github.supabasemigrate.report.Outcome;
import io.github.supabasemigrate.settings.Setting;
import io.github.supabasemigrate.settings.Settings;
import java.util.Map;

/** Writes a migration with nothing in it yet, from the team's template or from ours. */
public final class WriteMigration {

    private final Run run;

    public WriteMigration(Run run) {
        this.run = run;
    }

    public Outcome run() {
        Settings settings = run.settings();
        NewMigration written = NewMigration.create(
                run.project(),
                settings.required(Setting.NAME, "add_user_preferences"),
                run.workplace().clock(),
                settings.path(Setting.TEMPLATE).map(MigrationTemplate::read).orElseGet(MigrationTemplate::builtIn),
                settings.text(Setting.TABLE));
        written.advice().forEach(run.workplace().progress()::warning);
        return new Written(
                run.project().directory().relativize(written.path()).toString().replace('\\', '/'),
                written.version().text());
    }

    /**
     * @param file relative to the project's directory
     */
    private record Written(String file, String version) implements Outcome {
        @Override
        public String summary() {
            return "Wrote `" + file + "`. Edit it, then try it on a throw-away database: mvn supabase-migrate:migrate";
        }

        @Override
        public Map<String, Object> data() {
            return Map.of("file", file, "version", version);
        }
    }
}
