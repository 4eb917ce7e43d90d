package io.github.supabasemigrate.goal.diff;

import io.github.supabasemigrate.diff.DiffPlan;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.project.NewMigration;
import io.github.supabasemigrate.project.SupabaseProject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.io.FileUtils;

/** Saves a plan. */
record PlanFiles(Run run, DiffPlan plan) {

    /** Writes it as the next migrations of the project, as a file, or both; tells what was written. */
    List<String> write(Optional<String> name, Optional<Path> file) {
        var written = new ArrayList<String>();
        name.ifPresent(given -> written.addAll(migrations(given, "")));
        file.ifPresent(path -> written.add(script(path)));
        return written;
    }

    /**
     * Writes it as migrations: more than one where a statement needs a transaction of its own.
     *
     * @param banner comments before the first statement
     */
    List<String> migrations(String name, String banner) {
        var written = new ArrayList<String>();
        List<String> files = plan.files();
        for (int i = 0; i < files.size(); i++) {
            // Read anew, so that each has a version after the one before.
            SupabaseProject project = i == 0
                    ? run.project()
                    : SupabaseProject.ofMigrations(run.project().migrationsFolder());
            String part = i == 0 ? name : name + "_" + (i + 1);
            Path path = NewMigration.of(
                            project, part, run.workplace().clock(), i == 0 ? banner + files.get(i) : files.get(i))
                    .path();
            written.add(shown(path));
        }
        return written;
    }

    private String script(Path path) {
        try {
            FileUtils.writeStringToFile(path.toFile(), plan.sql(), StandardCharsets.UTF_8);
            return shown(path);
        } catch (IOException e) {
            throw MigrateException.because("`" + path + "` cannot be written.")
                    .why(e.toString())
                    .cause(e)
                    .build();
        }
    }

    private String shown(Path path) {
        Path base = run.project().directory();
        return (path.startsWith(base) ? base.relativize(path) : path).toString().replace('\\', '/');
    }
}
