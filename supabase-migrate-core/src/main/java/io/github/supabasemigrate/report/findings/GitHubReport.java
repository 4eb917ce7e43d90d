package io.github.supabasemigrate.report.findings;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Workflow commands of GitHub Actions: printed to the log, they annotate the lines of a pull request. */
record GitHubReport() implements FindingReport {

    @Override
    public String render(List<Finding> findings) {
        return findings.stream().map(GitHubReport::command).collect(Collectors.joining());
    }

    private static String command(Finding finding) {
        String text = finding.message() + (finding.hint() == null ? "" : " " + finding.hint());
        return "::" + level(finding.severity()) + " " + properties(finding) + "::" + data(text) + "\n";
    }

    private static String properties(Finding finding) {
        List<String> properties = new ArrayList<>();
        Location location = finding.location();
        if (location != null) {
            properties.add("file=" + property(location.file()));
            if (location.line() > 0) {
                properties.add("line=" + location.line());
            }
            if (location.column() > 0) {
                properties.add("col=" + location.column());
            }
        }
        properties.add("title=" + property(finding.rule()));
        return String.join(",", properties);
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "notice";
        };
    }

    /** The escapes of GitHub's toolkit; {@code %} first. */
    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
