package io.github.supabasemigrate.goal;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.project.SupabaseProject;
import io.github.supabasemigrate.settings.Settings;
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

    /** Says what the project's files would otherwise leave unsaid. */
    public void tellNotices() {
        for (Finding notice : project().notices()) {
            workplace.progress().warning(new FindingText(notice).line());
        }
    }

    /** The project, for a verb that needs one. */
    public SupabaseProject project() {
        return found.orElseThrow(() -> MigrateException.because("There is no `supabase/` here.")
                .next("Go to the project's directory, or name it: -Dsupabase-migrate.directory=…; a plain folder of SQL"
                        + " files: -Dsupabase-migrate.migrations=…")
                .build());
    }
}
