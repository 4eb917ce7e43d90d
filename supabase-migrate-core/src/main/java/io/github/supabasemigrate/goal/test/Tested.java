package io.github.supabasemigrate.goal.test;

import io.github.supabasemigrate.report.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the project's tests came to. */
record Tested(List<FileResult> results, String report) implements Outcome {

    private static final int SHOWN = 12;

    Tested {
        results = List.copyOf(results);
    }

    @Override
    public Status status() {
        return failures().isEmpty() ? Status.PASSED : Status.VIOLATIONS;
    }

    private List<TestCase> failures() {
        return results.stream()
                .flatMap(result -> result.cases().stream())
                .filter(TestCase::hasFailed)
                .toList();
    }

    private long count(TestCase.Verdict verdict) {
        return results.stream().mapToLong(result -> result.count(verdict)).sum();
    }

    @Override
    public List<String> details() {
        return failures().stream()
                .flatMap(test -> Stream.concat(
                        Stream.of(test.location() + ": not ok - " + test.name()),
                        test.text().lines().limit(SHOWN).map(line -> "    " + line)))
                .toList();
    }

    @Override
    public String summary() {
        if (results.isEmpty()) {
            return "There are no tests in supabase/tests.";
        }
        String skipped =
                count(TestCase.Verdict.SKIPPED) == 0 ? "" : ", " + count(TestCase.Verdict.SKIPPED) + " skipped";
        String failed = failures().isEmpty() ? "" : ", " + failures().size() + " failed";
        return "%d of %d files passed: %d tests passed%s%s. Report: %s"
                .formatted(
                        results.stream()
                                .filter(result -> result.count(TestCase.Verdict.FAILED) == 0)
                                .count(),
                        results.size(),
                        count(TestCase.Verdict.PASSED),
                        failed,
                        skipped,
                        report);
    }

    @Override
    public Map<String, Object> data() {
        var data = new LinkedHashMap<String, Object>();
        data.put("files", results.size());
        data.put("passed", count(TestCase.Verdict.PASSED));
        data.put("failed", failures().size());
        data.put("skipped", count(TestCase.Verdict.SKIPPED));
        data.put(
                "failures",
                failures().stream()
                        .map(test -> test.location() + ": " + test.name())
                        .toList());
        data.put("report", report);
        return data;
    }
}
