package io.github.supabasemigrate.report.findings;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The formats for other tools; {@link ConsoleReport} is the one for people. */
public enum ReportFormat {
    /** SARIF 2.1.0, for GitHub code scanning and editors. */
    SARIF("findings.sarif"),
    /** JUnit XML, which every Java CI shows. */
    JUNIT("TEST-supabase-migrate.xml"),
    /** Our own JSON, for scripts. */
    JSON("findings.json"),
    /** Checkstyle XML, for Jenkins and IDEs. */
    CHECKSTYLE("checkstyle.xml"),
    /** The GitLab Code Quality artifact. */
    GITLAB("gl-code-quality.json"),
    /** Workflow commands that GitHub Actions shows in the pull request. */
    GITHUB("github-annotations.txt");

    private final String fileName;

    ReportFormat(String fileName) {
        this.fileName = fileName;
    }

    /** The format of a name such as {@code sarif}. */
    public static Optional<ReportFormat> named(String name) {
        return Stream.of(values())
                .filter(format -> format.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    /** The file that a goal writes into its output directory. */
    public String fileName() {
        return fileName;
    }

    /**
     * The report of this format.
     *
     * @param toolVersion of supabase-migrate
     */
    public FindingReport report(String toolVersion, RuleTexts rules) {
        return switch (this) {
            case SARIF -> new SarifReport(toolVersion, rules);
            case JUNIT -> new JUnitReport();
            case JSON -> new JsonReport(toolVersion);
            case CHECKSTYLE -> new CheckstyleReport(toolVersion);
            case GITLAB -> new GitLabReport();
            case GITHUB -> new GitHubReport();
        };
    }
}
