package io.github.supabasemigrate.goal;

import io.github.supabasemigrate.SupabaseMigrate;
import io.github.supabasemigrate.testing.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A project in a directory, and the goals run on it as a front end without Maven would. */
public final class TestRun implements AutoCloseable, FrontEnd {

    private final Path directory;
    private final Map<String, String> configured = new HashMap<>();
    private final Map<String, String> userProperties = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final Build build = new Build();
    private @Nullable Login login;
    private @Nullable Confirmation confirmation;

    public TestRun(Path directory) {
        this.directory = directory;
        set("cacheDirectory", TestPostgres.cache().root().toString());
    }

    /** Writes a file of the project. */
    public TestRun file(String path, String text) {
        try {
            Path file = directory.resolve(path);
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sets a user property. */
    public TestRun set(String setting, String text) {
        userProperties.put("supabase-migrate." + setting, text);
        return this;
    }

    public TestRun configure(String setting, String text) {
        configured.put(setting, text);
        return this;
    }

    public TestRun variable(String name, String text) {
        environment.put(name, text);
        return this;
    }

    public TestRun login(String user, String password) {
        login = new Login(user, password, "settings.xml server `supabase-migrate`");
        return this;
    }

    /** Somebody is there and gives this answer. */
    public TestRun answer(boolean yes) {
        confirmation = (facts, question) -> {
            lines.addAll(facts);
            lines.add(question);
            return yes;
        };
        return this;
    }

    public SupabaseMigrate tool() {
        return SupabaseMigrate.open(this, workplace());
    }

    public Run run() {
        return Run.open(this, workplace());
    }

    private Workplace workplace() {
        Progress progress = new Progress() {
            @Override
            public void line(String text) {
                lines.add(text);
            }

            @Override
            public void warning(String text) {
                lines.add("warning: " + text);
            }
        };
        return new Workplace(
                environment,
                Clock.systemUTC(),
                progress,
                Optional.ofNullable(confirmation),
                build,
                major -> TestPostgres.binaries());
    }

    /** What was told on the way. */
    public List<String> lines() {
        return lines;
    }

    @Override
    public Path base() {
        return directory;
    }

    @Override
    public Map<String, String> configured() {
        return configured;
    }

    @Override
    public Map<String, String> userProperties() {
        return userProperties;
    }

    @Override
    public Map<String, String> environment() {
        return environment;
    }

    @Override
    public Optional<Login> login(String serverId) {
        return Optional.ofNullable(login);
    }

    @Override
    public void close() {
        build.close();
    }
}
