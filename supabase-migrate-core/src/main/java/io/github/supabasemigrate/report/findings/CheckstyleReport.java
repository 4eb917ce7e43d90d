package io.github.supabasemigrate.report.findings;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Location;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Checkstyle's XML: findings by file. Those without a file stand under {@code supabase}. */
record CheckstyleReport(String toolVersion) implements FindingReport {

    @Override
    public String render(List<Finding> findings) {
        Map<String, List<Finding>> byFile = findings.stream()
                .collect(Collectors.groupingBy(CheckstyleReport::file, LinkedHashMap::new, Collectors.toList()));
        Xml xml = new Xml().open("checkstyle", "version", toolVersion);
        byFile.forEach((file, inFile) -> {
            xml.open("file", "name", file);
            inFile.forEach(finding -> append(xml, finding));
            xml.close();
        });
        return xml.close().toString();
    }

    private static void append(Xml xml, Finding finding) {
        Location location = finding.location();
        xml.open(
                        "error",
                        "line",
                        location == null || location.line() == 0 ? null : location.line(),
                        "column",
                        location == null || location.column() == 0 ? null : location.column(),
                        "severity",
                        finding.severity().name().toLowerCase(Locale.ROOT),
                        "message",
                        finding.message() + (finding.hint() == null ? "" : " " + finding.hint()),
                        "source",
                        "supabase-migrate." + finding.rule())
                .close();
    }

    private static String file(Finding finding) {
        return finding.location() == null ? "supabase" : finding.location().file();
    }
}
