package io.github.supabasemigrate.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How a file's statements are committed: the fewest transactions that PostgreSQL and the author allow. One transaction is the rule; a file
 * with several steps is resumed at the step where it stopped.
 *
 * @param steps in order, together all statements of the file; exactly one for a file that is all or nothing
 * @param reasons why it is not one transaction, each a clause for people, with the line; empty when it is
 */
public record TransactionMode(List<Step> steps, List<String> reasons) {

    /** Who commits a step. */
    public enum Commit {
        /** We do, once, after its last statement. */
        TOGETHER,
        /** The server does, because the statement cannot run inside a transaction. */
        ALONE,
        /** We do, after each statement, because the author asked for that. */
        EACH,
        /** The author's own BEGIN and COMMIT do. */
        AS_WRITTEN
    }

    /**
     * Statements that are committed in one way.
     *
     * @param first index of its first statement in the file
     * @param end index after its last
     */
    public record Step(int first, int end, Commit commit) {
        public Step {
            Objects.requireNonNull(commit, "commit");
            if (first < 0 || end < first) {
                throw new IllegalArgumentException("no such statements: " + first + " to " + end);
            }
        }
    }

    public TransactionMode {
        steps = List.copyOf(steps);
        reasons = List.copyOf(reasons);
    }

    /** All of a file's statements or none. */
    public static TransactionMode oneTransaction(int statements) {
        return new TransactionMode(List.of(new Step(0, statements, Commit.TOGETHER)), List.of());
    }

    /** The same with one statement on its own outside of any transaction. */
    public TransactionMode alone(int statement, String reason) {
        return split(statement, statement + 1, Commit.ALONE, reason);
    }

    /** The same with a commit before a statement. */
    public TransactionMode splitBefore(int statement, String reason) {
        return split(statement, statement, Commit.TOGETHER, reason);
    }

    private TransactionMode split(int first, int end, Commit commit, String reason) {
        var split = new ArrayList<Step>();
        for (Step step : steps) {
            if (first < step.first() || first >= step.end()) {
                split.add(step);
            } else {
                add(split, step.first(), first, step.commit());
                add(split, first, end, commit);
                add(split, end, step.end(), step.commit());
            }
        }
        return new TransactionMode(
                split, Stream.concat(reasons.stream(), Stream.of(reason)).toList());
    }

    private static void add(List<Step> steps, int first, int end, Commit commit) {
        if (first < end) {
            steps.add(new Step(first, end, commit));
        }
    }

    /** True when a failure leaves nothing of the file behind. */
    public boolean isOneTransaction() {
        return steps.size() == 1 && steps.get(0).commit() == Commit.TOGETHER;
    }

    /** For tables and prompts. */
    public String description() {
        return isOneTransaction() ? "one transaction" : "not one transaction: " + String.join("; ", reasons);
    }
}
