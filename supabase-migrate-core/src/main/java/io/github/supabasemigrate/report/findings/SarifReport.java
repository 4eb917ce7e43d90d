package io.github.supabasemigrate.report.findings;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Location;
import io.github.supabasemigrate.finding.Severity;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * SARIF 2.1.0 (OASIS standard). Files are URIs relative to {@code SRCROOT}, columns count UTF-16 units, and partial fingerprints
 * let GitHub keep a finding's history when lines move.
 */
record SarifReport(String toolVersion, RuleTexts rules) implements FindingReport {

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    @Override
    public String render(List<Finding> findings) {
        List<String> ruleIds =
                findings.stream().map(Finding::rule).distinct().sorted().toList();
        Fingerprints fingerprints = new Fingerprints();
        Map<String, String> uris = new HashMap<>();
        Json driver = Json.object()
                .with("name", "supabase-migrate")
                .with("version", toolVersion)
                .with("rules", ruleIds.stream().map(this::rule).toList());
        Json run = Json.object()
                .with("tool", Json.object().with("driver", driver))
                .with("columnKind", "utf16CodeUnits")
                .with(
                        "results",
                        findings.stream()
                                .map(finding -> result(finding, ruleIds, fingerprints.next(finding), uris))
                                .toList());
        return Json.write(Json.object()
                .with("$schema", SCHEMA)
                .with("version", "2.1.0")
                .with("runs", List.of(run.members()))
                .members());
    }

    private Map<String, Object> rule(String id) {
        return Json.object()
                .with("id", id)
                .with("fullDescription", rules.why(id).map(SarifReport::text).orElse(null))
                .members();
    }

    private static Map<String, Object> result(
            Finding finding, List<String> ruleIds, String fingerprint, Map<String, String> uris) {
        String hint = finding.hint() == null ? "" : " " + finding.hint();
        Location location = finding.location();
        return Json.object()
                .with("ruleId", finding.rule())
                .with("ruleIndex", ruleIds.indexOf(finding.rule()))
                .with("level", level(finding.severity()))
                .with("message", text(finding.message() + hint))
                .with("locations", location == null && finding.subject() == null ? null : List.of(place(finding, uris)))
                .with("partialFingerprints", Json.object().with("supabaseMigrate/v1", fingerprint))
                .members();
    }

    private static Map<String, Object> place(Finding finding, Map<String, String> uris) {
        Location location = finding.location();
        return Json.object()
                .with("physicalLocation", location == null ? null : physical(location, uris))
                .with(
                        "logicalLocations",
                        finding.subject() == null
                                ? null
                                : List.of(Json.object()
                                        .with("fullyQualifiedName", finding.subject())
                                        .members()))
                .members();
    }

    private static Json physical(Location location, Map<String, String> uris) {
        return Json.object()
                .with("artifactLocation", artifact(uris.computeIfAbsent(location.file(), SarifReport::uri)))
                .with("region", region(location));
    }

    private static @Nullable Json region(Location location) {
        return location.line() == 0
                ? null
                : Json.object()
                        .with("startLine", location.line())
                        .with("startColumn", location.column() == 0 ? null : location.column());
    }

    private static Json text(String text) {
        return Json.object().with("text", text);
    }

    /** What is absolute has no base. */
    private static Json artifact(String uri) {
        return Json.object().with("uri", uri).with("uriBaseId", uri.startsWith("file:") ? null : "SRCROOT");
    }

    /** A reference as RFC 3986 has it: a colon in the first segment would make a scheme of it, and that of a drive is a path. */
    private static String uri(String file) {
        boolean isAbsolute = file.matches("/.*|[A-Za-z]:/.*");
        boolean looksLikeScheme = file.matches("[^/]*:.*");
        String path = isAbsolute ? (file.startsWith("/") ? "" : "/") + file : looksLikeScheme ? "./" + file : file;
        try {
            return new URI(isAbsolute ? "file" : null, isAbsolute ? "" : null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not a path: " + file, e);
        }
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
        };
    }
}
