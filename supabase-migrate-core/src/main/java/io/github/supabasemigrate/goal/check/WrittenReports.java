package io.github.supabasemigrate.goal.check;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.goal.Reports;
import io.github.supabasemigrate.goal.Run;
import io.github.supabasemigrate.settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** The files that a goal writes about its findings, left alone while they are those of the same inputs. */
record WrittenReports(Run run, String goal) {

    private static final String KEY = "report.";

    /** Writes them, and beside them what they are about. */
    Map<String, String> write(Reports reports, List<Finding> findings, String inputs) {
        Map<String, String> files = reports.write(goal, findings);
        try {
            Files.createDirectories(marker().toAbsolutePath().getParent());
            Files.writeString(marker(), inputs);
            return files;
        } catch (IOException e) {
            throw MigrateException.because("`" + marker() + "` cannot be written.")
                    .why(e.toString())
                    .next("Make its directory writable, or name another: -Dsupabase-migrate.outputDirectory=…")
                    .cause(e)
                    .build();
        }
    }

    /** Puts their places among what is remembered of a run. */
    static void put(Map<String, String> files, Properties numbers) {
        files.forEach((format, file) -> numbers.setProperty(KEY + format, file));
    }

    /** Those of a remembered run, if they are still there and nothing else was reported since. */
    Optional<Map<String, String>> stillThere(Properties numbers, String inputs) {
        Map<String, String> files = new TreeMap<>();
        for (String name : numbers.stringPropertyNames()) {
            if (name.startsWith(KEY)) {
                files.put(name.substring(KEY.length()), numbers.getProperty(name));
            }
        }
        for (String file : files.values()) {
            if (!Files.exists(Path.of(file))) {
                return Optional.empty();
            }
        }
        return inputs.equals(marked()) ? Optional.of(files) : Optional.empty();
    }

    private String marked() {
        try {
            return Files.exists(marker()) ? Files.readString(marker()) : "";
        } catch (IOException e) {
            return "";
        }
    }

    private Path marker() {
        return run.settings().path(Setting.OUTPUT).orElseThrow().resolve(goal).resolve("inputs");
    }
}
