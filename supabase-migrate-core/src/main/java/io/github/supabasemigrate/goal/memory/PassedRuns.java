package io.github.supabasemigrate.goal.memory;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.Severity;
import io.github.supabasemigrate.shadow.cache.CacheDirectory;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What a goal came to on inputs that it passed with, kept in the cache: the next build with the same inputs has nothing to do. A
 * run that fails is not kept. Entries are made whole or not at all, and bounded like everything in the cache.
 *
 * @param goal whose runs
 */
public record PassedRuns(CacheDirectory cache, String goal) {

    private static final String FILE = "passed.properties";

    /**
     * One of them.
     *
     * @param numbers such as counts, by name
     * @param findings that did not fail it
     */
    public record Passed(Properties numbers, List<Finding> findings) {
        public Passed {
            findings = List.copyOf(findings);
        }

        public int count(String name) {
            return Integer.parseInt(numbers.getProperty(name, "0"));
        }
    }

    /** The run with these inputs, if there was one. */
    public Optional<Passed> with(Inputs inputs) {
        return kept().with(inputs).flatMap(entry -> read(entry.resolve(FILE)));
    }

    private static Optional<Passed> read(Path file) {
        var values = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            values.load(reader);
            var findings = new ArrayList<Finding>();
            while (values.containsKey(findings.size() + ".rule")) {
                findings.add(finding(values, findings.size() + "."));
            }
            return Optional.of(new Passed(values, findings));
        } catch (IOException | IllegalArgumentException e) {
            // Damaged: as if it had never been kept.
            return Optional.empty();
        }
    }

    /** Keeps a run. */
    public void keep(Inputs inputs, Passed run) {
        var values = new Properties();
        values.putAll(run.numbers());
        int number = 0;
        for (Finding finding : run.findings()) {
            put(values, number++ + ".", finding);
        }
        kept().keep(inputs, directory -> {
            try (Writer writer = Files.newBufferedWriter(directory.resolve(FILE))) {
                write(values, writer);
            }
        });
    }

    /** As {@link Properties#store} does, without the date: its names of time zones take a cold JVM a tenth of a second. */
    private static void write(Properties values, Writer writer) throws IOException {
        for (String key : values.stringPropertyNames()) {
            writer.write(key + "=");
            String value = values.getProperty(key);
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                switch (c) {
                    case '\n' -> writer.write("\\n");
                    case '\r' -> writer.write("\\r");
                    case '\\' -> writer.write("\\\\");
                    // Blanks at the beginning would be taken for those around the sign.
                    case ' ', '\t', '\f' -> writer.write(i == 0 ? "\\" + c : String.valueOf(c));
                    default -> writer.write(c);
                }
            }
            writer.write('\n');
        }
    }

    private KeptRuns kept() {
        return new KeptRuns(cache, "passed-" + goal);
    }

    private static void put(Properties values, String prefix, Finding finding) {
        values.setProperty(prefix + "rule", finding.rule());
        values.setProperty(prefix + "severity", finding.severity().name());
        values.setProperty(prefix + "message", finding.message());
        values.setProperty(prefix + "decidedBy", finding.decidedBy().name());
        put(values, prefix + "subject", finding.subject());
        put(values, prefix + "hint", finding.hint());
        Location location = finding.location();
        if (location != null) {
            values.setProperty(prefix + "file", location.file());
            values.setProperty(prefix + "line", String.valueOf(location.line()));
            values.setProperty(prefix + "column", String.valueOf(location.column()));
        }
    }

    private static void put(Properties values, String key, @Nullable String text) {
        if (text != null) {
            values.setProperty(key, text);
        }
    }

    private static Finding finding(Properties values, String prefix) {
        String file = values.getProperty(prefix + "file");
        return new Finding(
                values.getProperty(prefix + "rule"),
                Severity.valueOf(values.getProperty(prefix + "severity")),
                values.getProperty(prefix + "message"),
                values.getProperty(prefix + "subject"),
                file == null
                        ? null
                        : new Location(
                                file,
                                Integer.parseInt(values.getProperty(prefix + "line")),
                                Integer.parseInt(values.getProperty(prefix + "column"))),
                values.getProperty(prefix + "hint"),
                Finding.DecidedBy.valueOf(values.getProperty(prefix + "decidedBy")));
    }
}
