package io.github.supabasemigrate.report.findings;

import io.github.supabasemigrate.finding.Finding;
import io.github.supabasemigrate.finding.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * JUnit XML: a test case for each rule in each file. Errors are failures; warnings and notes are skipped cases with their text, as
 * the format knows nothing milder. A report without findings holds one case that passed, since many tools refuse an empty one.
 */
record JUnitReport() implements FindingReport {

    private static final String SUITE = "supabase-migrate";

    private record Case(String rule, String place) {}

    @Override
    public String render(List<Finding> findings) {
        Map<Case, List<Finding>> cases = findings.stream()
                .collect(Collectors.groupingBy(JUnitReport::caseOf, LinkedHashMap::new, Collectors.toList()));
        long failures = cases.values().stream().filter(JUnitReport::hasError).count();
        Xml xml = new Xml()
                .open(
                        "testsuite",
                        "name",
                        SUITE,
                        "tests",
                        Math.max(1, cases.size()),
                        "failures",
                        failures,
                        "errors",
                        0,
                        "skipped",
                        cases.size() - failures);
        if (cases.isEmpty()) {
            xml.open("testcase", "classname", SUITE, "name", "no findings").close();
        }
        cases.forEach((key, inCase) -> append(xml, key, inCase));
        return xml.close().toString();
    }

    private static void append(Xml xml, Case key, List<Finding> findings) {
        String message = findings.get(0).message();
        String text = findings.stream().map(JUnitReport::line).collect(Collectors.joining("\n"));
        xml.open("testcase", "classname", key.place(), "name", key.rule());
        if (hasError(findings)) {
            xml.open("failure", "type", key.rule(), "message", message).closeWith(text);
        } else {
            xml.open("skipped", "message", message).closeWith(text);
        }
        xml.close();
    }

    private static Case caseOf(Finding finding) {
        String place = finding.location() != null
                ? finding.location().file()
                : finding.subject() != null ? finding.subject() : SUITE;
        return new Case(finding.rule(), place);
    }

    private static boolean hasError(List<Finding> findings) {
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    }

    private static String line(Finding finding) {
        return (finding.location() == null ? "" : finding.location() + ": ")
                + finding.severity().name().toLowerCase(Locale.ROOT) + ": " + finding.message()
                + (finding.hint() == null ? "" : " " + finding.hint());
    }
}
