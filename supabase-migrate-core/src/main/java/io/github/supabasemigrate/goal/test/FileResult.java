package io.github.supabasemigrate.goal.test;

import java.time.Duration;
import java.util.List;

/** What the tests of one file came to. */
record FileResult(String file, List<TestCase> cases, Duration time) {

    FileResult {
        cases = List.copyOf(cases);
    }

    long count(TestCase.Verdict verdict) {
        return cases.stream().filter(test -> test.verdict() == verdict).count();
    }
}
