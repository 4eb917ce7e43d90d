package io.github.supabasemigrate.goal;

import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.project.EnvFiles;
import io.github.supabasemigrate.project.SupabaseProject;
import io.github.supabasemigrate.settings.Setting;
import io.github.supabasemigrate.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one order of precedence, from the weakest to the strongest: defaults, {@code config.toml}, {@code .env} files, the build
 * file, the environment, the login kept outside the project, the command line.
 */
public final class SettingSources {

    /** Variables that set the target and how to reach it, the weaker first. */
    private static final List<Variable> VARIABLES = List.of(
            new Variable("DATABASE_URL", Setting.URL),
            new Variable("SUPABASE_DB_URL", Setting.URL),
            new Variable("SUPABASE_DB_PASSWORD", Setting.PASSWORD));

    private record Variable(String name, Setting setting) {}

    private final FrontEnd frontEnd;

    public SettingSources(FrontEnd frontEnd) {
        this.frontEnd = frontEnd;
    }

    /** What the build file and the command line say: enough to find the project, and all there is when that fails. */
    public Settings ofFrontEnd() {
        Settings.Builder settings = Settings.in(frontEnd.base());
        addConfigured(settings);
        return settings.userProperties(frontEnd.userProperties()).build();
    }

    /** The project that the settings name, or that stands in the directory. */
    public Optional<SupabaseProject> project() {
        Settings settings = ofFrontEnd();
        Optional<Path> migrations = settings.path(Setting.MIGRATIONS);
        if (migrations.isPresent()) {
            return Optional.of(SupabaseProject.ofMigrations(migrations.get(), frontEnd.environment()));
        }
        if (settings.text(Setting.DIRECTORY).isEmpty() && !SupabaseProject.isIn(frontEnd.base())) {
            return Optional.empty();
        }
        return Optional.of(SupabaseProject.open(
                settings.path(Setting.DIRECTORY).orElse(frontEnd.base()),
                frontEnd.environment(),
                settings.path(Setting.OUTPUT)));
    }

    /** Everything. */
    public Settings all(Optional<SupabaseProject> project) {
        Settings.Builder settings = Settings.in(frontEnd.base());
        if (project.isPresent()) {
            addProject(settings, project.get());
        }
        addConfigured(settings.strongerSource());
        settings.strongerSource();
        Map<String, String> environment = frontEnd.environment();
        for (Variable each : VARIABLES) {
            settings.set(each.setting(), environment.get(each.name()), "environment " + each.name());
        }
        settings.set(Setting.YES, affirmative(environment.get("SUPABASE_YES")), "environment SUPABASE_YES");
        String serverId = ofFrontEnd().text(Setting.SERVER_ID).orElseThrow();
        Optional<FrontEnd.Login> login = frontEnd.login(serverId);
        if (login.isPresent()) {
            settings.strongerSource()
                    .set(Setting.USER, login.get().user(), login.get().source())
                    .set(Setting.PASSWORD, login.get().password(), login.get().source());
        }
        return settings.strongerSource()
                .userProperties(frontEnd.userProperties())
                .build();
    }

    private static void addProject(Settings.Builder settings, SupabaseProject project) {
        EnvFiles variables = project.variables();
        settings.strongerSource();
        for (Variable each : VARIABLES) {
            String source = variables.source(each.name());
            if (!source.equals(EnvFiles.ENVIRONMENT)) {
                settings.set(each.setting(), variables.get(each.name()).orElse(null), source + " " + each.name());
            }
        }
    }

    private void addConfigured(Settings.Builder settings) {
        for (Map.Entry<String, String> each : frontEnd.configured().entrySet()) {
            Setting setting = Setting.ofKey(each.getKey()).orElse(null);
            if (setting == Setting.PASSWORD) {
                throw passwordInBuildFile();
            }
            if (setting != null) {
                settings.set(setting, each.getValue(), "POM");
            }
        }
    }

    private static MigrateException passwordInBuildFile() {
        return MigrateException.because("The POM sets a password, which everybody who has the project can read.")
                .next("Put it into a <server> of settings.xml (mvn --encrypt-password), into the environment as"
                        + " SUPABASE_DB_PASSWORD, or into .env.local.")
                .build();
    }

    private static @Nullable String affirmative(@Nullable String text) {
        return text != null && List.of("1", "t", "true", "yes").contains(text) ? "true" : null;
    }
}
