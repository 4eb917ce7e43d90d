package io.github.supabasemigrate.goal.test;

import io.github.supabasemigrate.report.findings.Xml;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** JUnit XML as Surefire writes it, a suite for each file. */
final class TestReport {

    private TestReport() {}

    static String render(List<FileResult> results) {
        Xml xml = new Xml().open("testsuites");
        for (FileResult result : results) {
            xml.open(
                    "testsuite",
                    "name",
                    result.file(),
                    "tests",
                    result.cases().size(),
                    "failures",
                    result.count(TestCase.Verdict.FAILED),
                    "errors",
                    0,
                    "skipped",
                    result.count(TestCase.Verdict.SKIPPED),
                    "time",
                    seconds(result.time()));
            result.cases().forEach(test -> append(xml, result.file(), test));
            xml.close();
        }
        return xml.close().toString();
    }

    private static void append(Xml xml, String file, TestCase test) {
        xml.open(
                "testcase",
                "classname",
                file,
                "name",
                test.name(),
                "file",
                file,
                "line",
                test.location().line());
        switch (test.verdict()) {
            case FAILED -> xml.open("failure", "message", test.name()).closeWith(test.location() + "\n" + test.text());
            case SKIPPED -> xml.open("skipped", "message", test.text()).close();
            case PASSED -> {}
        }
        xml.close();
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f", time.toMillis() / 1000.0);
    }
}
