package io.github.supabasemigrate.project;

import io.github.supabasemigrate.project.config.DotEnv;
import io.github.supabasemigrate.project.config.Variables;
import io.github.supabasemigrate.project.files.Folders;
import io.github.supabasemigrate.project.files.SourceText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The variables of a project: the real environment, then the {@code .env} files of {@code supabase/}, then those of the folder above
 * it. In each folder {@code .env.secrets} (which the CLI does not know), {@code .env.<SUPABASE_ENV>.local}, {@code .env.local} (not for {@code test}), {@code .env.<SUPABASE_ENV>},
 * {@code .env}; the first that sets a variable wins. {@code SUPABASE_ENV} is {@code development} unless the real environment
 * says otherwise.
 */
public final class EnvFiles implements Variables {

    /** The source of what no file says. */
    public static final String ENVIRONMENT = "environment";

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, String> sources = new LinkedHashMap<>();

    private EnvFiles() {}

    /** Only the given environment, no files. */
    public static EnvFiles of(Map<String, String> environment) {
        EnvFiles variables = new EnvFiles();
        variables.add(environment, ENVIRONMENT);
        return variables;
    }

    /** Reads the files of a project whose {@code supabase/} folder is in {@code directory}. */
    static EnvFiles read(Path directory, Path supabase, Map<String, String> environment) {
        EnvFiles variables = of(environment);
        String stage = environment.getOrDefault("SUPABASE_ENV", "");
        for (Path folder : List.of(supabase, directory)) {
            for (String name : names(stage.isEmpty() ? "development" : stage)) {
                Path file = folder.resolve(name);
                if (Files.isRegularFile(file)) {
                    String shown = Folders.relative(directory, file);
                    variables.add(DotEnv.parse(SourceText.read(file, shown).text(), shown), shown);
                }
            }
        }
        return variables;
    }

    @Override
    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    @Override
    public String source(String name) {
        return sources.getOrDefault(name, "nowhere");
    }

    private void add(Map<String, String> more, String source) {
        for (Map.Entry<String, String> each : more.entrySet()) {
            if (values.putIfAbsent(each.getKey(), each.getValue()) == null) {
                sources.put(each.getKey(), source);
            }
        }
    }

    private static List<String> names(String stage) {
        List<String> names = new ArrayList<>();
        names.add(".env.secrets");
        names.add(".env." + stage + ".local");
        if (!stage.equals("test")) {
            names.add(".env.local");
        }
        names.add(".env." + stage);
        names.add(".env");
        return names;
    }
}
