package io.github.supabasemigrate.execute;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How carefully and how patiently a run goes about its work. Immutable; start with {@link #defaults()}. */
public final class ExecutionOptions {

    /** What to do about a statement that ran outside a transaction when an earlier run died, if nothing shows how it ended. */
    public enum Interrupted {
        /** Stop and say so. */
        ASK,
        /** Run it again. */
        AGAIN,
        /** Go on with the statement after it. */
        DONE
    }

    private static final ExecutionOptions DEFAULTS =
            new ExecutionOptions(Duration.ofSeconds(5), null, Duration.ofSeconds(60), 5, false, Interrupted.ASK, true);

    private final Duration lockTimeout;
    private final @Nullable Duration statementTimeout;
    private final Duration lockWait;
    private final int attempts;
    private final boolean continuesOnError;
    private final Interrupted interrupted;
    private final boolean exclusive;

    private ExecutionOptions(
            Duration lockTimeout,
            @Nullable Duration statementTimeout,
            Duration lockWait,
            int attempts,
            boolean continuesOnError,
            Interrupted interrupted,
            boolean exclusive) {
        this.lockTimeout = Objects.requireNonNull(lockTimeout, "lockTimeout");
        this.statementTimeout = statementTimeout;
        this.lockWait = Objects.requireNonNull(lockWait, "lockWait");
        this.attempts = attempts;
        this.continuesOnError = continuesOnError;
        this.interrupted = Objects.requireNonNull(interrupted, "interrupted");
        this.exclusive = exclusive;
    }

    /** Five seconds for a lock, five attempts, a minute for another migrator, stop at the first failure. */
    public static ExecutionOptions defaults() {
        return DEFAULTS;
    }

    /**
     * For a throw-away database: no migration lock, no lock timeout, no second attempt, and no look whether files were edited since
     * they ran there.
     */
    public static ExecutionOptions alone() {
        return new ExecutionOptions(Duration.ZERO, null, Duration.ZERO, 1, false, Interrupted.ASK, false);
    }

    /** How long a statement waits for a lock on a table before the whole transaction is rolled back; zero for ever. */
    public ExecutionOptions lockTimeout(Duration timeout) {
        return new ExecutionOptions(
                timeout, statementTimeout, lockWait, attempts, continuesOnError, interrupted, exclusive);
    }

    /** How long one statement may take; null for ever. */
    public ExecutionOptions statementTimeout(@Nullable Duration timeout) {
        return new ExecutionOptions(lockTimeout, timeout, lockWait, attempts, continuesOnError, interrupted, exclusive);
    }

    /** How long to wait for another migrator. */
    public ExecutionOptions lockWait(Duration limit) {
        return new ExecutionOptions(
                lockTimeout, statementTimeout, limit, attempts, continuesOnError, interrupted, exclusive);
    }

    /** How often a transaction is tried that did not get its locks, counting the first time. */
    public ExecutionOptions attempts(int number) {
        if (number < 1) {
            throw new IllegalArgumentException("attempts: " + number);
        }
        return new ExecutionOptions(
                lockTimeout, statementTimeout, lockWait, number, continuesOnError, interrupted, exclusive);
    }

    /** Whether a failed migration keeps the ones after it from running. */
    public ExecutionOptions continueOnError(boolean goOn) {
        return new ExecutionOptions(lockTimeout, statementTimeout, lockWait, attempts, goOn, interrupted, exclusive);
    }

    public ExecutionOptions interrupted(Interrupted policy) {
        return new ExecutionOptions(
                lockTimeout, statementTimeout, lockWait, attempts, continuesOnError, policy, exclusive);
    }

    public Duration lockTimeout() {
        return lockTimeout;
    }

    public Optional<Duration> statementTimeout() {
        return Optional.ofNullable(statementTimeout);
    }

    public Duration lockWait() {
        return lockWait;
    }

    public int attempts() {
        return attempts;
    }

    public boolean continuesOnError() {
        return continuesOnError;
    }

    public Interrupted interrupted() {
        return interrupted;
    }

    /** Whether the run takes the migration lock. */
    public boolean isExclusive() {
        return exclusive;
    }
}
