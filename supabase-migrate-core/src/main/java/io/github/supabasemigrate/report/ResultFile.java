package io.github.supabasemigrate.report;

import io.github.supabasemigrate.finding.MigrateException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code result.json}: the last goal's status (0 passed, 1 violations, 2 could not run), its one line, and what it counted.
 * Replaced whole, so that a reader never sees half of one.
 */
public final class ResultFile {

    private final Path directory;
    private final Path file;

    /**
     * @param directory made when missing
     */
    public ResultFile(Path directory) {
        this.directory = directory;
        this.file = directory.resolve("result.json");
    }

    /** Loads the classes that writing takes, for who does so beside other work. */
    public static void load() {
        JsonText.of(Map.of("status", 0));
    }

    public void write(String goal, Outcome outcome) {
        write(goal, outcome.status(), outcome.summary(), outcome.data());
    }

    public void write(String goal, MigrateException failure) {
        write(goal, Outcome.Status.COULD_NOT_RUN, failure.getMessage(), Map.of());
    }

    private void write(String goal, Outcome.Status status, String summary, Map<String, Object> data) {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("goal", goal);
        content.put("status", status.code());
        content.put("summary", summary);
        content.putAll(data);
        try {
            Files.createDirectories(directory);
            Path draft = directory.resolve("result." + System.nanoTime() + ".draft");
            Files.write(draft, JsonText.of(content).getBytes(StandardCharsets.UTF_8));
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw MigrateException.because("`" + file + "` cannot be written.")
                    .why(e.toString())
                    .next("Make its directory writable, or name another: -Dsupabase-migrate.outputDirectory=…")
                    .cause(e)
                    .build();
        }
    }
}
