package io.github.supabasemigrate.goal;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.project.ProjectConfig;
import io.github.supabasemigrate.project.SupabaseProject;
import io.github.supabasemigrate.project.config.ConfigKey;
import io.github.supabasemigrate.settings.Setting;
import io.github.supabasemigrate.settings.Settings;
import io.github.supabasemigrate.shadow.cache.CacheDirectory;
import java.util.Optional;

/**
 * What a verb works with.
 *
 * @param found the project, if there is one
 */
public record Run(Settings settings, Optional<SupabaseProject> found, Workplace workplace) {

    /** Reads settings and project. */
    public static Run open(FrontEnd frontEnd, Workplace workplace) {
        SettingSources sources = new SettingSources(frontEnd);
        Optional<SupabaseProject> project = sources.project();
        return new Run(sources.all(project), project, workplace);
    }

    /**
     * The settings with those that nobody set and {@code config.toml} decides. A goal asks the project itself instead, as late as it can: the
     * file is read beside other work.
     */
    public Settings effective() {
        if (found.isEmpty()) {
            return settings;
        }
        ProjectConfig config = found.get().config();
        String source = config.source(ConfigKey.DB_MAJOR_VERSION).orElse("");
        return settings.orElse(Setting.POSTGRES_VERSION, String.valueOf(config.majorVersion()), source);
    }

    /** Says what the project's files would otherwise leave unsaid. */
    public void tellNotices() {
        for (Finding notice : project().notices()) {
            workplace.progress().warning(new FindingText(notice).line());
        }
    }

    /** Where builds of this user keep what they share. */
    public CacheDirectory cache() {
        return new ShadowSource(settings, workplace).cache();
    }

    /** The project, for a verb that needs one. */
    public SupabaseProject project() {
        return found.orElseThrow(() -> MigrateException.because("There is no `supabase/` here.")
                .next("Go to the project's directory, or name it: -Dsupabase-migrate.directory=…; a plain folder of SQL"
                        + " files: -Dsupabase-migrate.migrations=…")
                .build());
    }
}
