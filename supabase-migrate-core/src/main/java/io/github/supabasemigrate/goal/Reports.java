package io.github.supabasemigrate.goal;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.MigrateException;
import io.github.supabasemigrate.report.findings.ConsoleReport;
import io.github.supabasemigrate.report.findings.ReportFormat;
import io.github.supabasemigrate.report.findings.RuleTexts;
import io.github.supabasemigrate.report.findings.SourceLines;
import io.github.supabasemigrate.report.findings.Style;
import io.github.supabasemigrate.settings.Setting;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * What becomes of a goal's findings: lines for the terminal, the report files that the settings name, annotations when GitHub Actions
 * is watching.
 */
public final class Reports {

    private static final String BUILT_BY_MAVEN =
            "/META-INF/maven/io.github.supabasemigrate/supabase-migrate-core/pom.properties";

    private final Run run;
    private final Path sources;
    private final RuleTexts rules;

    /**
     * @param sources the directory from which the findings' files count
     */
    public Reports(Run run, Path sources, RuleTexts rules) {
        this.run = run;
        this.sources = sources;
        this.rules = rules;
    }

    /** For people: where, what, the line, why, how; then GitHub's annotations if it is watching. */
    public List<String> lines(List<Finding> findings) {
        if (findings.isEmpty()) {
            return List.of();
        }
        var console = new ConsoleReport(Style.PLAIN, SourceLines.below(sources), rules);
        List<String> lines = new ArrayList<>(console.render(findings).lines().toList());
        if ("true".equals(run.workplace().environment().get("GITHUB_ACTIONS"))) {
            ReportFormat.GITHUB
                    .report(version(), rules)
                    .render(findings)
                    .lines()
                    .forEach(lines::add);
        }
        return lines;
    }

    /**
     * Writes a file for each format that the settings name.
     *
     * @param goal names the folder below the output directory
     * @return the files by the format's name
     */
    public Map<String, String> write(String goal, List<Finding> findings) {
        Path folder = run.settings().path(Setting.OUTPUT).orElseThrow().resolve(goal);
        List<ReportFormat> formats = formats();
        String version = version();
        // Side by side: of thousands of findings, or in a cold Java, each takes a while.
        formats.parallelStream()
                .forEach(format -> write(
                        folder.resolve(format.fileName()),
                        format.report(version, rules).render(findings)));
        Map<String, String> written = new LinkedHashMap<>();
        for (ReportFormat format : formats) {
            written.put(
                    format.name().toLowerCase(Locale.ROOT),
                    folder.resolve(format.fileName()).toString());
        }
        return written;
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw MigrateException.because("The report `" + file + "` cannot be written.")
                    .why(e.toString())
                    .next("Make its directory writable, or name another: -Dsupabase-migrate.outputDirectory=…")
                    .cause(e)
                    .build();
        }
    }

    private List<ReportFormat> formats() {
        return run.settings().list(Setting.REPORTS).stream()
                .filter(name -> !name.equals("none"))
                .map(name -> ReportFormat.named(name).orElseThrow(() -> unknown(name)))
                .toList();
    }

    private static MigrateException unknown(String name) {
        String known = String.join(
                ", ",
                Stream.of(ReportFormat.values())
                        .map(format -> format.name().toLowerCase(Locale.ROOT))
                        .toList());
        return MigrateException.because("`" + name + "` is no format of a report.")
                .next("Formats: " + known + ", or none.")
                .build();
    }

    /** The version that Maven built; {@code development} for classes that were not packaged. */
    static String version() {
        try (InputStream in = Reports.class.getResourceAsStream(BUILT_BY_MAVEN)) {
            if (in == null) {
                return "development";
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return Optional.ofNullable(properties.getProperty("version")).orElse("development");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
