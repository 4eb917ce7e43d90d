package io.github.supabasemigrate.report.findings;

import io.github.supabasemigrate.finding.Severity;

/** Colours of a terminal, or none. */
public enum Style {
    PLAIN,
    COLOUR;

    private static final String RESET = "\u001B[0m";

    String severity(Severity severity, String text) {
        return switch (severity) {
            case ERROR -> paint("1;31", text);
            case WARNING -> paint("1;33", text);
            case INFO -> paint("1;36", text);
        };
    }

    String strong(String text) {
        return paint("1", text);
    }

    String faint(String text) {
        return paint("2", text);
    }

    private String paint(String code, String text) {
        return this == PLAIN ? text : "\u001B[" + code + "m" + text + RESET;
    }
}
