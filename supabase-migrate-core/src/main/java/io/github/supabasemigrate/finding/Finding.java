package io.github.supabasemigrate.finding;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a check found. lint, verify, drift, immutability and the access matrix all report these, so that one set of
 * reporters prints them and one setting, {@code failOn}, decides the build.
 *
 * @param rule id of the rule, kebab-case; also the name of its documentation page
 * @param severity after the team's own settings have been applied
 * @param message one sentence in the present tense, the thing in backticks
 * @param subject identity of the database object meant, such as {@code public.users}, if there is one
 * @param location where in the project's files, if anywhere
 * @param hint what to do next, if the message does not say it
 * @param decidedBy what the verdict rests on
 */
public record Finding(
        String rule,
        Severity severity,
        String message,
        @Nullable String subject,
        @Nullable Location location,
        @Nullable String hint,
        DecidedBy decidedBy) {

    /** What a verdict rests on: the later, the closer to what really happens. */
    public enum DecidedBy {
        /** The text alone. */
        SYNTAX,
        /** The catalog, or the schema that earlier files make. */
        SCHEMA,
        /** The statement ran on a shadow. */
        OBSERVED,
        /** A live database's contents or statistics. */
        LIVE
    }

    public Finding {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(decidedBy, "decidedBy");
    }

    /** A finding on the catalog with no place in a file yet. */
    public static Finding of(String rule, Severity severity, String message) {
        return new Finding(rule, severity, message, null, null, null, DecidedBy.SCHEMA);
    }

    public Finding about(String newSubject) {
        return new Finding(rule, severity, message, newSubject, location, hint, decidedBy);
    }

    public Finding at(@Nullable Location newLocation) {
        return new Finding(rule, severity, message, subject, newLocation, hint, decidedBy);
    }

    public Finding withHint(String newHint) {
        return new Finding(rule, severity, message, subject, location, newHint, decidedBy);
    }

    public Finding withSeverity(Severity newSeverity) {
        return new Finding(rule, newSeverity, message, subject, location, hint, decidedBy);
    }

    public Finding decidedBy(DecidedBy newDecidedBy) {
        return new Finding(rule, severity, message, subject, location, hint, newDecidedBy);
    }
}
