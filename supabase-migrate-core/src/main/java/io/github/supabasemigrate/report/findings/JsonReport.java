package io.github.supabasemigrate.report.findings;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Location;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Findings for scripts. Lines and columns count from 1; a place that is not known has none. {@code schemaVersion} is 1. */
record JsonReport(String toolVersion) implements FindingReport {

    private static final int SCHEMA_VERSION = 1;

    @Override
    public String render(List<Finding> findings) {
        Fingerprints fingerprints = new Fingerprints();
        return Json.write(Json.object()
                .with("schemaVersion", SCHEMA_VERSION)
                .with("tool", "supabase-migrate")
                .with("toolVersion", toolVersion)
                .with(
                        "findings",
                        findings.stream()
                                .map(finding -> member(finding, fingerprints.next(finding)))
                                .toList())
                .members());
    }

    private static Map<String, Object> member(Finding finding, String fingerprint) {
        Location location = finding.location();
        return Json.object()
                .with("rule", finding.rule())
                .with("severity", finding.severity().name().toLowerCase(Locale.ROOT))
                .with("message", finding.message())
                .with("subject", finding.subject())
                .with("file", location == null ? null : location.file())
                .with("line", location == null || location.line() == 0 ? null : location.line())
                .with("column", location == null || location.column() == 0 ? null : location.column())
                .with("hint", finding.hint())
                .with("decidedBy", finding.decidedBy().name().toLowerCase(Locale.ROOT))
                .with("fingerprint", fingerprint)
                .members();
    }
}
