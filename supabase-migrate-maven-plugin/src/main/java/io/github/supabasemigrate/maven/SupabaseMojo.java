package io.github.supabasemigrate.maven;

import io.github.supabasemigrate.SupabaseMigrate;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.project.files.Ahead;
import io.github.supabasemigrate.report.JsonText;
import io.github.supabasemigrate.report.Outcome;
import io.github.supabasemigrate.report.ResultFile;
import io.github.supabasemigrate.settings.Setting;
import io.github.supabasemigrate.settings.Settings;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** What every goal does around its own verb: settings, skipping, the result, the words of a failure. */
public abstract class SupabaseMojo extends AbstractMojo {

    private static final Pattern ANNOTATION = Pattern.compile("::(error|warning|notice) ");

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    protected MavenSession session;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    protected MavenProject project;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    protected MojoExecution execution;

    @Inject
    protected SettingsDecrypter decrypter;

    @Inject
    protected RepositorySystem repositories;

    /** Does nothing. One goal alone is skipped by its name, as with -Dsupabase-migrate.migrate.skip. */
    @Parameter(property = "supabase-migrate.skip")
    @Nullable String skip;

    /** The directory that holds supabase/. Default: the module's own. */
    @Parameter(property = "supabase-migrate.directory")
    @Nullable String directory;

    /** A plain folder of SQL migrations, for a project without supabase/. */
    @Parameter(property = "supabase-migrate.migrations")
    @Nullable String migrations;

    /** Where result.json and reports are written. */
    @Parameter(property = "supabase-migrate.outputDirectory")
    @Nullable String outputDirectory;

    /** Does the goal's own work: one call of the façade. */
    protected abstract Outcome run(SupabaseMigrate tool);

    /** What the POM says beside the goal's own fields, by the setting's name. */
    protected Map<String, String> otherConfiguration() {
        return Map.of();
    }

    /** Called before the project is read: begins to load classes that are needed later, unless a constructor has begun. */
    protected void loadAhead() {
        Ahead.run(ResultFile::load);
    }

    /** True for a goal that has nothing to do in a module without {@code supabase/}. */
    protected boolean needsProject() {
        return true;
    }

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        Outcome outcome;
        try {
            MavenFrontEnd frontEnd = new MavenFrontEnd(this);
            if (frontEnd.isSkipped(goal())) {
                getLog().info("supabase-migrate:" + goal() + " is skipped: `skip` is set.");
                return;
            }
            if (needsProject() && !frontEnd.hasProject()) {
                leaveModuleAlone(frontEnd.base());
                return;
            }
            outcome = runAndRecord(frontEnd);
        } catch (MigrateException e) {
            // Without the cause: Maven would print its message, which the exception's own contains in better words,
            // once more.
            getLog().debug(e);
            throw new MojoExecutionException(e.getMessage());
        }
        if (outcome.status() != Outcome.Status.PASSED) {
            throw new MojoFailureException(outcome.summary());
        }
    }

    private Outcome runAndRecord(MavenFrontEnd frontEnd) {
        loadAhead();
        Path output = frontEnd.settings().path(Setting.OUTPUT).orElseThrow();
        ResultFile result = new ResultFile(output);
        try {
            SupabaseMigrate tool = SupabaseMigrate.open(frontEnd, frontEnd.workplace());
            Outcome outcome = run(tool);
            result.write(goal(), outcome);
            show(outcome, tool.settings());
            return outcome;
        } catch (MigrateException e) {
            result.write(goal(), e);
            throw e;
        }
    }

    private void show(Outcome outcome, Settings settings) {
        if (settings.text(Setting.FORMAT).filter("json"::equals).isPresent()) {
            // Not through the log: what reads JSON wants no [INFO], and wants it under -q.
            System.out.print(JsonText.of(outcome.data()));
            return;
        }
        outcome.details().forEach(this::tell);
        if (outcome.status() == Outcome.Status.PASSED) {
            getLog().info(outcome.summary());
        }
    }

    /** GitHub takes a line for an annotation only if it begins with the command, and wants it under -q. */
    private void tell(String line) {
        if (ANNOTATION.matcher(line).lookingAt()) {
            System.out.println(line);
        } else {
            getLog().info(line);
        }
    }

    private void leaveModuleAlone(Path base) {
        if (project.getFile() == null) {
            throw MigrateException.because("There is no `supabase/` in `" + base + "`.")
                    .next(
                            "Go to the project's directory, or name it: -Dsupabase-migrate.directory=…; a plain folder of SQL"
                                    + " files: -Dsupabase-migrate.migrations=…")
                    .build();
        }
        getLog().info("No `supabase/` in this module: supabase-migrate:" + goal() + " has nothing to do.");
    }

    private String goal() {
        return execution.getGoal();
    }
}
