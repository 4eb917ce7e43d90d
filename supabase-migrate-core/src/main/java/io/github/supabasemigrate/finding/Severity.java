package io.github.supabasemigrate.finding;

/** How bad a finding is, mildest first, so that {@code compareTo} orders them. */
public enum Severity {
    INFO,
    WARNING,
    ERROR;

    /** True when this severity is the given one or worse. */
    public boolean isAtLeast(Severity threshold) {
        return compareTo(threshold) >= 0;
    }
}
