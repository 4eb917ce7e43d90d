package io.github.supabasemigrate.maven;

import io.github.supabasemigrate.goal.FrontEnd;
import io.github.supabasemigrate.goal.SettingSources;
import io.github.supabasemigrate.goal.Workplace;
import io.github.supabasemigrate.project.SupabaseProject;
import io.github.supabasemigrate.settings.Setting;
import io.github.supabasemigrate.settings.Settings;
import java.io.File;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.aether.RepositorySystemSession;
import org.jspecify.annotations.Nullable;

/** What Maven knows about a run: the POM's settings, {@code -D}, the servers of settings.xml, the directory. */
final class MavenFrontEnd implements FrontEnd {

    private final SupabaseMojo mojo;
    private @Nullable Map<String, String> configured;

    MavenFrontEnd(SupabaseMojo mojo) {
        this.mojo = mojo;
    }

    /** The module's directory; without a POM the one that Maven was called in. */
    @Override
    public Path base() {
        File directory = mojo.project.getFile() == null
                ? new File(mojo.session.getExecutionRootDirectory())
                : mojo.project.getBasedir();
        return directory.toPath().toAbsolutePath();
    }

    /** The POM's properties, then its configuration as Maven put it into the goal's fields. */
    @Override
    public Map<String, String> configured() {
        Map<String, String> known = configured;
        if (known == null) {
            known = Collections.unmodifiableMap(read());
            configured = known;
        }
        return known;
    }

    private Map<String, String> read() {
        Map<String, String> texts = new LinkedHashMap<>(withoutPrefix(texts(mojo.project.getProperties())));
        // A property of this name is where POMs keep the plugin's own version.
        texts.remove(Setting.VERSION.key());
        texts.putAll(mojo.otherConfiguration());
        for (Class<?> type = mojo.getClass(); type != SupabaseMojo.class.getSuperclass(); type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (field.getType() == String.class
                        && Setting.ofKey(field.getName()).isPresent()) {
                    String text = text(field);
                    if (text != null) {
                        texts.put(field.getName(), text);
                    }
                }
            }
        }
        return texts;
    }

    private @Nullable String text(Field field) {
        try {
            field.setAccessible(true);
            return (String) field.get(mojo);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(field + " is not readable", e);
        }
    }

    @Override
    public Map<String, String> userProperties() {
        return texts(mojo.session.getUserProperties());
    }

    @Override
    public Map<String, String> environment() {
        return System.getenv();
    }

    @Override
    public Optional<Login> login(String serverId) {
        return new MavenServers(mojo.session.getSettings(), mojo.decrypter).login(serverId);
    }

    /** What is known before the project is opened. */
    Settings settings() {
        return new SettingSources(this).ofFrontEnd();
    }

    /** Whether the plugin or this goal is to do nothing. */
    boolean isSkipped(String goal) {
        Map<String, String> all = new HashMap<>(configured());
        all.putAll(withoutPrefix(userProperties()));
        return "true".equals(all.get(Setting.SKIP.key())) || "true".equals(all.get(goal + ".skip"));
    }

    /** Whether there is something to work on: {@code supabase/}, or a place that was named. */
    boolean hasProject() {
        return SupabaseProject.isIn(base())
                || settings().text(Setting.DIRECTORY).isPresent()
                || settings().text(Setting.MIGRATIONS).isPresent();
    }

    Workplace workplace() {
        RepositorySystemSession repositories = mojo.session.getRepositorySession();
        return new Workplace(
                environment(),
                Clock.systemUTC(),
                new LogProgress(mojo.getLog()),
                MavenTerminal.confirmation(mojo.session),
                MavenBuild.of(mojo.session, mojo.getLog()),
                new MavenBinaries(mojo.repositories, repositories, mojo.project.getRemotePluginRepositories()));
    }

    private static Map<String, String> withoutPrefix(Map<String, String> properties) {
        Map<String, String> ours = new HashMap<>();
        for (Map.Entry<String, String> property : properties.entrySet()) {
            if (property.getKey().startsWith(Setting.PREFIX)) {
                ours.put(property.getKey().substring(Setting.PREFIX.length()), property.getValue());
            }
        }
        return ours;
    }

    private static Map<String, String> texts(Properties properties) {
        Map<String, String> texts = new HashMap<>();
        for (String name : properties.stringPropertyNames()) {
            texts.put(name, properties.getProperty(name));
        }
        return texts;
    }
}
