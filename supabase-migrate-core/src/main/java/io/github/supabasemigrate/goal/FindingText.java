package io.github.supabasemigrate.goal;

import io.github.supabasemigrate.finding.Finding;

/** A finding on one line of a terminal: where, what, what next. */
public record FindingText(Finding finding) {

    public String line() {
        String where = finding.location() == null ? "" : finding.location() + ": ";
        String next = finding.hint() == null ? "" : " " + finding.hint();
        return where + finding.message() + next;
    }
}
