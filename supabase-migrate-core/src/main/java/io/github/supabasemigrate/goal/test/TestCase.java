package io.github.supabasemigrate.goal.test;

import io.github.supabasemigrate.finding.Location;

/**
 * One test of a file.
 *
 * @param text what the server said about it: diagnostics of a failure, the reason of a skip
 * @param location the statement that made it
 */
record TestCase(String name, Verdict verdict, String text, Location location) {

    /** How it ended. */
    enum Verdict {
        PASSED,
        FAILED,
        SKIPPED
    }

    boolean hasFailed() {
        return verdict == Verdict.FAILED;
    }

    TestCase withMore(String line) {
        return new TestCase(name, verdict, text.isEmpty() ? line : text + "\n" + line, location);
    }
}
