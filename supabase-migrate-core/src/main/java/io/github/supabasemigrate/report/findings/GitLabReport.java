package io.github.supabasemigrate.report.findings;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.Severity;
import java.util.List;
import java.util.Map;

/** GitLab Code Quality, a subset of Code Climate's format. It wants a file and a line of every finding. */
record GitLabReport() implements FindingReport {

    @Override
    public String render(List<Finding> findings) {
        Fingerprints fingerprints = new Fingerprints();
        return Json.write(findings.stream()
                .map(finding -> member(finding, fingerprints.next(finding)))
                .toList());
    }

    private static Map<String, Object> member(Finding finding, String fingerprint) {
        Location location = finding.location();
        return Json.object()
                .with("description", finding.message() + (finding.hint() == null ? "" : " " + finding.hint()))
                .with("check_name", finding.rule())
                .with("fingerprint", fingerprint)
                .with("severity", severity(finding.severity()))
                .with(
                        "location",
                        Json.object()
                                .with("path", location == null ? "supabase" : location.file())
                                .with(
                                        "lines",
                                        Json.object()
                                                .with("begin", location == null ? 1 : Math.max(1, location.line()))))
                .members();
    }

    private static String severity(Severity severity) {
        return switch (severity) {
            case ERROR -> "critical";
            case WARNING -> "minor";
            case INFO -> "info";
        };
    }
}
